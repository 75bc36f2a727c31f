import type { Tx } from "#app/data/transaction.server.ts";

/** A file of a provider's library. */
export type Asset = { readonly id: string; readonly name: string; readonly kind: string; readonly contentType: string };

/** The file of a provider's library with this content; null when there is none. */
export async function assetOf(tx: Tx, providerId: string, sha256: string): Promise<Asset | null> {
  const row = await tx.mediaAsset.findUnique({
    where: { providerId_sha256: { providerId, sha256 } },
    select: { id: true, name: true, kind: true, object: { select: { contentType: true } } },
  });
  return row === null ? null : { id: row.id, name: row.name, kind: row.kind, contentType: row.object.contentType };
}

/** Whether a draft of the provider, as it stands or as it was submitted, or a course that was published names the file. */
export async function isInUse(tx: Tx, providerId: string, sha256: string): Promise<boolean> {
  const named = JSON.stringify([{ sha256 }]);
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM course_media WHERE sha256 = ${sha256}
    UNION ALL
    SELECT 1 FROM course c
      CROSS JOIN LATERAL (SELECT content FROM draft_revision WHERE course_id = c.id AND part = 'media' ORDER BY number DESC LIMIT 1) r
     WHERE c.provider_id = ${providerId} AND r.content @> ${named}::jsonb
    LIMIT 1`;
  return rows.length > 0;
}

/** Takes a file out of a provider's library. The object stays. */
export async function removeAsset(tx: Tx, assetId: string): Promise<void> {
  await tx.mediaAsset.delete({ where: { id: assetId } });
}
