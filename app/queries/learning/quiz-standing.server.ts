import { courseRules } from "#app/data/course-rules.server.ts";
import { undrawnItems } from "#app/data/item-holds.server.ts";
import { isWithdrawn } from "#app/data/course-withdrawals.server.ts";
import { attemptsOf } from "#app/data/learning-standing.server.ts";
import { learningReadableBy } from "#app/data/scope.server.ts";
import { poolWithout } from "#app/domain/assessment/item-hold.ts";
import { type QuestionCount, questionCountOf } from "#app/domain/assessment/question-count.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { admitToAttempt } from "#app/domain/learning/admit-to-attempt.ts";
import { currentEnrolment } from "#app/domain/learning/enrolment.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import { CourseVersionId, EnrolmentId } from "#app/domain/shared/ids.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";
import { type CalendarDay, type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** One sitting in the history. `percent` is null until it is marked. */
export type PastAttempt = {
  readonly attemptId: string;
  readonly number: number;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly percent: number | null;
  readonly passed: boolean | null;
};

/** How a learner stands with the quiz of a course: what awaits, what is left, what was. */
export type QuizStanding = {
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly title: Trilingual;
  /** Those in which the course was published: who reads another one gets the first of them. */
  readonly languages: readonly Language[];
  readonly questions: QuestionCount;
  readonly minutesAllowed: number | null;
  readonly minimumPerformanceLevel: number;
  readonly attemptsAllowed: number;
  readonly attemptsLeft: number;
  readonly lockOutHours: number;
  readonly expiresOn: CalendarDay;
  readonly isEnrolled: boolean;
  readonly passedAt: Instant | null;
  readonly evaluatedAt: Instant | null;
  readonly hasClaimed: boolean;
  readonly bestPercent: number | null;
  readonly next:
    | { readonly kind: "start"; readonly number: number }
    | { readonly kind: "resume"; readonly attemptId: string; readonly deadlineAt: Instant | null }
    | { readonly kind: "unsettled"; readonly attemptId: string }
    | { readonly kind: "locked-out"; readonly until: Instant }
    | { readonly kind: "no-attempts-left" | "already-passed" | "course-expired" | "course-withdrawn" };
  readonly history: readonly PastAttempt[];
};

/** The standing at that moment; null when there is no such course. Reads only (R29): an overdue attempt is closed by the sweep. */
export async function quizStanding(actor: Actor, courseId: string, now: Instant): Promise<QuizStanding | null> {
  const course = await db().course.findUnique({ where: { id: courseId }, select: { publishedVersionId: true } });
  if (course === null) return null;
  const enrolment = currentEnrolment(
    (
      await db().enrolment.findMany({ where: { ...learningReadableBy(actor), courseId }, include: { claim: { select: { id: true } } } })
    ).map(({ passedAt, ...row }) => ({
      ...row,
      passedAt: passedAt === null ? null : instantAt(passedAt.getTime()),
    })),
  );
  const versionId = enrolment?.courseVersionId ?? course.publishedVersionId;
  if (versionId === null) return null;
  const rules = await courseRules(db(), CourseVersionId.parse(versionId));
  if (rules === null) return null;
  const attempts = enrolment === null ? [] : await attemptsOf(db(), EnrolmentId.parse(enrolment.id));
  const percents = attempts.flatMap(({ percent }) => (percent === null ? [] : [percent]));
  const passedAt = enrolment?.passedAt ?? null;
  const { quiz, title, expiresOn } = rules.metadata;
  const admission = admitToAttempt(
    { passedAt },
    attempts,
    quiz,
    { expiresOn, withdrawn: await isWithdrawn(db(), courseId, rules.number) },
    now,
  );
  return {
    courseId,
    courseVersionId: versionId,
    title,
    languages: languagesOf(rules.metadata),
    questions: questionCountOf(poolWithout(rules.pool, await undrawnItems(db(), rules.courseId, rules.courseVersionId)), quiz.quota),
    minutesAllowed: quiz.minutesAllowed,
    minimumPerformanceLevel: quiz.minimumPerformanceLevel,
    attemptsAllowed: quiz.attempts,
    attemptsLeft: Math.max(0, quiz.attempts - attempts.length),
    lockOutHours: quiz.lockOutHours,
    expiresOn,
    isEnrolled: enrolment !== null,
    passedAt,
    evaluatedAt: enrolment?.evaluatedAt == null ? null : instantAt(enrolment.evaluatedAt.getTime()),
    hasClaimed: enrolment?.claim != null,
    bestPercent: percents.length === 0 ? null : Math.max(...percents),
    next: nextOf(admission, attempts),
    history: attempts
      .map(({ id, number, startedAt, finishedAt, passed, percent }) => ({
        attemptId: id,
        number,
        startedAt,
        finishedAt,
        passed,
        percent,
      }))
      .reverse(),
  };
}

function nextOf(admission: ReturnType<typeof admitToAttempt>, attempts: Parameters<typeof admitToAttempt>[1]): QuizStanding["next"] {
  if (admission.ok) {
    const { value } = admission;
    if (value.kind === "start") return value;
    return { ...value, deadlineAt: attempts.find((attempt) => attempt.id === value.attemptId)?.deadlineAt ?? null };
  }
  switch (admission.refusal.code) {
    case "attempt-unsettled":
      return { kind: "unsettled", attemptId: admission.refusal.attemptId };
    case "locked-out":
      return { kind: "locked-out", until: admission.refusal.until };
    default:
      return { kind: admission.refusal.code };
  }
}
