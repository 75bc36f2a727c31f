import { createHash } from "node:crypto";
import type { Tx } from "#app/data/transaction.server.ts";
import type { CourseMediaFile } from "#app/domain/authoring/valid-course.ts";
import { hasObject, objectKey, putObject } from "#app/platform/object-store.server.ts";

/** A file in the object store, and the path under which its course knows it. */
export type StoredMedia = CourseMediaFile & { readonly sha256: string };

/** Names files by the SHA-256 of their bytes, without storing anything. */
export function nameMedia(files: readonly CourseMediaFile[]): readonly StoredMedia[] {
  return files.map((file) => ({ ...file, sha256: createHash("sha256").update(file.bytes).digest("hex") }));
}

/**
 * Puts files into the object store. Safe to repeat and safe to abandon: an object's name is its content, so a second try finds it
 * there. An object that no row names takes room and does no other harm; nothing looks for such objects yet (R56 asks for a report,
 * which belongs to the media library).
 */
export async function putMedia(files: readonly StoredMedia[]): Promise<void> {
  for (const file of files) {
    const key = objectKey(file.sha256);
    if (!(await hasObject(key))) await putObject(key, file.bytes, file.contentType);
  }
}

/** Writes the rows that say which objects exist and which course version shows them under which path. */
export async function saveMedia(tx: Tx, courseVersionId: string, files: readonly StoredMedia[], at: string): Promise<void> {
  if (files.length === 0) return;
  await tx.mediaObject.createMany({
    data: files.map(({ sha256, contentType, bytes }) => ({ sha256, contentType, bytes: bytes.length, createdAt: at })),
    skipDuplicates: true,
  });
  await tx.courseMedia.createMany({ data: files.map(({ path, sha256 }) => ({ courseVersionId, path, sha256 })) });
}
