import { type ClaimStanding, cycleOf, isAwardedAlready, offerFor } from "#app/domain/credits/award-for-claim.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { CalendarDay, dayInBaghdad, endOfDayInBaghdad, type Instant } from "#app/domain/shared/time.ts";

type Terms = Pick<ClaimStanding, "creditOffers" | "repeat">;

/** What the rules need to know before somebody who has passed a course may take it again. */
export type RepeatStanding = Pick<ClaimStanding, "profession" | "earlierLines"> & {
  /** The time that was passed last, in whatever version. */
  readonly last: Terms & { readonly passedAt: Instant; readonly claimed: boolean };
  /** The published version, in which the course would be taken again. */
  readonly next: Terms & { readonly expiresOn: CalendarDay };
};

export type RepeatRefusal =
  /** First the credit of the last time: a claim names a version, so only one time may be open to it. */
  | { readonly code: "not-claimed" }
  | { readonly code: "no-offer-for-profession" }
  | { readonly code: "course-expired" }
  | { readonly code: "awarded-once-ever" }
  | { readonly code: "awarded-this-cycle"; readonly from: CalendarDay };

/**
 * Whether a course that was passed may be taken once more: when its rule (R87) would let the pass of that day be awarded. Judged by the
 * function that judges the claim, so that nobody is sent through a course to learn at its end that it counts for nothing.
 */
export function admitToRepeat(standing: RepeatStanding, now: Instant): Result<null, RepeatRefusal> {
  const { profession, earlierLines, next } = standing;
  if (awaitsClaim(standing)) return refused({ code: "not-claimed" });
  if (offerFor(next.creditOffers, profession) === null) return refused({ code: "no-offer-for-profession" });
  if (now > endOfDayInBaghdad(next.expiresOn)) return refused({ code: "course-expired" });
  const today = dayInBaghdad(now);
  if (!isAwardedAlready(next.repeat, earlierLines, today)) return granted(null);
  if (next.repeat === "once-ever") return refused({ code: "awarded-once-ever" });
  return refused({ code: "awarded-this-cycle", from: CalendarDay.parse(`${String(Number(cycleOf(today)) + 1)}-01-01`) });
}

function awaitsClaim({ profession, earlierLines, last }: RepeatStanding): boolean {
  if (last.claimed || offerFor(last.creditOffers, profession) === null) return false;
  return !isAwardedAlready(last.repeat, earlierLines, dayInBaghdad(last.passedAt));
}
