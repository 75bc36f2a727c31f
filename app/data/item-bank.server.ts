import { contentHashOf } from "#app/data/authoring.server.ts";
import type { PlacementRow } from "#app/data/placements.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { QuestionSums } from "#app/domain/assessment/question-statistics.ts";
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

/**
 * How the sources of items that were taken stand now, by `itemKey` of the place where they are; `titles` names the courses that the reader may
 * see.
 */
export async function originsOf(
  tx: Tx,
  placements: readonly PlacementRow[],
  titles: ReadonlyMap<string, DraftText>,
): Promise<ReadonlyMap<string, ItemOrigin>> {
  const visible = placements
    .filter(({ sourceCourseId }) => titles.has(sourceCourseId))
    .map(({ sourceCourseId, sourceId }) => ({ courseId: sourceCourseId, itemId: sourceId }));
  const stored = new Map((await itemsNamed(tx, visible)).map((one) => [itemKey(one.courseId, one.itemId), one]));
  return new Map(
    placements.map(({ courseId, placedId, sourceCourseId, sourceId, sourceHashes }): [string, ItemOrigin] => {
      const source = stored.get(itemKey(sourceCourseId, sourceId));
      const hashes = [source?.drafted, source?.published].flatMap((item) => (item == null ? [] : [contentHashOf(item as Json)]));
      const state = hashes.length === 0 ? "gone" : hashes.includes(sourceHashes["item"] ?? "") ? "same" : "changed";
      return [itemKey(courseId, placedId), { courseId: sourceCourseId, itemId: sourceId, title: titles.get(sourceCourseId) ?? {}, state }];
    }),
  );
}

type SumRow = {
  itemVersionId: string;
  asked: number;
  points: number;
  maximum: number;
  upperPoints: number;
  upperMaximum: number;
  lowerPoints: number;
  lowerMaximum: number;
};

/**
 * What first attempts say of these wordings of items, over all versions of their course that have them: a second attempt has seen the answers.
 * The questions about one vignette count together. Ranked as queries/learning/course-results ranks them.
 */
export async function sumsOf(
  tx: Tx,
  courseIds: readonly string[],
  itemVersionIds: readonly string[],
): Promise<ReadonlyMap<string, QuestionSums>> {
  if (itemVersionIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<SumRow[]>`
    WITH newest AS (
      SELECT DISTINCT ON (a.id) a.id, a.draw, s.percent, s.items
        FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id AND a.number = 1 JOIN attempt_score s ON s.attempt_id = a.id
       WHERE e.course_id = ANY(${[...courseIds]}::text[]) ORDER BY a.id, s.graded_at DESC),
    earned AS (
      SELECT n.id, n.percent, entry->>'itemVersionId' AS version_id,
             sum((graded->>'points')::int) AS points, sum((graded->>'maximumPoints')::int) AS maximum
        FROM newest n
       CROSS JOIN LATERAL jsonb_array_elements(n.draw->'entries') entry
       CROSS JOIN LATERAL jsonb_array_elements(entry->'orders') part
        JOIN LATERAL jsonb_array_elements(n.items) graded ON graded->>'itemId' = part->>'itemId'
       WHERE entry->>'itemVersionId' = ANY(${[...itemVersionIds]}::text[])
       GROUP BY 1, 2, 3),
    mark AS (
      SELECT *, row_number() OVER (PARTITION BY version_id ORDER BY percent DESC, id) AS place, count(*) OVER (PARTITION BY version_id) AS asked
        FROM earned),
    ranked AS (SELECT *, place <= ceil(0.27 * asked) AS upper, place > asked - ceil(0.27 * asked) AS lower FROM mark)
    SELECT version_id AS "itemVersionId", count(*)::int AS asked, sum(points)::int AS points, sum(maximum)::int AS maximum,
           coalesce(sum(points) FILTER (WHERE upper), 0)::int AS "upperPoints", coalesce(sum(maximum) FILTER (WHERE upper), 0)::int AS "upperMaximum",
           coalesce(sum(points) FILTER (WHERE lower), 0)::int AS "lowerPoints", coalesce(sum(maximum) FILTER (WHERE lower), 0)::int AS "lowerMaximum"
      FROM ranked GROUP BY version_id`;
  return new Map(
    rows.map(({ itemVersionId, asked, points, maximum, ...row }) => [
      itemVersionId,
      {
        asked,
        points,
        maximum,
        upper: { points: row.upperPoints, maximum: row.upperMaximum },
        lower: { points: row.lowerPoints, maximum: row.lowerMaximum },
      },
    ]),
  );
}
