import { contentHashOf } from "#app/data/authoring.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { Sitting } from "#app/domain/assessment/item-statistics.ts";
import type { DraftItem, DraftText } from "#app/domain/authoring/draft-content.ts";
import type { ItemOrigin } from "#app/domain/authoring/item-bank.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";

/** An item of one course: as its draft has it now, and as it was published last. */
export type StoredItem = {
  readonly courseId: string;
  readonly itemId: string;
  readonly drafted: DraftItem | null;
  readonly published: DraftItem | null;
};

/** The items of these names; those that are nowhere are not among them. */
export async function itemsNamed(
  tx: Tx,
  names: readonly { readonly courseId: string; readonly itemId: string }[],
): Promise<readonly StoredItem[]> {
  if (names.length === 0) return [];
  const courseIds = names.map(({ courseId }) => courseId);
  const itemIds = names.map(({ itemId }) => itemId);
  return tx.$queryRaw<StoredItem[]>`
    WITH wanted AS (SELECT DISTINCT * FROM unnest(${courseIds}::text[], ${itemIds}::text[]) AS w (course_id, item_id)),
    newest AS (
      SELECT DISTINCT ON (course_id) course_id, content FROM draft_revision
       WHERE part = 'items' AND course_id = ANY(${courseIds}::text[]) ORDER BY course_id, number DESC)
    SELECT w.course_id AS "courseId", w.item_id AS "itemId", d.body AS drafted, p.body AS published
      FROM wanted w
      LEFT JOIN LATERAL (
        SELECT e AS body FROM newest n CROSS JOIN LATERAL jsonb_array_elements(n.content) e
         WHERE n.course_id = w.course_id AND e->>'id' = w.item_id LIMIT 1) d ON true
      LEFT JOIN LATERAL (
        SELECT v.body FROM item_version v WHERE v.course_id = w.course_id AND v.item_id = w.item_id ORDER BY v.number DESC LIMIT 1) p ON true
     WHERE d.body IS NOT NULL OR p.body IS NOT NULL`;
}

/** The key under which an item of a course is found. */
export const itemKey = (courseId: string, itemId: string): string => `${courseId} ${itemId}`;

type CopiedFrom = { readonly courseId: string; readonly itemId: string; readonly contentHash: string };

/** How the sources of copied items stand now, by `itemKey` and hash; `titles` names the courses that the reader may see. */
export async function originsOf(
  tx: Tx,
  copied: readonly CopiedFrom[],
  titles: ReadonlyMap<string, DraftText>,
): Promise<(from: CopiedFrom | null) => ItemOrigin | null> {
  const visible = copied.filter(({ courseId }) => titles.has(courseId));
  const stored = new Map((await itemsNamed(tx, visible)).map((one) => [itemKey(one.courseId, one.itemId), one]));
  return (from) => {
    if (from === null) return null;
    const source = stored.get(itemKey(from.courseId, from.itemId));
    const hashes = [source?.drafted, source?.published].flatMap((item) => (item == null ? [] : [contentHashOf(item as Json)]));
    const state = hashes.length === 0 ? "gone" : hashes.includes(from.contentHash) ? "same" : "changed";
    return { courseId: from.courseId, itemId: from.itemId, title: titles.get(from.courseId) ?? {}, state };
  };
}

/** Attempts that count for statistics, the newest: more say nothing else and take time. */
const MOST_SITTINGS = 5000;

/** The newest first attempts of courses that were marked, as far as they drew these item versions. */
export async function sittingsOf(tx: Tx, courseIds: readonly string[], itemVersionIds: readonly string[]): Promise<readonly Sitting[]> {
  if (itemVersionIds.length === 0) return [];
  const rows = await tx.$queryRaw<{ attemptId: string; percent: number; itemVersionId: string; points: number; maximumPoints: number }[]>`
    WITH sitting AS (
      SELECT a.id, a.draw, s.percent, s.items
        FROM attempt a
        JOIN enrolment e ON e.id = a.enrolment_id
        JOIN LATERAL (SELECT percent, items FROM attempt_score WHERE attempt_id = a.id ORDER BY graded_at DESC LIMIT 1) s ON true
       WHERE e.course_id = ANY(${[...courseIds]}::text[]) AND a.number = 1
       ORDER BY a.started_at DESC LIMIT ${MOST_SITTINGS})
    SELECT s.id::text AS "attemptId", s.percent, entry->>'itemVersionId' AS "itemVersionId",
           sum((graded->>'points')::int)::int AS points, sum((graded->>'maximumPoints')::int)::int AS "maximumPoints"
      FROM sitting s
     CROSS JOIN LATERAL jsonb_array_elements(s.draw->'entries') entry
     CROSS JOIN LATERAL jsonb_array_elements(entry->'orders') part
      JOIN LATERAL jsonb_array_elements(s.items) graded ON graded->>'itemId' = part->>'itemId'
     WHERE entry->>'itemVersionId' = ANY(${[...itemVersionIds]}::text[])
     GROUP BY 1, 2, 3`;
  const byAttempt = new Map<string, { percent: number; items: Sitting["items"][number][] }>();
  for (const { attemptId, percent, ...item } of rows) {
    const sitting = byAttempt.get(attemptId) ?? { percent, items: [] };
    sitting.items.push(item);
    byAttempt.set(attemptId, sitting);
  }
  return [...byAttempt.values()];
}
