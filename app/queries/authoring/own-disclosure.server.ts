import { disclosureFrom } from "#app/data/independence.server.ts";
import { accountRowsManageableBy } from "#app/data/scope.server.ts";
import { type Disclosure, type DisclosureState, disclosureState, lastDayOf } from "#app/domain/authoring/disclosure.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import { type CalendarDay, type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** What somebody has declared, the newest first, and how it stands today. */
export type OwnDisclosure = {
  readonly state: DisclosureState;
  /** Of the newest; null when there is none. */
  readonly lastDay: CalendarDay | null;
  readonly history: readonly Disclosure[];
  /** How the product knows the person, to begin with. */
  readonly knownAs: Partial<Trilingual>;
};

/** The actor's own disclosures. */
export async function ownDisclosure(actor: Actor, now: Instant): Promise<OwnDisclosure> {
  const [rows, person] = await Promise.all([
    db().disclosure.findMany({ where: accountRowsManageableBy(actor), orderBy: [{ givenAt: "desc" }, { id: "asc" }] }),
    db().practitioner.findFirst({ where: accountRowsManageableBy(actor), select: { nameAr: true, nameLatin: true, nameCkb: true } }),
  ]);
  const history = rows.map(disclosureFrom);
  const newest = history[0] ?? null;
  return {
    state: disclosureState(newest, dayInBaghdad(now)),
    lastDay: newest === null ? null : lastDayOf(newest),
    history,
    knownAs: person === null ? {} : { ar: person.nameAr, en: person.nameLatin, ckb: person.nameCkb ?? person.nameAr },
  };
}
