import { type CatalogueCursor, type CatalogueSearch, sortOf } from "#app/domain/catalog/catalogue-search.ts";
import { foldSearch } from "#app/domain/catalog/fold-search.ts";
import type { TranslationState } from "#app/domain/authoring/course-source.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { db } from "#app/platform/db.server.ts";

/** A course as the catalogue shows it. */
export type CatalogueCard = {
  readonly courseId: string;
  readonly title: string;
  readonly summary: string;
  readonly topics: readonly string[];
  readonly maximumHundredths: number;
  readonly minutes: number;
  readonly bytes: number;
  readonly worksOffline: boolean;
  /** null: it is there in all of them. */
  readonly languages: readonly Language[] | null;
  readonly translations: Readonly<Record<Language, TranslationState>>;
};

export type CataloguePage = {
  readonly cards: readonly CatalogueCard[];
  /** All that match, on every page. */
  readonly total: number;
  readonly next: CatalogueCursor | null;
  /** What can be chosen: topics and professions that a course of the catalogue has. */
  readonly topics: readonly string[];
  readonly professions: readonly string[];
  /** When nothing matches: courses that come close, else the newest. */
  readonly suggestions: readonly { readonly courseId: string; readonly title: string }[];
};

const CARDS_ON_A_PAGE = 12;
const MOST_WORDS = 8;
/** Below this pg_trgm's word similarity no longer means a typing mistake; found with the misspelt queries of catalogue-page.db.test. */
const TYPO = 0.45;

type Row = CatalogueCard & { readonly rank: bigint; readonly total: bigint };

/**
 * A page of the catalogue in one language: courses whose every searched word is in title, summary, objectives, topics or headings
 * of any language, a typing mistake allowed, and that pass the filters. Courses that have ended (`today`, in Baghdad) are not shown.
 */
export async function cataloguePage(
  language: Language,
  search: CatalogueSearch,
  after: CatalogueCursor | null,
  today: string,
): Promise<CataloguePage> {
  const folded = foldSearch(search.text);
  const words = folded
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);
  const sort = sortOf(search);
  const [rows, choices] = await Promise.all([
    db().$queryRaw<Row[]>`
      WITH sought AS MATERIALIZED (
        -- A word that stands somewhere as it was typed is no typing mistake: only the others are worth the long comparison.
        SELECT w, EXISTS (SELECT FROM catalogue_entry WHERE language = ${language} AND search_text LIKE '%' || w || '%') AS known
        FROM unnest(${words}::text[]) AS w
      ), matching AS (
        SELECT e.*, CASE ${sort}
          WHEN 'shortest' THEN e.minutes::bigint
          WHEN 'newest' THEN -extract(epoch FROM e.published_at)::bigint
          ELSE -round(1000 * found.points)::bigint
        END AS rank
        FROM catalogue_entry e
        CROSS JOIN LATERAL (
          -- Words in the title weigh three times; a whole word counts more than a similar one.
          SELECT coalesce(min(f.likeness), 1) AS least, coalesce(sum(3 * word_similarity(f.w, e.title_folded) + f.likeness
              + CASE WHEN e.title_folded LIKE '%' || f.w || '%' THEN 3 ELSE 0 END
              + CASE WHEN f.inside AND ' ' || e.search_text ~ ('[^[:alnum:]]' || f.w) THEN 1 ELSE 0 END), 0) AS points
          FROM (
            SELECT w, inside, CASE WHEN inside THEN 1 WHEN known THEN 0 ELSE word_similarity(w, e.search_text) END AS likeness
            FROM (SELECT w, known, e.search_text LIKE '%' || w || '%' AS inside FROM sought) AS looked
            OFFSET 0 -- keeps the comparison from being written out, and done, three times
          ) AS f
        ) AS found
        WHERE e.language = ${language} AND e.expires_on >= ${today}
          AND (${search.profession}::text IS NULL OR ${search.profession} = ANY (e.professions))
          AND (${search.topic}::text IS NULL OR ${search.topic} = ANY (e.topics))
          AND (${search.language}::text IS NULL OR ${search.language} = ANY (e.languages))
          AND (${search.minimumHundredths}::int IS NULL OR e.maximum_hundredths >= ${search.minimumHundredths})
          AND (${search.maximumMinutes}::int IS NULL OR e.minutes <= ${search.maximumMinutes})
          AND (${search.maximumMegabytes}::int IS NULL OR e.bytes <= ${search.maximumMegabytes} * 1000000)
          AND (NOT ${search.worksOffline} OR e.works_offline)
          AND found.least >= ${TYPO}
      ), counted AS (SELECT count(*) AS total FROM matching)
      SELECT m.course_id AS "courseId", m.title, m.summary, m.topics, m.maximum_hundredths AS "maximumHundredths", m.minutes, m.bytes,
        m.works_offline AS "worksOffline", m.rank, counted.total, v.metadata -> 'translations' AS translations, v.metadata -> 'languages' AS languages
      FROM counted, matching m JOIN course_version v ON v.id = m.course_version_id
      WHERE ${after === null} OR (m.rank, m.course_id) > (${after?.rank ?? 0}::bigint, ${after?.courseId ?? ""})
      ORDER BY m.rank, m.course_id
      LIMIT ${CARDS_ON_A_PAGE + 1}`,
    db().$queryRaw<{ topics: string[]; professions: string[] }[]>`
      SELECT coalesce((SELECT array_agg(DISTINCT t) FROM catalogue_entry e, unnest(e.topics) AS t WHERE e.language = ${language} AND e.expires_on >= ${today}), '{}') AS topics,
        coalesce((SELECT array_agg(DISTINCT p) FROM catalogue_entry e, unnest(e.professions) AS p WHERE e.language = ${language} AND e.expires_on >= ${today}), '{}') AS professions`,
  ]);
  const shown = rows.slice(0, CARDS_ON_A_PAGE);
  const last = shown.at(-1);
  return {
    cards: shown.map(({ rank: _rank, total: _total, ...card }) => card),
    total: Number(rows[0]?.total ?? 0),
    next: rows.length > CARDS_ON_A_PAGE && last !== undefined ? { rank: Number(last.rank), courseId: last.courseId } : null,
    topics: choices[0]?.topics ?? [],
    professions: choices[0]?.professions ?? [],
    suggestions: rows.length === 0 && after === null ? await closest(language, folded, today) : [],
  };
}

function closest(language: Language, folded: string, today: string): Promise<{ courseId: string; title: string }[]> {
  return db().$queryRaw`
    SELECT course_id AS "courseId", title FROM catalogue_entry
    WHERE language = ${language} AND expires_on >= ${today}
    ORDER BY word_similarity(${folded}, search_text) DESC, published_at DESC, course_id
    LIMIT 3`;
}
