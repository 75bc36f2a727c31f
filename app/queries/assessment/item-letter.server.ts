import { confirmedCorrections } from "#app/data/key-corrections.server.ts";
import { Draw, questionIdsOf } from "#app/domain/assessment/draw-paper.ts";
import { standingScore } from "#app/domain/assessment/standing-score.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import { CourseVersionId } from "#app/domain/shared/ids.ts";
import { type Language, Trilingual } from "#app/domain/shared/language.ts";
import { db } from "#app/platform/db.server.ts";

/** What a letter about another result says. */
export type RegradedLetter = {
  readonly courseId: string;
  readonly title: string;
  readonly percent: number;
  readonly percentBefore: number;
  readonly isNewPass: boolean;
  readonly passStands: boolean;
  /** What was wrong, in the trainer's words. */
  readonly sentences: readonly string[];
};

/** What a learner is told of the mark of an attempt by these keys; null when it tells nothing new. */
export async function regradedLetter(attemptId: string, keysNumber: number, language: Language): Promise<RegradedLetter | null> {
  const notice = await db().regradeNotice.findUnique({
    where: { attemptId_keysNumber: { attemptId, keysNumber } },
    include: {
      attempt: {
        include: { scores: { select: { keysNumber: true, percent: true, passed: true } }, enrolment: { include: { courseVersion: true } } },
      },
    },
  });
  if (notice === null) return null;
  const { scores, enrolment, draw } = notice.attempt;
  const score = standingScore(scores.filter((row) => row.keysNumber <= keysNumber));
  if (score === null) return null;
  const { quiz, title } = CourseMetadata.parse(enrolment.courseVersion.metadata);
  const drawn = questionIdsOf(Draw.parse(draw));
  const since = score.before?.keysNumber ?? 0;
  const corrections = await confirmedCorrections(db(), CourseVersionId.parse(enrolment.courseVersionId));
  return {
    courseId: enrolment.courseId,
    title: title[language],
    percent: score.percent,
    percentBefore: notice.percentBefore,
    isNewPass: score.passed && !notice.passedBefore,
    passStands: score.passed && score.percent < quiz.minimumPerformanceLevel,
    sentences: corrections
      .filter(({ itemId, number }) => number > since && number <= keysNumber && drawn.includes(itemId))
      .map(({ sentence }) => sentence[language]),
  };
}

/** What a letter about an answered report says. */
export type AnsweredLetter = {
  readonly courseId: string;
  readonly attemptId: string;
  readonly itemId: string;
  readonly title: string;
  readonly verdict: string;
  readonly reason: string;
};

/** What a reporter is told of the answer; null when either is gone. */
export async function answeredLetter(reportId: string, verdictId: string, language: Language): Promise<AnsweredLetter | null> {
  const [report, verdict] = await Promise.all([
    db().itemReport.findUnique({ where: { id: reportId } }),
    db().itemVerdict.findUnique({ where: { id: verdictId } }),
  ]);
  if (report === null || verdict === null) return null;
  const attempt = await db().attempt.findUnique({
    where: { id: report.attemptId },
    select: { enrolment: { select: { courseVersion: { select: { metadata: true } } } } },
  });
  if (attempt === null) return null;
  const { courseId, attemptId, itemId } = report;
  return {
    courseId,
    attemptId,
    itemId,
    title: CourseMetadata.parse(attempt.enrolment.courseVersion.metadata).title[language],
    verdict: verdict.verdict,
    reason: Trilingual.parse(verdict.reason)[language],
  };
}
