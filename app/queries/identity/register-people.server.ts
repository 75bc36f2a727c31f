import { REGISTERED_FIELDS } from "#app/data/register-people.server.ts";
import { peopleFound } from "#app/data/register-search.server.ts";
import { registerVisibleTo } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { RegisteredFields } from "#app/domain/identity/register/judge-line.ts";
import { type LicenceState, licenceStateOn } from "#app/domain/identity/register/licence-state.ts";
import type { RegisterSearch } from "#app/domain/identity/register/register-search.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

const PAGE = 50;
const STRIDE = 1000;

export type RegisteredLicence = {
  readonly number: string;
  readonly issuingBody: string;
  readonly confirmation: string;
  readonly state: LicenceState | null;
  readonly validUntil: string | null;
};
/** Somebody in the register, as lists show them. */
export type RegisteredPerson = RegisteredFields & { readonly licences: readonly RegisteredLicence[] };

const SELECT = {
  ...REGISTERED_FIELDS,
  licences: {
    select: {
      number: true,
      issuingBody: true,
      state: true,
      facts: { select: { state: true, since: true, validUntil: true, recordedAt: true } },
    },
    orderBy: { claimedAt: "asc" },
  },
} as const satisfies Prisma.PractitionerSelect;

function personFrom(row: Prisma.PractitionerGetPayload<{ select: typeof SELECT }>, today: CalendarDay): RegisteredPerson {
  return {
    ...row,
    licences: row.licences.map(({ number, issuingBody, state, facts }) => {
      const known = facts.map((fact) => ({
        state: fact.state as LicenceState,
        since: fact.since as CalendarDay,
        validUntil: fact.validUntil as CalendarDay | null,
        recordedAt: fact.recordedAt.toISOString(),
      }));
      const newest = known.reduce<(typeof known)[number] | null>(
        (last, fact) => (last === null || fact.recordedAt >= last.recordedAt ? fact : last),
        null,
      );
      return { number, issuingBody, confirmation: state, state: licenceStateOn(known, today), validUntil: newest?.validUntil ?? null };
    }),
  };
}

/** People of the register within the actor's jurisdiction, by Arabic name, 50 at a time, and how many there are; `after` is the last id of the page before. */
export async function registerPeople(
  actor: Actor,
  search: RegisterSearch,
  after: string | null,
  today: CalendarDay,
): Promise<{ readonly people: readonly RegisteredPerson[]; readonly next: string | null; readonly count: number }> {
  const where = peopleFound(registerVisibleTo(actor), search);
  const [rows, count] = await Promise.all([
    db().practitioner.findMany({
      where,
      orderBy: [{ nameAr: "asc" }, { id: "asc" }],
      take: PAGE + 1,
      ...(after === null ? {} : { cursor: { id: after }, skip: 1 }),
      select: SELECT,
    }),
    db().practitioner.count({ where }),
  ]);
  const people = rows.slice(0, PAGE).map((row) => personFrom(row, today));
  return { people, count, next: rows.length > PAGE ? (people.at(-1)?.id ?? null) : null };
}

/**
 * Those of the same people for whom the order of an export wrote a reading, one after the other, a thousand in memory at a time: nobody is named
 * of whom it was not written down.
 */
export async function* everyRegistered(
  actor: Actor,
  { exportId, search }: { readonly exportId: string; readonly search: RegisterSearch },
  today: CalendarDay,
): AsyncGenerator<RegisteredPerson> {
  for (let last: string | null = null; ;) {
    const rows: Prisma.PractitionerGetPayload<{ select: typeof SELECT }>[] = await db().practitioner.findMany({
      where: {
        AND: [
          peopleFound(registerVisibleTo(actor), search),
          { readings: { some: { listId: exportId } } },
          last === null ? {} : { id: { gt: last } },
        ],
      },
      orderBy: { id: "asc" },
      take: STRIDE,
      select: SELECT,
    });
    for (const row of rows) yield personFrom(row, today);
    last = rows.at(-1)?.id ?? null;
    if (rows.length < STRIDE) return;
  }
}
