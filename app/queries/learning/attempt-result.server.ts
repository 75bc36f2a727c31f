import { courseRules } from "#app/data/course-rules.server.ts";
import { confirmedCorrections } from "#app/data/key-corrections.server.ts";
import { attemptsOf, saidIn } from "#app/data/learning-standing.server.ts";
import { learningReadableBy } from "#app/data/scope.server.ts";
import { Draw } from "#app/domain/assessment/draw-paper.ts";
import { type QuestionFeedback as Explained, type ShownReference, explainedPaper } from "#app/domain/assessment/explained-paper.ts";
import type { Remedy } from "#app/domain/assessment/remedy.ts";
import { Response } from "#app/domain/assessment/response.ts";
import { standingScore } from "#app/domain/assessment/standing-score.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { countingAnswers } from "#app/domain/learning/answers-that-count.ts";
import { lockedOutUntil } from "#app/domain/learning/admit-to-attempt.ts";
import { type FinishSeen, settlesAt } from "#app/domain/learning/settlement.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import { AttemptId, CourseVersionId, EnrolmentId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** What was put right in a question after it was answered, in the reader's language. */
export type QuestionCorrection = { readonly kind: Remedy["kind"]; readonly sentence: string; readonly at: Instant };

export type QuestionFeedback = Explained & {
  readonly corrections: readonly QuestionCorrection[];
  /** This learner said that something is wrong with it. */
  readonly isReported: boolean;
};

/** How an attempt ended. Right answers and reasons are in it only once it is marked (R32). */
export type AttemptResult = {
  readonly attemptId: string;
  readonly courseId: string;
  readonly title: string;
  /** Those in which the course was published: who reads another one gets the first of them. */
  readonly languages: readonly Language[];
  readonly number: number;
  readonly attemptsLeft: number;
  readonly minimumPerformanceLevel: number;
} & (
  | { readonly state: "open" }
  /** Finished; answers may still be on a device. `closedBy` the learner, or the deadline. */
  | {
      readonly state: "waiting";
      readonly closedBy: "learner" | "deadline";
      readonly answered: number;
      readonly questions: number;
      readonly settlesAt: Instant | null;
    }
  | {
      readonly state: "marked";
      readonly percent: number;
      readonly passed: boolean;
      readonly isCoursePassed: boolean;
      readonly evaluated: boolean;
      readonly claimed: boolean;
      /** The result was another one before; null: it is the first that was told. */
      readonly regraded: {
        readonly at: Instant;
        readonly percentBefore: number;
        readonly passedBefore: boolean;
        readonly sentences: readonly string[];
      } | null;
      /** Answers that were kept but given after the end. */
      readonly notCounted: number;
      /** When a next attempt may begin; null: at once, or never. */
      readonly nextAttemptAt: Instant | null;
      readonly feedback: readonly QuestionFeedback[];
      readonly references: readonly ShownReference[];
    }
);

/** The result of this learner's own attempt, in one language; null when it is not theirs. */
export async function attemptResult(actor: Actor, courseId: string, attemptId: string, language: Language): Promise<AttemptResult | null> {
  if (!AttemptId.safeParse(attemptId).success) return null;
  const row = await db().attempt.findFirst({
    where: { id: attemptId, enrolment: { ...learningReadableBy(actor), courseId } },
    include: {
      answers: true,
      scores: { select: { keysNumber: true, percent: true, passed: true, gradedAt: true } },
      enrolment: { include: { claim: { select: { id: true } } } },
    },
  });
  if (row === null) return null;
  const rules = await courseRules(db(), CourseVersionId.parse(row.enrolment.courseVersionId));
  if (rules === null) return null;
  const { metadata, pool, media } = rules;
  const attempts = await attemptsOf(db(), EnrolmentId.parse(row.enrolmentId));
  const draw = Draw.parse(row.draw);
  const common = {
    attemptId,
    courseId,
    title: metadata.title[language],
    languages: languagesOf(metadata),
    number: row.number,
    attemptsLeft: Math.max(0, metadata.quiz.attempts - attempts.length),
    minimumPerformanceLevel: metadata.quiz.minimumPerformanceLevel,
  };
  if (row.state !== "finished") return { ...common, state: "open" };
  const score = standingScore(row.scores);
  const questions = draw.entries.flatMap((entry) => entry.orders).length;
  if (score === null) {
    const finishes: FinishSeen[] = (
      await db().learnerEvent.findMany({ where: { attemptId, kind: "attempt-finished" }, select: { receivedAt: true } })
    ).map((event) => ({
      receivedAt: instantAt(event.receivedAt.getTime()),
      missing: 1,
    }));
    const closedBy = row.finishedBy === "deadline" ? "deadline" : "learner";
    const finishedAt = row.finishedAt === null ? null : instantAt(row.finishedAt.getTime());
    return {
      ...common,
      state: "waiting",
      closedBy,
      answered: row.answers.length,
      questions,
      settlesAt: settlesAt({ state: "finished", finishedAt, finishedBy: closedBy }, finishes),
    };
  }
  const said = await saidIn(db(), AttemptId.parse(attemptId));
  const deadlineAt = row.deadlineAt === null ? null : instantAt(row.deadlineAt.getTime());
  const responses = new Map(row.answers.map((answer) => [answer.itemId, Response.parse(answer.response)]));
  // By the keys of the mark that is shown: one that a job has still to change would not be the sum of its questions.
  const corrections = (await confirmedCorrections(db(), rules.courseVersionId)).filter(({ number }) => number <= score.keysNumber);
  const reported = await db().itemReport.findMany({
    where: { ...learningReadableBy(actor), courseId },
    select: { itemId: true, itemVersionId: true },
  });
  const explained = explainedPaper({ draw, pool, references: metadata.references, corrections }, responses, language, media[language]);
  const versions = new Map(
    draw.entries.flatMap(({ itemVersionId, orders }) => orders.map(({ itemId }) => [itemId, itemVersionId] as const)),
  );
  const feedback = explained.feedback.map((one): QuestionFeedback => ({
    ...one,
    corrections: corrections
      .filter(({ itemId }) => itemId === one.itemId)
      .map(({ remedy, sentence, at }) => ({ kind: remedy.kind, sentence: sentence[language], at })),
    isReported: reported.some(({ itemId, itemVersionId }) => itemId === one.itemId && itemVersionId === versions.get(one.itemId)),
  }));
  const last = attempts.at(-1);
  const { before } = score;
  const drawn = new Set(feedback.map(({ itemId }) => itemId));
  return {
    ...common,
    state: "marked",
    percent: score.percent,
    passed: score.passed,
    isCoursePassed: row.enrolment.passedAt !== null,
    evaluated: row.enrolment.evaluatedAt !== null,
    claimed: row.enrolment.claim !== null,
    regraded:
      before === null
        ? null
        : {
            at: instantAt(score.gradedAt.getTime()),
            percentBefore: before.percent,
            passedBefore: before.passed,
            sentences: corrections
              .filter(({ itemId, number }) => number > before.keysNumber && drawn.has(itemId))
              .map(({ sentence }) => sentence[language]),
          },
    notCounted: said.answers.length - countingAnswers({ ...said, deadlineAt }).length,
    nextAttemptAt: row.enrolment.passedAt === null && common.attemptsLeft > 0 ? lockedOutUntil(last, metadata.quiz) : null,
    feedback,
    references: explained.references,
  };
}
