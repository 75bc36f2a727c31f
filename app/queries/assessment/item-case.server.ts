import { courseRules } from "#app/data/course-rules.server.ts";
import { authorIn, authorsNamed } from "#app/data/drafts.server.ts";
import { heldItems, undrawnItems } from "#app/data/item-holds.server.ts";
import {
  type QuestionInVersion,
  questionInVersions,
  regradeEffects,
  regradeProgress,
  type RegradeRow,
  regradesOf,
} from "#app/data/regrades.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import { type AnswersByOption, answersByOption } from "#app/domain/assessment/answers-by-option.ts";
import type { SimpleItem } from "#app/domain/assessment/item.ts";
import { caseStateOf, ReportKind, Verdict } from "#app/domain/assessment/item-case.ts";
import type { ItemCase, ShownRegrade } from "#app/domain/authoring/item-case-answers.ts";
import { holdEffect } from "#app/domain/assessment/item-hold.ts";
import { previewRegrade } from "#app/domain/assessment/regrade-preview.ts";
import { Response } from "#app/domain/assessment/response.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { ItemId } from "#app/domain/shared/ids.ts";
import { Trilingual } from "#app/domain/shared/language.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/**
 * Everything about one question of a course of the actor's provider: what was said, what was answered so far, what was corrected, and whom
 * a proposal that waits would concern, counted now. null when no published version ever asked it.
 */
