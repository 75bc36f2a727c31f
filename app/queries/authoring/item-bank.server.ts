import { contentHashOf } from "#app/data/authoring.server.ts";
import { itemKey, originsOf, sumsOf } from "#app/data/item-bank.server.ts";
import { placementsOf } from "#app/data/placements.server.ts";
import { coursesWrittenBy } from "#app/data/scope.server.ts";
import { standingsOf } from "#app/data/standing.server.ts";
import { questionStatistics } from "#app/domain/assessment/question-statistics.ts";
import type { DraftItem, DraftText } from "#app/domain/authoring/draft-content.ts";
import type { BankFilter, BankItem, ItemBank } from "#app/domain/authoring/item-bank.ts";
import { itemDraft } from "#app/domain/authoring/item-draft.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { CalendarDay, type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

const PAGE = 20;

type Row = { courseId: string; itemId: string; body: DraftItem; versionId: string | null; inDraft: boolean; found: number };
type Versions = { courseId: string; itemId: string; versions: number; numbers: number[]; current: boolean };
type Copy = { courseId: string; itemId: string; inDraft: boolean; fromCourse: string; fromItem: string };

/** The items of all courses that the actor writes, as their drafts have them or as they were published last, 20 at a time. */
export async function itemBank(actor: Actor, filter: BankFilter, now: Instant): Promise<ItemBank> {
  const today = dayInBaghdad(now);
  const written = await db().course.findMany({ where: coursesWrittenBy(actor), select: { id: true } });
  const ids = written.map(({ id }) => id);
  const courses = await standingsOf(db(), ids, today);
  const { words, topic, type, level, competency, course, item, due, page } = filter;
  const rows = await db().$queryRaw<Row[]>`
    WITH newest AS (
      SELECT DISTINCT ON (course_id) course_id, content FROM draft_revision
       WHERE part = 'items' AND course_id = ANY(${ids}::text[]) ORDER BY course_id, number DESC),
    drafted AS (
      SELECT n.course_id, e->>'id' AS item_id, e AS body FROM newest n CROSS JOIN LATERAL jsonb_array_elements(n.content) e),
    published AS (
      SELECT DISTINCT ON (course_id, item_id) course_id, item_id, id, body FROM item_version
       WHERE course_id = ANY(${ids}::text[]) ORDER BY course_id, item_id, number DESC),
    bank AS (
      SELECT coalesce(d.course_id, p.course_id) AS course_id, coalesce(d.item_id, p.item_id) AS item_id,
             coalesce(d.body, p.body) AS body, p.id AS version_id, d.item_id IS NOT NULL AS in_draft
        FROM published p FULL JOIN drafted d ON d.course_id = p.course_id AND d.item_id = p.item_id)
    SELECT course_id AS "courseId", item_id AS "itemId", body, version_id::text AS "versionId", in_draft AS "inDraft",
           (count(*) OVER ())::int AS found
      FROM bank
     WHERE (${topic} = '' OR body->>'topic' = ${topic})
       AND (${type} = '' OR body->>'type' = ${type})
       AND (${level} = '' OR body->'tags'->>'level' = ${level})
       AND (${competency} = '' OR body->'tags'->>'competency' = ${competency})
       AND (${course} = '' OR course_id = ${course})
       AND (${item} = '' OR item_id = ${item})
       AND (NOT ${due} OR body->'tags'->>'reviewOn' <= ${today})
       -- What stands in the texts, and not what its members are called.
       AND (${words} = '' OR position(fold_search(${words}) IN (
             SELECT coalesce(string_agg(fold_search(said #>> '{}'), ' '), '')
               FROM jsonb_path_query(body, 'strict $.** ? (@.type() == "string")') said)) > 0)
     ORDER BY course_id, body->>'topic', item_id
     LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`;
  const [versions, copies, topics, names] = await Promise.all([versionsOf(rows), copiesOf(ids, rows), topicsOf(ids), topicNamesOf(ids)]);
  const titles = new Map(courses.map(({ courseId, title }) => [courseId as string, title]));
  const places = rows.map(({ courseId, itemId }) => ({ courseId, placedId: itemId }));
  const origins = await originsOf(db(), await placementsOf(db(), "item", places), titles);
  const versionIds = rows.flatMap(({ versionId }) => versionId ?? []);
  const sums = await sumsOf(db(), [...new Set(rows.map(({ courseId }) => courseId))], versionIds);
  const found = rows[0]?.found ?? 0;
  return {
    items: rows.map((row): BankItem => {
      const { tags } = itemDraft(row.body);
      const isOf = (one: { courseId: string; itemId: string }) => one.courseId === row.courseId && one.itemId === row.itemId;
      const known = versions.find(isOf);
      const answered = sums.get(row.versionId ?? "");
      const reviewOn = CalendarDay.safeParse(tags.reviewOn).data ?? null;
      return {
        courseId: row.courseId,
        courseTitle: titles.get(row.courseId) ?? {},
        item: row.body,
        topicName: names.get(row.courseId)?.[itemDraft(row.body).topic] ?? {},
        contentHash: contentHashOf(row.body),
        versions: known?.versions ?? 0,
        publishedIn: known?.numbers ?? [],
        isCurrent: known?.current ?? false,
        isInDraft: row.inDraft,
        copiedInto: copies
          .filter(({ fromCourse, fromItem }) => fromCourse === row.courseId && fromItem === row.itemId)
          .map(({ courseId, itemId, inDraft }) => ({ courseId, itemId, title: titles.get(courseId) ?? {}, isInDraft: inDraft })),
        origin: origins.get(itemKey(row.courseId, row.itemId)) ?? null,
        reviewOn,
        isReviewDue: reviewOn !== null && reviewOn <= today,
        statistics: answered === undefined ? null : questionStatistics(answered),
      };
    }),
    found,
    pages: Math.max(1, Math.ceil(found / PAGE)),
    topics: topics.map((topic) => ({ topic, name: [...names.values()].find((named) => named[topic] !== undefined)?.[topic] ?? {} })),
    courses: courses.map(({ courseId, title, hasDraft }) => ({ courseId, title, hasDraft })),
  };
}

