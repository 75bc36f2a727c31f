import { createHash } from "node:crypto";
import { type Tx, alone } from "#app/data/transaction.server.ts";
import type { CourseMediaFile } from "#app/domain/authoring/valid-course.ts";
import { deleteObject, hasObject, objectFacts, objectKey, putObject } from "#app/platform/object-store.server.ts";

/** A file in the object store, and the path under which its course knows it. */
export type StoredMedia = CourseMediaFile & { readonly sha256: string };

/** Names files by the SHA-256 of their bytes, without storing anything. */
export function nameMedia(files: readonly CourseMediaFile[]): readonly StoredMedia[] {
  return files.map((file) => ({ ...file, sha256: file.stored?.sha256 ?? createHash("sha256").update(file.bytes).digest("hex") }));
}

/** How large a file is, in bytes. */
export function sizeOfMedia({ stored, bytes }: CourseMediaFile): number {
  return stored?.bytes ?? bytes.length;
}

/**
 * Puts files into the object store. Safe to repeat and safe to abandon: an object's name is its content. One that is there but that no row
 * names yet is put again all the same, so that it counts as new: the sweep removes what has lain without a row for a day.
 */
export async function putMedia(files: readonly StoredMedia[]): Promise<void> {
  const named = await namedMedia(files.map(({ sha256 }) => sha256));
  for (const file of files) {
    const key = objectKey(file.sha256);
    if (named.has(file.sha256) && (await hasObject(key))) continue;
    // Its beginning was read a moment ago.
    if (file.stored !== undefined) throw new Error(`The object store has lost ${file.sha256}.`);
    await putObject(key, file.bytes, file.contentType);
  }
}

async function namedMedia(names: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await alone().mediaObject.findMany({ where: { sha256: { in: [...names] } }, select: { sha256: true } });
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Whether a course or a certificate names the object. */
export async function isNamed(tx: Tx, sha256: string): Promise<boolean> {
  const [media, certificates] = await Promise.all([
    tx.mediaObject.count({ where: { sha256 } }),
    tx.certificate.count({ where: { pdfSha256: sha256 } }),
  ]);
  return media + certificates > 0;
}

/** When the object was put last and how large it is; null when there is none. */
export async function storedObject(sha256: string): Promise<{ readonly bytes: number; readonly storedAt: number } | null> {
  return objectFacts(objectKey(sha256));
}

/** Removes an object from the store. */
export async function removeObject(sha256: string): Promise<void> {
  await deleteObject(objectKey(sha256));
}

/** Writes the rows that say which objects exist; those that are there stay. */
export async function saveMediaObjects(tx: Tx, files: readonly StoredMedia[], at: string): Promise<void> {
  if (files.length === 0) return;
  await tx.mediaObject.createMany({
    data: files.map((file) => ({ sha256: file.sha256, contentType: file.contentType, bytes: sizeOfMedia(file), createdAt: at })),
    skipDuplicates: true,
  });
}

/** Writes the rows that say which objects exist and which course version shows them under which path. */
export async function saveMedia(tx: Tx, courseVersionId: string, files: readonly StoredMedia[], at: string): Promise<void> {
  if (files.length === 0) return;
  await saveMediaObjects(tx, files, at);
  await tx.courseMedia.createMany({ data: files.map(({ path, sha256 }) => ({ courseVersionId, path, sha256 })) });
}