export async function itemCase(actor: Actor, courseId: string, itemId: string): Promise<ItemCase | null> {
  const id = ItemId.safeParse(itemId).data;
  const course = await db().course.findFirst({ where: { AND: [coursesReadInDraftBy(actor), { id: courseId }] }, select: { id: true } });
  if (course === null || id === undefined) return null;
  const versions = await questionInVersions(db(), courseId, id);
  const [newest] = versions;
  if (newest === undefined) return null;
  const [reports, verdicts, holds, held, regrades, corrections] = await Promise.all([
    db().itemReport.findMany({
      where: { courseId, itemId: id },
      orderBy: [{ reportedAt: "asc" }, { id: "asc" }],
      select: { practitionerId: true, texts: { orderBy: { writtenAt: "asc" } } },
    }),
    db().itemVerdict.findMany({ where: { courseId, itemId: id }, orderBy: { decidedAt: "desc" } }),
    db().itemHold.findFirst({ where: { courseId, itemId: id }, orderBy: { id: "desc" } }),
    heldItems(db(), courseId),
    regradesOf(db(), { courseId, itemId: id }),
    db().regradeDecision.aggregate({ where: { courseId }, _max: { number: true } }),
  ]);
  const people = [...new Set(reports.map(({ practitionerId }) => practitionerId))];
  const texts = reports
    .flatMap(({ practitionerId, texts }) => texts.map((text) => ({ ...text, reporter: people.indexOf(practitionerId) + 1 })))
    .map(({ id: textId, reporter, kind, body, language, writtenAt }) => ({
      textId,
      reporter,
      kind: ReportKind.parse(kind),
      body,
      language,
      at: instantAt(writtenAt.getTime()),
    }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  const lastVerdict = verdicts[0];
  const { question } = newest;
  return {
    courseId,
    itemId: id,
    stem: question.stem,
    leadIn: question.leadIn,
    type: question.type,
    ...partsOf(question),
    people: people.length,
    byKind: countByKind(texts),
    lastAt: texts[0]?.at ?? null,
    state: caseStateOf({
      lastReportAt: texts[0]?.at ?? null,
      lastVerdict:
        lastVerdict === undefined ? null : { verdict: Verdict.parse(lastVerdict.verdict), at: instantAt(lastVerdict.decidedAt.getTime()) },
      isProposed: regrades.some(({ decision }) => decision === null),
    }),
    isHeld: held.includes(id),
    hold: holds === null || !holds.holds ? null : { reason: holds.reason, role: holds.role, at: instantAt(holds.doneAt.getTime()) },
    versions: versions.map(({ courseVersionId, versionNumber, isPublished }) => ({ courseVersionId, number: versionNumber, isPublished })),
    answers: await answersSoFar(question, versions),
    texts,
    verdicts: verdicts.map(({ verdict, reason, decidedAt }) => ({
      verdict: Verdict.parse(verdict),
      reason: Trilingual.parse(reason),
      at: instantAt(decidedAt.getTime()),
    })),
    regrades: await Promise.all(regrades.map((regrade) => shown(actor, regrade, versions))),
    seen: corrections._max.number ?? 0,
  };
}

function partsOf(question: SimpleItem): Pick<ItemCase, "parts" | "stems"> {
  const parts = question.type === "ordering" ? question.elements : question.type === "numeric" ? question.units : question.options;
  const only = (list: readonly { readonly id: string; readonly text: Trilingual }[]) => list.map(({ id, text }) => ({ id, text }));
  return { parts: only(parts), stems: question.type === "extended-matching" ? only(question.stems) : [] };
}

function countByKind(texts: ItemCase["texts"]): ItemCase["byKind"] {
  const counts: Partial<Record<ReportKind, number>> = {};
  for (const { kind } of texts) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** The answers of marked attempts, added up in the database: no row of a learner leaves it. */
async function answersSoFar(question: SimpleItem, versions: readonly QuestionInVersion[]): Promise<AnswersByOption> {
  const ids = versions.map(({ courseVersionId }) => courseVersionId);
  const rows = await db().$queryRaw<{ response: unknown; times: number }[]>`
    SELECT n.response, count(*)::int AS times
      FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id JOIN attempt_answer n ON n.attempt_id = a.id
     WHERE e.course_version_id = ANY(${ids}::uuid[]) AND a.marked AND n.item_id = ${question.id} GROUP BY n.response`;
  return answersByOption(
    question,
    rows.map(({ response, times }) => ({ response: Response.parse(response), times })),
  );
}

async function shown(actor: Actor, regrade: RegradeRow, versions: readonly QuestionInVersion[]): Promise<ShownRegrade> {
  const { decision, end } = regrade;
  const concerned = versions.filter(({ courseVersionId }) => regrade.versionIds.includes(courseVersionId));
  const names = await authorsNamed(db(), [regrade.proposedBy, ...(decision === null ? [] : [decision.by])]);
  const number = decision?.number ?? null;
  const progress = number === null ? null : (end ?? { ...(await regradeProgress(db(), regrade, number)), at: null });
  return {
    regradeId: regrade.regradeId,
    remedy: regrade.remedy,
    sentence: regrade.sentence,
    versionNumbers: concerned.map(({ versionNumber }) => versionNumber).sort((a, b) => a - b),
    proposedAt: regrade.proposedAt,
    proposer: authorIn(names, regrade.proposedBy),
    isOwn: regrade.proposedBy === actor.accountId,
    decision:
      decision === null ? null : { outcome: decision.outcome, reason: decision.reason, at: decision.at, by: authorIn(names, decision.by) },
    preview: decision === null ? previewRegrade(await regradeEffects(db(), regrade)) : null,
    papers: decision === null && regrade.remedy.kind === "drop" ? await papersWithout(regrade, concerned) : null,
    progress:
      progress === null
        ? null
        : {
            attempts: progress.attempts,
            done: "done" in progress ? progress.done : progress.attempts,
            told: progress.told,
            passes: progress.passes,
            endedAt: progress.at,
          },
  };
}

async function papersWithout(regrade: RegradeRow, versions: readonly QuestionInVersion[]): Promise<ShownRegrade["papers"]> {
  const version = versions.find(({ isPublished }) => isPublished);
  const rules = version === undefined ? null : await courseRules(db(), version.courseVersionId);
  if (rules === null) return null;
  const undrawn = await undrawnItems(db(), rules.courseId, rules.courseVersionId);
  const { before, after } = holdEffect(rules.pool, rules.metadata.quiz.quota, undrawn, regrade.itemId);
  return { before, after };
}
