import { createHash, randomUUID } from "node:crypto";
import type { Tx } from "#app/data/transaction.server.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { getObject, objectKey, putObject } from "#app/platform/object-store.server.ts";

/** Stores captions, with their row in the library of their provider, and gives the hash that names them. Safe to repeat. */
export async function storeCaptions(
  tx: Tx,
  text: string,
  of: { readonly providerId: string; readonly name: string; readonly by: string },
  at: Instant,
): Promise<string> {
  const contentType = "text/vtt";
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await putObject(objectKey(sha256), bytes, contentType);
  await tx.mediaObject.createMany({ data: [{ sha256, contentType, bytes: bytes.length, createdAt: at }], skipDuplicates: true });
  await tx.mediaAsset.createMany({
    data: [{ id: randomUUID(), providerId: of.providerId, sha256, name: of.name, kind: "captions", uploadedBy: of.by, uploadedAt: at }],
    skipDuplicates: true,
  });
  return sha256;
}

/** A stored text; null when the store has lost it. */
export async function storedText(sha256: string): Promise<string | null> {
  const object = await getObject(objectKey(sha256));
  return object === null ? null : new TextDecoder().decode(object.bytes);
}
