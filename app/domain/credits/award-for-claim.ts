import type { CreditHundredths, LedgerLine } from "#app/domain/credits/ledger.ts";
import type { LedgerDraft } from "#app/domain/credits/ledger-chain.ts";
import { totalCredits } from "#app/domain/credits/total-credits.ts";
import type { CourseId, CourseVersionId, EventId, PractitionerId } from "#app/domain/shared/ids.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { type CalendarDay, dayInBaghdad, type Instant } from "#app/domain/shared/time.ts";

/** A line before it has an id and its place in the chain, which `data/credits.server.ts` gives it. */
export type LedgerLineDraft = Omit<LedgerDraft, "id">;

/** What a learner says when claiming. */
export type ClaimWish = {
  readonly eventId: EventId;
  readonly minutesStated: number;
  readonly claimedHundredths: CreditHundredths;
  readonly statementAccepted: boolean;
};

/** What the rules need to know before they can judge a claim. */
export type ClaimStanding = {
  readonly practitionerId: PractitionerId;
  readonly profession: string;
  readonly courseId: CourseId;
  readonly courseVersionId: CourseVersionId;
  readonly courseVersionNumber: number;
  readonly providerId: string;
  readonly passedAt: Instant | null;
  readonly evaluatedAt: Instant | null;
  readonly alreadyClaimed: boolean;
  readonly creditOffers: readonly {
    readonly creditType: string;
    readonly category: string;
    readonly professions: readonly string[];
    readonly maximumHundredths: CreditHundredths;
  }[];
  readonly repeat: "once-ever" | "once-per-cycle" | "each-time";
  /** This person's earlier lines for the same course, any version, reversals included. */
  readonly earlierLines: readonly Pick<LedgerLine, "amountHundredths" | "creditType" | "category" | "earnedOn">[];
};

export type ClaimRefusal =
  | "not-passed"
  | "not-evaluated"
  | "already-claimed"
  | "statement-missing"
  | "no-offer-for-profession"
  | "more-than-offered"
  | "more-than-time-stated"
  | "not-in-quarters"
  | "already-awarded";

/** Credits move in quarters of a credit. */
export const CLAIM_STEP: CreditHundredths = 25;

/** The offer that this profession may claim; null when the course earns it nothing. */
export function offerFor<Offer extends { readonly professions: readonly string[] }>(
  offers: readonly Offer[],
  profession: string,
): Offer | null {
  return offers.find((offer) => offer.professions.includes(profession)) ?? null;
}

/**
 * The credit that so many minutes can earn, in hundredths: sixty minutes are one credit, rounded to the nearest quarter hour.
 * @rule ama-pra/credit-designation
 */
export function hundredthsForMinutes(minutes: number): CreditHundredths {
  return Math.floor((minutes + 7.5) / 15) * CLAIM_STEP;
}

/**
 * The line that a claim brings into the book. The learner claims only what corresponds to the time truly spent; the offer's
 * maximum, category and rule are copied into the line (R86), and a repeated course counts as its course says (R87): once ever,
 * once in a calendar year (until a policy names another cycle), or each time.
 * @rule ama-pra/minimum-performance-level
 * @rule ama-pra/credits-actually-claimed
 * @rule uems-eaccme/feedback-before-credit
 * @rule uems-eaccme/time-actually-spent
 */
export function awardForClaim(wish: ClaimWish, standing: ClaimStanding, at: Instant): Result<LedgerLineDraft, ClaimRefusal> {
  if (standing.passedAt === null) return refused("not-passed");
  if (standing.evaluatedAt === null) return refused("not-evaluated");
  if (standing.alreadyClaimed) return refused("already-claimed");
  if (!wish.statementAccepted) return refused("statement-missing");
  const offer = offerFor(standing.creditOffers, standing.profession);
  if (offer === null) return refused("no-offer-for-profession");
  const amount = wish.claimedHundredths;
  if (!Number.isSafeInteger(amount) || amount < CLAIM_STEP || amount % CLAIM_STEP !== 0) return refused("not-in-quarters");
  if (amount > offer.maximumHundredths) return refused("more-than-offered");
  if (amount > hundredthsForMinutes(wish.minutesStated)) return refused("more-than-time-stated");
  const earnedOn = dayInBaghdad(standing.passedAt);
  if (isAwardedAlready(standing.repeat, standing.earlierLines, earnedOn)) return refused("already-awarded");
  return granted({
    practitionerId: standing.practitionerId,
    kind: "award",
    amountHundredths: amount,
    creditType: offer.creditType,
    category: offer.category,
    cause: wish.eventId,
    courseId: standing.courseId,
    courseVersionId: standing.courseVersionId,
    providerId: standing.providerId,
    ruleVersion: `designation-1:${standing.courseId}@${String(standing.courseVersionNumber)}`,
    evidenceGrade: "provider-signed",
    earnedOn,
    recordedAt: at,
    correctsId: null,
    reason: null,
  });
}

/** The cycle in which a day lies: the calendar year, until a policy names another. */
export function cycleOf(day: CalendarDay): string {
  return day.slice(0, 4);
}

/** Whether the course's rule for repeats (R87) keeps a pass on this day from being awarded, given the lines for the course so far. */
export function isAwardedAlready(
  repeat: ClaimStanding["repeat"],
  earlierLines: ClaimStanding["earlierLines"],
  earnedOn: CalendarDay,
): boolean {
  switch (repeat) {
    case "each-time":
      return false;
    case "once-ever":
      return totalCredits(earlierLines).all > 0;
    case "once-per-cycle":
      return totalCredits(earlierLines.filter((line) => cycleOf(line.earnedOn) === cycleOf(earnedOn))).all > 0;
  }
}
