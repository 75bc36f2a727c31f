import { heldItems } from "#app/data/item-holds.server.ts";
import { courseRules } from "#app/data/course-rules.server.ts";
import { learningReadableBy } from "#app/data/scope.server.ts";
import { Draw } from "#app/domain/assessment/draw-paper.ts";
import { type CaseState, caseStateOf, ReportKind, Verdict } from "#app/domain/assessment/item-case.ts";
import { type CandidateQuestion, toCandidatePaper } from "#app/domain/assessment/paper.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { AttemptId, CourseVersionId } from "#app/domain/shared/ids.ts";
import { type Language, Trilingual } from "#app/domain/shared/language.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** A question of a learner's own paper, as a candidate may see it (R32), and what they said about it. */
export type OwnItemReport = {
  readonly courseId: string;
  readonly attemptId: string;
  readonly title: string;
  readonly question: CandidateQuestion;
  readonly isMarked: boolean;
  readonly texts: readonly { readonly textId: string; readonly kind: ReportKind; readonly body: string; readonly at: Instant }[];
  /** null: nothing was said yet. */
  readonly state: CaseState | null;
  readonly isHeld: boolean;
  /** What was answered to what they had said; null: not decided, or they said more since. */
  readonly answer: { readonly reason: string; readonly at: Instant } | null;
};

/** What this learner said about a question that this attempt of theirs asked; null when it did not (R33). */
export async function ownItemReport(
  actor: Actor,
  courseId: string,
  attemptId: string,
  itemId: string,
  language: Language,
): Promise<OwnItemReport | null> {
  if (!AttemptId.safeParse(attemptId).success) return null;
  const own = learningReadableBy(actor);
  const attempt = await db().attempt.findFirst({
    where: { id: attemptId, enrolment: { ...own, courseId } },
    select: { draw: true, marked: true, enrolment: { select: { courseVersionId: true } } },
  });
  if (attempt === null) return null;
  const rules = await courseRules(db(), CourseVersionId.parse(attempt.enrolment.courseVersionId));
  const draw = Draw.parse(attempt.draw);
  const entry = draw.entries.find(({ orders }) => orders.some((order) => order.itemId === itemId));
  const question =
    rules === null
      ? undefined
      : toCandidatePaper(draw, rules.pool, language, rules.media[language]).questions.find(({ id }) => id === itemId);
  if (rules === null || entry === undefined || question === undefined) return null;
  const [report, verdict, waiting, held] = await Promise.all([
    db().itemReport.findFirst({
      where: { ...own, courseId, itemId, itemVersionId: entry.itemVersionId },
      include: { texts: { orderBy: { writtenAt: "asc" } } },
    }),
    db().itemVerdict.findFirst({ where: { courseId, itemId }, orderBy: { decidedAt: "desc" } }),
    db().regrade.count({ where: { courseId, itemId, decision: null } }),
    heldItems(db(), courseId),
  ]);
  const last = report?.texts.at(-1)?.writtenAt ?? null;
  const state =
    last === null
      ? null
      : caseStateOf({
          lastReportAt: instantAt(last.getTime()),
          lastVerdict: verdict === null ? null : { verdict: Verdict.parse(verdict.verdict), at: instantAt(verdict.decidedAt.getTime()) },
          isProposed: waiting > 0,
        });
  const isAnswered = verdict !== null && last !== null && verdict.decidedAt >= last;
  return {
    courseId,
    attemptId,
    title: rules.metadata.title[language],
    question,
    isMarked: attempt.marked,
    texts: (report?.texts ?? []).map(({ id, kind, body, writtenAt }) => ({
      textId: id,
      kind: ReportKind.parse(kind),
      body,
      at: instantAt(writtenAt.getTime()),
    })),
    state,
    isHeld: held.includes(question.id),
    answer: isAnswered ? { reason: Trilingual.parse(verdict.reason)[language], at: instantAt(verdict.decidedAt.getTime()) } : null,
  };
}