function versionsOf(rows: readonly Row[]): Promise<Versions[]> {
  const [courseIds, itemIds] = [rows.map(({ courseId }) => courseId), rows.map(({ itemId }) => itemId)];
  return db().$queryRaw<Versions[]>`
    SELECT v.course_id AS "courseId", v.item_id AS "itemId", count(DISTINCT v.id)::int AS versions,
           coalesce(array_agg(DISTINCT cv.number) FILTER (WHERE cv.number IS NOT NULL), '{}') AS numbers,
           coalesce(bool_or(cv.id = c.published_version_id), false) AS current
      FROM item_version v
      JOIN unnest(${courseIds}::text[], ${itemIds}::text[]) AS w (course_id, item_id) ON w.course_id = v.course_id AND w.item_id = v.item_id
      JOIN course c ON c.id = v.course_id
      LEFT JOIN course_version_item u ON u.item_version_id = v.id
      LEFT JOIN course_version cv ON cv.id = u.course_version_id
     GROUP BY 1, 2`;
}

/** The courses that took one of these and have it in their draft or in their published pool. */
function copiesOf(ids: readonly string[], rows: readonly Row[]): Promise<Copy[]> {
  const from = [...new Set(rows.map(({ courseId }) => courseId))];
  return db().$queryRaw<Copy[]>`
    WITH newest AS (
      SELECT DISTINCT ON (course_id) course_id, content FROM draft_revision
       WHERE part = 'items' AND course_id = ANY(${[...ids]}::text[]) ORDER BY course_id, number DESC),
    held AS (
      SELECT n.course_id, e->>'id' AS item_id, true AS in_draft FROM newest n CROSS JOIN LATERAL jsonb_array_elements(n.content) e
      UNION ALL
      SELECT v.course_id, v.item_id, false FROM course c JOIN course_version_item u ON u.course_version_id = c.published_version_id
        JOIN item_version v ON v.id = u.item_version_id WHERE c.id = ANY(${[...ids]}::text[])),
    taken AS (
      SELECT DISTINCT ON (course_id, placed_id) course_id, placed_id, source_course_id, source_id
        FROM placement WHERE kind = 'item' AND course_id = ANY(${[...ids]}::text[]) ORDER BY course_id, placed_id, placed_at DESC)
    SELECT t.course_id AS "courseId", t.placed_id AS "itemId", bool_or(h.in_draft) AS "inDraft",
           t.source_course_id AS "fromCourse", t.source_id AS "fromItem"
      FROM taken t JOIN held h ON h.course_id = t.course_id AND h.item_id = t.placed_id
     WHERE t.source_course_id = ANY(${from}::text[])
     GROUP BY 1, 2, 4, 5 ORDER BY 1, 2`;
}

async function topicsOf(ids: readonly string[]): Promise<readonly string[]> {
  const rows = await db().$queryRaw<{ topic: string }[]>`
    WITH newest AS (
      SELECT DISTINCT ON (course_id) course_id, content FROM draft_revision
       WHERE part = 'items' AND course_id = ANY(${[...ids]}::text[]) ORDER BY course_id, number DESC)
    SELECT DISTINCT topic FROM (
      SELECT e->>'topic' AS topic FROM newest n CROSS JOIN LATERAL jsonb_array_elements(n.content) e
      UNION SELECT topic FROM item_version WHERE course_id = ANY(${[...ids]}::text[])) all_topics
     WHERE topic <> '' ORDER BY topic`;
  return rows.map(({ topic }) => topic);
}

/** What each course calls the topics of its questions: as its draft says, and where that says nothing, as it was published last. */
async function topicNamesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, DraftText>>>> {
  const rows = await db().$queryRaw<{ courseId: string; names: Readonly<Record<string, DraftText>> }[]>`
    WITH newest AS (
      SELECT DISTINCT ON (course_id) course_id, content FROM draft_revision
       WHERE part = 'metadata' AND course_id = ANY(${[...ids]}::text[]) ORDER BY course_id, number DESC)
    SELECT c.id AS "courseId", coalesce(v.metadata->'quiz'->'topics', '{}') || coalesce(n.content->'quiz'->'topics', '{}') AS names
      FROM course c LEFT JOIN newest n ON n.course_id = c.id LEFT JOIN course_version v ON v.id = c.published_version_id
     WHERE c.id = ANY(${[...ids]}::text[]) ORDER BY c.id`;
  return new Map(rows.map(({ courseId, names }) => [courseId, names]));
}
