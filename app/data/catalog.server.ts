import type { Tx } from "#app/data/transaction.server.ts";
import type { CatalogueEntryToSave } from "#app/domain/catalog/catalogue-entry.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";

/** When what the catalogue shows of a course was published; null when it shows nothing of it. */
export async function listedSince(tx: Tx, courseId: string): Promise<Instant | null> {
  const entry = await tx.catalogueEntry.findFirst({ where: { courseId }, select: { publishedAt: true } });
  return entry === null ? null : instantAt(entry.publishedAt.getTime());
}

/** Replaces what the catalogue knows about a course: a row for each language, folded by the database itself. */
export async function saveCatalogueEntries(tx: Tx, courseId: string, entries: readonly CatalogueEntryToSave[]): Promise<void> {
  await tx.catalogueEntry.deleteMany({ where: { courseId } });
  for (const entry of entries) {
    await tx.$executeRaw`
      INSERT INTO catalogue_entry (course_id, language, course_version_id, title, summary, topics, professions, languages, maximum_hundredths,
        minutes, bytes, works_offline, released_on, expires_on, published_at, search_text, title_folded)
      VALUES (${courseId}, ${entry.language}, ${entry.courseVersionId}::uuid, ${entry.title}, ${entry.summary}, ${[...entry.topics]}::text[],
        ${[...entry.professions]}::text[], ${[...entry.languages]}::text[], ${entry.maximumHundredths}, ${entry.minutes}, ${entry.bytes},
        ${entry.worksOffline}, ${entry.releasedOn}, ${entry.expiresOn}, ${entry.publishedAt}::timestamptz, fold_search(${entry.searchWords}), fold_search(${entry.title}))`;
  }
}
