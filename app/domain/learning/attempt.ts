import type { AttemptId } from "#app/domain/shared/ids.ts";
import { after, type Instant } from "#app/domain/shared/time.ts";

/** For a request that was under way when the time ran out (R31): measured when it arrives, not when it has been dealt with. */
export const GRACE_MS = 15_000;

/** One sitting of a quiz, as the rules need it. */
export type Attempt = {
  readonly id: AttemptId;
  readonly number: number;
  readonly startedAt: Instant;
  /** null: not timed. */
  readonly deadlineAt: Instant | null;
  readonly state: "in_progress" | "finished";
  readonly finishedAt: Instant | null;
  readonly finishedBy: "learner" | "deadline" | null;
  /** null until it is settled. */
  readonly passed: boolean | null;
};

/** The end of the time allowed, from the start that the server saw (R25). */
export function deadlineOf(startedAt: Instant, minutesAllowed: number | null): Instant | null {
  return minutesAllowed === null ? null : after(startedAt, minutesAllowed * 60_000);
}

/** Whether the time has run out, grace included. */
export function isOverdue(attempt: Pick<Attempt, "deadlineAt">, now: Instant): boolean {
  return attempt.deadlineAt !== null && now > after(attempt.deadlineAt, GRACE_MS);
}
