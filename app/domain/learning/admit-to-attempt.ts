import { type Attempt, isOverdue } from "#app/domain/learning/attempt.ts";
import type { Enrolment } from "#app/domain/learning/enrolment.ts";
import type { AttemptId } from "#app/domain/shared/ids.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { after, type CalendarDay, endOfDayInBaghdad, type Instant } from "#app/domain/shared/time.ts";

/** What a course version asks of its quiz. */
export type QuizRules = {
  /** Whole per cent. */
  readonly minimumPerformanceLevel: number;
  readonly attempts: number;
  readonly lockOutHours: number;
  readonly minutesAllowed: number | null;
  readonly quota: Readonly<Record<string, number>>;
};

/** When a course version ends by itself, and whether it was taken back before that. */
export type CourseEnd = { readonly expiresOn: CalendarDay; readonly withdrawn: boolean };

export type Admission =
  /** An open attempt is gone on with, on whatever device it was begun. */
  { readonly kind: "resume"; readonly attemptId: AttemptId } | { readonly kind: "start"; readonly number: number };

export type AttemptRefusal =
  | { readonly code: "already-passed" }
  | { readonly code: "course-expired" }
  | { readonly code: "course-withdrawn" }
  | { readonly code: "no-attempts-left" }
  | { readonly code: "locked-out"; readonly until: Instant }
  /** The last attempt still waits for answers from a device (late-answers.md). */
  | { readonly code: "attempt-unsettled"; readonly attemptId: AttemptId };

/**
 * Whether this learner may sit the quiz now, and in which attempt. An attempt counts from its start, answered or not; one that is open is
 * handed in also after the course was withdrawn or has expired.
 */
export function admitToAttempt(
  enrolment: Pick<Enrolment, "passedAt">,
  attempts: readonly Attempt[],
  rules: Pick<QuizRules, "attempts" | "lockOutHours">,
  { expiresOn, withdrawn }: CourseEnd,
  now: Instant,
): Result<Admission, AttemptRefusal> {
  if (enrolment.passedAt !== null) return refused({ code: "already-passed" });
  const inOrder = [...attempts].sort((one, other) => one.number - other.number);
  const last = inOrder.at(-1);
  if (last?.state === "in_progress") {
    return isOverdue(last, now)
      ? refused({ code: "attempt-unsettled", attemptId: last.id })
      : granted({ kind: "resume", attemptId: last.id });
  }
  if (last !== undefined && last.passed === null) return refused({ code: "attempt-unsettled", attemptId: last.id });
  if (attempts.length >= rules.attempts) return refused({ code: "no-attempts-left" });
  if (withdrawn) return refused({ code: "course-withdrawn" });
  if (now > endOfDayInBaghdad(expiresOn)) return refused({ code: "course-expired" });
  const until = lockedOutUntil(last, rules);
  if (until !== null && now < until) return refused({ code: "locked-out", until });
  return granted({ kind: "start", number: (last?.number ?? 0) + 1 });
}

/** No attempt can begin: until a moment, or for good. */
export type QuizClosed =
  { readonly kind: "locked-out"; readonly until: Instant } | { readonly kind: "no-attempts-left" | "course-expired" | "course-withdrawn" };

/** Why the quiz of a course that is not passed lets nobody begin now; null when it does, or when an attempt is still open or not settled. */
export function quizClosed(...asked: Parameters<typeof admitToAttempt>): QuizClosed | null {
  const admission = admitToAttempt(...asked);
  if (admission.ok) return null;
  const { refusal } = admission;
  switch (refusal.code) {
    case "locked-out":
      return { kind: refusal.code, until: refusal.until };
    case "no-attempts-left":
    case "course-expired":
    case "course-withdrawn":
      return { kind: refusal.code };
    case "already-passed":
    case "attempt-unsettled":
      return null;
  }
}

/** When the next attempt may begin after this failed one; null when it may at once. */
export function lockedOutUntil(last: Attempt | undefined, rules: Pick<QuizRules, "lockOutHours">): Instant | null {
  if (last === undefined || last.finishedAt === null || rules.lockOutHours === 0) return null;
  return after(last.finishedAt, rules.lockOutHours * 60 * 60 * 1000);
}
