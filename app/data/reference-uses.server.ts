import type { Tx } from "#app/data/transaction.server.ts";

/** By reference: in how many lessons, in any language, and in how many items of the pool it is cited. */
export type ReferenceUses = Readonly<Record<string, { readonly lessons: number; readonly items: number }>>;

/** Where the references of a draft are cited. The texts stay in the database: only the counts come out of it. */
export async function referenceUsesIn(tx: Tx, courseId: string, lessonIds: readonly string[]): Promise<ReferenceUses> {
  const rows = await tx.$queryRaw<{ id: string; lessons: number; items: number }[]>`
    WITH newest AS (
      SELECT DISTINCT ON (part) part, content FROM draft_revision
       WHERE course_id = ${courseId} AND (part = 'items' OR split_part(part, '/', 2) = ANY(${[...lessonIds]}::text[]))
       ORDER BY part, number DESC),
    cited AS (
      SELECT split_part(n.part, '/', 2) AS lesson, NULL AS item, r.id FROM newest n
       CROSS JOIN LATERAL (
         SELECT jsonb_path_query(n.content, '$.**.attrs.ids[*]') UNION ALL
         SELECT jsonb_path_query(n.content, '$.**?(@.type == "doseBlock").attrs.source')) r (id)
       WHERE n.part <> 'items'
      UNION ALL
      SELECT NULL, e.item->>'id', r.id FROM newest n
       CROSS JOIN LATERAL jsonb_array_elements(n.content) e (item)
       CROSS JOIN LATERAL jsonb_path_query(e.item, '$.**.references[*]') r (id)
       WHERE n.part = 'items')
    SELECT id #>> '{}' AS id, count(DISTINCT lesson)::int AS lessons, count(DISTINCT item)::int AS items
      FROM cited WHERE jsonb_typeof(id) = 'string' AND id #>> '{}' <> '' GROUP BY 1`;
  return Object.fromEntries(rows.map(({ id, lessons, items }) => [id, { lessons, items }]));
}
