import type { Attempt } from "#app/domain/learning/attempt.ts";
import { after, type Instant } from "#app/domain/shared/time.ts";

/** How long a finished attempt waits for answers that are still on a device that has no connection. */
export const WAIT_FOR_DEVICES_MS = 72 * 60 * 60 * 1000;

/** A finish on a device, and whether every earlier event of that device since the attempt began has arrived. */
export type FinishSeen = { readonly nothingMissing: boolean };

/**
 * Whether a finished attempt can be marked now. It is when the learner finished it and the device has nothing more to send, else
 * after 72 hours. From then on nothing that arrives changes it, because from then on the learner may see which answers were right
 * (content/handbook/decisions/late-answers.md).
 */
export function isSettled(attempt: Pick<Attempt, "state" | "finishedAt">, finishes: readonly FinishSeen[], now: Instant): boolean {
  if (attempt.state !== "finished" || attempt.finishedAt === null) return false;
  return finishes.some((finish) => finish.nothingMissing) || now >= settlesAt(attempt.finishedAt);
}

/** The latest moment at which a finished attempt is marked. */
export function settlesAt(finishedAt: Instant): Instant {
  return after(finishedAt, WAIT_FOR_DEVICES_MS);
}
