import { gradeAttempt, GRADER_VERSION } from "#app/domain/assessment/grade-attempt.ts";
import { keyVersionOf, passAfter, type ScoreRow, tellsOtherwise } from "#app/domain/assessment/standing-score.ts";
import { answersThatCount } from "#app/domain/learning/answers-that-count.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { type AttemptStanding, type Decision, questionsOf, type Write } from "#app/domain/sync/decide-learner-event.ts";

/** What marking an attempt anew brings about. */
export type Regraded = Pick<Decision, "writes" | "audit"> & {
  /** The learner is told something else than before. */
  readonly isTold: boolean;
  /** Failed until now. */
  readonly isPass: boolean;
};

/**
 * Marks a marked attempt by the keys in force: by the answers as they were given, with a mark of its own beside the one before (R72). A
 * pass that was told stays. Who passes now has passed at the moment of the submission, and goes on as if on that day: evaluation, claim,
 * and one award by the one function that awards. null: it is marked by these keys already, or not marked at all.
 */
export function regradeAttempt(facts: AttemptStanding, told: ScoreRow | null, now: Instant): Regraded | null {
  const { attempt, enrolment, keys } = facts;
  if (told === null || attempt.finishedAt === null || told.keysNumber >= keys.keysNumber) return null;
  const responses = new Map(
    [...answersThatCount({ ...facts, deadlineAt: attempt.deadlineAt })].map(([id, { response }]) => [id, response]),
  );
  const marks = gradeAttempt(questionsOf(facts), responses, facts.minimumPerformanceLevel, keys.corrections);
  const grade = { ...marks, passed: passAfter(told.passed, marks) };
  const keyVersion = keyVersionOf(GRADER_VERSION, keys.keysNumber);
  const passes: Write[] =
    grade.passed && enrolment.passedAt === null ? [{ what: "course-passed", enrolmentId: enrolment.id, at: attempt.finishedAt }] : [];
  return {
    writes: [{ what: "attempt-marked", attemptId: attempt.id, keyVersion, keysNumber: keys.keysNumber, grade, at: now }, ...passes],
    audit: [
      {
        deed: "attempt-regraded",
        subject: { kind: "attempt", id: attempt.id },
        details: { percent: grade.percent, passed: grade.passed, percentBefore: told.percent, passedBefore: told.passed, keyVersion },
      },
    ],
    isTold: tellsOtherwise(told, grade),
    isPass: grade.passed && !told.passed,
  };
}
