import { db } from "#app/platform/db.server.ts";
import { objectsBeginning, sha256OfKey } from "#app/platform/object-store.server.ts";

/** What the rows and the object store say of one object. */
export type ObjectFinding =
  | { readonly finding: "in-order" }
  | { readonly finding: "no-row"; readonly sha256: string; readonly bytes: number; readonly storedAt: number }
  /** `uses`: courses that show it, libraries that have it, petitions that it proves, what it was made of, joined by commas. `replaced`: another certificate has taken its place. */
  | { readonly finding: "no-object"; readonly sha256: string; readonly uses: string }
  | { readonly finding: "no-object"; readonly sha256: string; readonly certificate: string; readonly replaced: boolean };

type Row = { readonly sha256: string; readonly code: string | null; readonly replaced: boolean; readonly uses: string | null };

/**
 * Compares what rows name with what lies in the object store (R56), one finding for each object or row; memory holds a sixteenth of either.
 * What is stored meanwhile may be seen without its row. Keys that are none of ours are not looked at.
 */
export async function* objectFindings(): AsyncGenerator<ObjectFinding> {
  for (const start of "0123456789abcdef") {
    // Objects first: a row that is written meanwhile has its object already.
    const objects = new Map<string, { bytes: number; storedAt: number }>();
    for await (const { key, bytes, storedAt } of objectsBeginning(start)) {
      const sha256 = sha256OfKey(key);
      if (sha256 !== null) objects.set(sha256, { bytes, storedAt });
    }
    const rows = await rowsBeginning(start);
    const named = new Set(rows.map(({ sha256 }) => sha256));
    for (const [sha256, facts] of objects) yield named.has(sha256) ? { finding: "in-order" } : { finding: "no-row", sha256, ...facts };
    for (const { sha256, code, replaced, uses } of rows) {
      if (objects.has(sha256)) continue;
      yield code === null
        ? { finding: "no-object", sha256, uses: uses ?? "" }
        : { finding: "no-object", sha256, certificate: code, replaced };
    }
  }
}

async function rowsBeginning(start: string): Promise<readonly Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT m.sha256, NULL AS code, false AS replaced, concat_ws(', ',
        (SELECT string_agg(DISTINCT v.course_id, ', ') FROM course_media c JOIN course_version v ON v.id = c.course_version_id WHERE c.sha256 = m.sha256),
        (SELECT string_agg('the library of ' || a.provider_id, ', ') FROM media_asset a WHERE a.sha256 = m.sha256),
        (SELECT string_agg('the petition ' || e.petition_id, ', ') FROM petition_evidence e WHERE e.sha256 = m.sha256),
        (SELECT string_agg(r.rung || ' made of ' || r.original_sha256, ', ') FROM media_rendition r WHERE r.sha256 = m.sha256)) AS uses
      FROM media_object m WHERE m.sha256 LIKE ${`${start}%`}
    UNION ALL
    SELECT pdf_sha256, code, replaced_by_id IS NOT NULL, NULL FROM certificate WHERE pdf_sha256 LIKE ${`${start}%`}
    ORDER BY sha256`;
}
