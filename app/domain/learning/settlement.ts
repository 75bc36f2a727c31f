import type { Attempt } from "#app/domain/learning/attempt.ts";
import { after, type Instant } from "#app/domain/shared/time.ts";

/** How long a finished attempt waits for answers that are still on a device without a connection. */
export const WAIT_FOR_DEVICES_MS = 72 * 60 * 60 * 1000;

/** A finish, when it arrived, and how many earlier events of its device, since the attempt began, have not arrived. */
export type FinishSeen = { readonly receivedAt: Instant; readonly missing: number };

type Closed = Pick<Attempt, "state" | "finishedAt" | "finishedBy">;

/**
 * Whether a finished attempt is to be marked now: when the learner finished it and that device has nothing more to send, else 72
 * hours after the server learned that it was over. Once it is marked nothing that arrives changes it, because then the learner may
 * see which answers were right (content/handbook/decisions/late-answers.md).
 */
export function isSettled(attempt: Closed, finishes: readonly FinishSeen[], now: Instant): boolean {
  if (attempt.state !== "finished") return false;
  if (finishes.some((finish) => finish.missing <= 0)) return true;
  const latest = settlesAt(attempt, finishes);
  return latest !== null && now >= latest;
}

/** The latest moment at which a finished attempt is marked; null while it is open. */
export function settlesAt(attempt: Closed, finishes: readonly FinishSeen[]): Instant | null {
  const closings = finishes.map((finish) => finish.receivedAt);
  if (attempt.finishedBy === "deadline" && attempt.finishedAt !== null) closings.push(attempt.finishedAt);
  const first = closings.sort()[0] ?? attempt.finishedAt;
  return first === null ? null : after(first, WAIT_FOR_DEVICES_MS);
}
