import { remainingIds } from "#app/data/register-people.server.ts";
import { registerKeptBy, registerVisibleTo } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { type LicenceState, licenceStateOn } from "#app/domain/identity/register/licence-state.ts";
import { type Described, type Sign, matchScore } from "#app/domain/identity/register/match-score.ts";
import { nameKeys } from "#app/domain/identity/register/name-skeleton.ts";
import { type CalendarDay, type Instant, after, dayInBaghdad } from "#app/domain/shared/time.ts";
import { alone } from "#app/data/transaction.server.ts";
import { db } from "#app/platform/db.server.ts";
import type { Practitioner } from "#app/platform/prisma/client.ts";

/** A reading is for one sitting: who comes back later says again what for. */
const READING_MS = 30 * 60_000;
const WORTH_A_LOOK = 70;
const MOST_ALIKE = 8;

export type RegisterRecord = Awaited<ReturnType<typeof recordOf>>;
/** The name of somebody whose record is not open; `record` is theirs once a reading of it was written down. `remaining`: who was merged leads there. */
export type RegisterPage = {
  readonly id: string;
  readonly nameAr: string;
  readonly nameLatin: string;
  readonly nameCkb: string | null;
  readonly remaining: string | null;
  readonly record: RegisterRecord | null;
};

/** Somebody in the register within the actor's jurisdiction; their record for the actor's own reading of the last half hour. null: nobody who may be known. */
export async function registerRecord(
  actor: Actor,
  practitionerId: string,
  readingId: string | null,
  now: Instant,
): Promise<RegisterPage | null> {
  const remaining = (await remainingIds(alone(), [practitionerId])).get(practitionerId) ?? practitionerId;
  const person = await db().practitioner.findFirst({
    where: { AND: [{ id: remaining }, registerVisibleTo(actor)] },
    select: { id: true, nameAr: true, nameLatin: true, nameCkb: true },
  });
  if (person === null) return null;
  const reading =
    readingId === null
      ? null
      : await db().recordReading.findFirst({
          where: { id: readingId, accountId: actor.accountId, practitionerId: remaining, readAt: { gt: after(now, -READING_MS) } },
        });
  const record = reading === null ? null : await recordOf(actor, remaining, dayInBaghdad(now));
  return { ...person, remaining: remaining === practitionerId ? null : remaining, record };
}

async function recordOf(actor: Actor, id: string, today: CalendarDay) {
  const row = await db().practitioner.findUniqueOrThrow({
    where: { id },
    include: {
      account: { select: { createdAt: true } },
      licences: {
        include: { facts: { orderBy: { recordedAt: "asc" } }, decisions: { orderBy: { decidedAt: "asc" } } },
        orderBy: { claimedAt: "asc" },
      },
      employments: { include: { facility: true }, orderBy: [{ since: "desc" }, { recordedAt: "desc" }] },
      mergedFrom: { orderBy: { mergedAt: "asc" } },
      readings: { orderBy: { readAt: "desc" }, take: 20 },
    },
  });
  const { nameAr, nameLatin, nameCkb, sex, birthYear, profession, specialty, governorate, directorate, facilityName, facilityType } = row;
  return {
    person: { nameAr, nameLatin, nameCkb, sex, birthYear, profession, specialty, governorate, directorate, facilityName, facilityType },
    accountSince: row.account?.createdAt.toISOString() ?? null,
    licences: row.licences.map(({ id: licenceId, number, issuingBody, state, facts, decisions }) => {
      const known = facts.map((fact) => ({
        state: fact.state as LicenceState,
        since: fact.since as CalendarDay,
        validUntil: fact.validUntil as CalendarDay | null,
        recordedAt: fact.recordedAt.toISOString(),
      }));
      return {
        id: licenceId,
        number,
        issuingBody,
        confirmation: state,
        stateToday: licenceStateOn(known, today),
        facts: known,
        decisions: decisions.map(({ outcome, reason, decidedAt, id: decisionId }) => ({
          id: decisionId,
          outcome,
          // What an import confirmed has the import's name for its reason.
          reason: reason.startsWith("register-import ") ? null : reason,
          decidedAt: decidedAt.toISOString(),
        })),
      };
    }),
    employments: row.employments.map(({ id: factId, since, recordedAt, directorate: at, governorate: within, facility }) => ({
      id: factId,
      since,
      recordedAt: recordedAt.toISOString(),
      directorate: at,
      governorate: within,
      facility: facility?.name ?? null,
    })),
    mergedFrom: row.mergedFrom.map(({ fromId, reason, mergedAt }) => ({ fromId, reason, mergedAt: mergedAt.toISOString() })),
    readings: row.readings.map(({ id: readingId, purpose, role, readAt }) => ({
      id: readingId,
      purpose,
      role,
      readAt: readAt.toISOString(),
    })),
    alike: await alikeOf(actor, row),
  };
}

/** By what somebody who looks like the same person is told from others. */
type Alike = Pick<Practitioner, "id" | "nameAr" | "nameLatin" | "profession" | "directorate" | "birthYear"> & {
  readonly licences: readonly { readonly number: string; readonly issuingBody: string }[];
};

/** Whom a registrar may join with the record: others within their jurisdiction who look like the same person. */
async function alikeOf(
  actor: Actor,
  row: Described & { readonly id: string },
): Promise<readonly (Alike & { readonly score: number; readonly signs: readonly Sign[] })[]> {
  const keys = nameKeys([row.nameAr, row.nameLatin, row.nameCkb]).filter((key) => key !== "-");
  const others = await db().practitioner.findMany({
    where: { AND: [registerKeptBy(actor), { id: { not: row.id } }, { mergedInto: { is: null } }, { nameKeys: { hasSome: [...keys] } }] },
    include: { licences: { select: { number: true, issuingBody: true } } },
    take: 30,
  });
  return others
    .map((other) => ({ other, ...matchScore(row, other) }))
    .filter(({ score }) => score >= WORTH_A_LOOK)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST_ALIKE)
    .map(({ other: { id, nameAr, nameLatin, profession, directorate, birthYear, licences }, score, signs }) => ({
      ...{ id, nameAr, nameLatin, profession, directorate, birthYear, licences },
      ...{ score, signs },
    }));
}
