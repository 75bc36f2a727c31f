import { mediaSeenOf } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { db } from "#app/platform/db.server.ts";
import { type ByteRange, openObject, objectKey } from "#app/platform/object-store.server.ts";

/** What is known about a stored object. `published`: a course that was published shows it, or what it was made of. */
export type MediaObject = { readonly contentType: string; readonly bytes: number; readonly published: boolean };

/**
 * An object that a published course shows, or that was made of one; what else lies in the store (certificates) is not served by hash. One query
 * by keys alone, for it is asked with every picture.
 */
export async function mediaObject(sha256: string): Promise<MediaObject | null> {
  const rows = await db().$queryRaw<MediaObject[]>`
    SELECT content_type AS "contentType", bytes, (
             EXISTS (SELECT 1 FROM course_media c WHERE c.sha256 = o.sha256)
          OR EXISTS (SELECT 1 FROM media_rendition r JOIN course_media c ON c.sha256 = r.original_sha256 WHERE r.sha256 = o.sha256)) AS published
      FROM media_object o WHERE o.sha256 = ${sha256}`;
  return rows[0] ?? null;
}

/**
 * Whether the actor may see an object before it is published: it lies in the library of their provider, or was made of one that does.
 */
export async function seesObject(actor: Actor | null, sha256: string): Promise<boolean> {
  const providerId = mediaSeenOf(actor);
  const rows = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM (SELECT ${sha256} AS sha256 UNION ALL SELECT original_sha256 FROM media_rendition WHERE sha256 = ${sha256}) o
      JOIN media_asset a USING (sha256) WHERE a.provider_id = ${providerId} LIMIT 1`;
  return rows.length > 0;
}

/** The bytes of an object, or of a range of it (both ends included), as the store gives them; null when the store has lost it. */
export async function mediaBytes(sha256: string, range: ByteRange | null) {
  return openObject(objectKey(sha256), ...(range === null ? [] : [range]));
}
