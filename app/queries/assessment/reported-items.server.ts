import { heldItems } from "#app/data/item-holds.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import { simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { Item } from "#app/domain/assessment/item.ts";
import { caseStateOf, ReportKind, Verdict } from "#app/domain/assessment/item-case.ts";
import type { ReportedItem } from "#app/domain/authoring/item-case-answers.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { ItemId } from "#app/domain/shared/ids.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import { db } from "#app/platform/db.server.ts";

type Row = { itemId: string; kind: string; people: number; lastAt: Date };

/** The questions of a course of the actor's provider about which something was said or done, open ones first; null when there is no such course. */
export async function reportedItems(
  actor: Actor,
  courseId: string,
): Promise<{ readonly title: Trilingual | null; readonly items: readonly ReportedItem[] } | null> {
  const course = await db().course.findFirst({
    where: { AND: [coursesReadInDraftBy(actor), { id: courseId }] },
    select: { versions: { orderBy: { number: "desc" }, take: 1, select: { metadata: true } } },
  });
  if (course === null) return null;
  const [rows, people, verdicts, regrades, held] = await Promise.all([
    db().$queryRaw<Row[]>`
      SELECT r.item_id AS "itemId", t.kind, count(DISTINCT r.practitioner_id)::int AS people, max(t.written_at) AS "lastAt"
        FROM item_report r JOIN item_report_text t ON t.report_id = r.id WHERE r.course_id = ${courseId} GROUP BY r.item_id, t.kind`,
    db().$queryRaw<{ itemId: string; people: number }[]>`
      SELECT item_id AS "itemId", count(DISTINCT practitioner_id)::int AS people FROM item_report WHERE course_id = ${courseId} GROUP BY item_id`,
    db().itemVerdict.findMany({ where: { courseId }, orderBy: { decidedAt: "desc" } }),
    db().regrade.findMany({ where: { courseId }, select: { itemId: true, decision: { select: { outcome: true } } } }),
    heldItems(db(), courseId),
  ]);
  const ids = [...new Set([...rows, ...verdicts, ...regrades].map(({ itemId }) => itemId).concat(held))].sort();
  const questions = await questionsNamed(courseId, ids);
  const items = ids.map((itemId): ReportedItem => {
    const said = rows.filter((row) => row.itemId === itemId);
    const last = said.map(({ lastAt }) => lastAt.getTime()).sort((a, b) => b - a)[0];
    const verdict = verdicts.find((one) => one.itemId === itemId);
    const lastAt = last === undefined ? null : instantAt(last);
    return {
      itemId,
      stem: questions.get(itemId)?.stem ?? null,
      leadIn: questions.get(itemId)?.leadIn ?? null,
      people: people.find((one) => one.itemId === itemId)?.people ?? 0,
      byKind: Object.fromEntries(said.map(({ kind, people: count }) => [ReportKind.parse(kind), count])),
      lastAt,
      state: caseStateOf({
        lastReportAt: lastAt,
        lastVerdict: verdict === undefined ? null : { verdict: Verdict.parse(verdict.verdict), at: instantAt(verdict.decidedAt.getTime()) },
        isProposed: regrades.some((one) => one.itemId === itemId && one.decision === null),
      }),
      isHeld: held.includes(ItemId.parse(itemId)),
    };
  });
  const isOpen = ({ state }: ReportedItem) => Number(state === "reported" || state === "proposed");
  const [version] = course.versions;
  return {
    title: version === undefined ? null : CourseMetadata.parse(version.metadata).title,
    items: items.sort((a, b) => isOpen(b) - isOpen(a) || ((a.lastAt ?? "") < (b.lastAt ?? "") ? 1 : -1)),
  };
}

/** The newest wording of each question. */
async function questionsNamed(courseId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { stem: Trilingual; leadIn: Trilingual }>();
  const rows = await db().itemVersion.findMany({ where: { courseId }, orderBy: { number: "asc" }, select: { body: true } });
  return new Map(
    rows
      .flatMap(({ body }) => simpleItemsOf(Item.parse(body)))
      .filter(({ id }) => ids.includes(id))
      .map(({ id, stem, leadIn }) => [id as string, { stem, leadIn }]),
  );
}
