import type { RelationshipNature } from "#app/domain/authoring/relationship-nature.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import { type CalendarDay, type Instant, daysAfter, monthsAfter, dayInBaghdad } from "#app/domain/shared/time.ts";

/** How far back is asked for. @rule accme-sii-2020/standard-3-relationships */
export const MONTHS_ASKED = 24;
/** How long what was declared is relied upon. Twelve months is what providers use; the standard names none. */
export const MONTHS_VALID = 12;
/** How long before its last day a person is told. */
export const DAYS_OF_WARNING = 30;
/** More than anybody has, and few enough to be judged one by one. */
export const MOST_RELATIONSHIPS = 20;

/** A financial relationship with an ineligible company, of whatever amount, as it was declared. */
export type DisclosedRelationship = {
  /** Stays when the same relationship is declared again, so that what was judged about it stands. */
  readonly id: string;
  readonly company: string;
  readonly nature: RelationshipNature;
  /** null: it goes on. */
  readonly endedOn: CalendarDay | null;
  /** The product or clinical field that it is about. */
  readonly concerns: string;
};

/** What somebody in control of content declared. Never changed; a newer one takes its place. */
export type Disclosure = {
  readonly accountId: string;
  readonly at: Instant;
  /** As learners read them. */
  readonly name: Trilingual;
  readonly credentials: Trilingual;
  /** Empty: a declaration that there is none. */
  readonly relationships: readonly DisclosedRelationship[];
};

/** The last day on which a disclosure counts: the same day of the month, twelve months on. */
export function lastDayOf({ at }: Pick<Disclosure, "at">): CalendarDay {
  return monthsAfter(dayInBaghdad(at), MONTHS_VALID);
}

export type DisclosureState = "owed" | "expired" | "expiring" | "valid";

/** How the newest disclosure of somebody stands on a day; null: there is none. */
export function disclosureState(newest: Pick<Disclosure, "at"> | null, today: CalendarDay): DisclosureState {
  if (newest === null) return "owed";
  const last = lastDayOf(newest);
  if (last < today) return "expired";
  return last <= daysAfter(today, DAYS_OF_WARNING) ? "expiring" : "valid";
}

/** A relationship as it is typed. */
export type RelationshipWish = Omit<DisclosedRelationship, "id">;

export type RelationshipFault = "ended-in-future" | "ended-too-long-ago";

/** What keeps a relationship from being declared: an end that is yet to come, or one before the time that is asked for. */
export function relationshipFault({ endedOn }: Pick<RelationshipWish, "endedOn">, today: CalendarDay): RelationshipFault | null {
  if (endedOn === null) return null;
  if (endedOn > today) return "ended-in-future";
  return endedOn < monthsAfter(today, -MONTHS_ASKED) ? "ended-too-long-ago" : null;
}

/**
 * The relationships with their ids: what says the same as the last disclosure keeps its own, and with it what was judged about it. That it has
 * ended meanwhile does not make it another; that it was taken up again does.
 */
export function withRelationshipIds(
  wishes: readonly RelationshipWish[],
  before: readonly DisclosedRelationship[],
  newId: () => string,
): readonly DisclosedRelationship[] {
  const left = [...before];
  return wishes.map((wish) => {
    const index = left.findIndex(
      ({ company, nature, concerns, endedOn }) =>
        company === wish.company && nature === wish.nature && concerns === wish.concerns && (endedOn === null || endedOn === wish.endedOn),
    );
    const [same] = index < 0 ? [] : left.splice(index, 1);
    return { id: same?.id ?? newId(), ...wish };
  });
}
