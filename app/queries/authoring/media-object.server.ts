import { db } from "#app/platform/db.server.ts";
import { getObject, objectKey } from "#app/platform/object-store.server.ts";

/** What is known about a stored object that a course shows. */
export type MediaObject = { readonly contentType: string; readonly bytes: number };

/** Whether a course shows an object of this hash; what else lies in the store (certificates) is not served by hash. One query. */
export async function mediaObject(sha256: string): Promise<MediaObject | null> {
  const rows = await db().$queryRaw<MediaObject[]>`SELECT content_type AS "contentType", bytes FROM media_object WHERE sha256 = ${sha256}`;
  return rows[0] ?? null;
}

/** The bytes of an object, or of a range of it (both ends included); null when the store has lost it. */
export async function mediaBytes(sha256: string, range: { readonly first: number; readonly last: number } | null) {
  return getObject(objectKey(sha256), ...(range === null ? [] : [range]));
}
