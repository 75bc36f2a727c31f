import { createHash } from "node:crypto";
import type { Tx } from "#app/data/transaction.server.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { getObject, objectKey, putObject } from "#app/platform/object-store.server.ts";

/** Stores a short text and its row, and gives the hash that names it. Safe to repeat. */
export async function storeText(tx: Tx, text: string, contentType: "text/vtt", at: Instant): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await putObject(objectKey(sha256), bytes, contentType);
  await tx.mediaObject.createMany({ data: [{ sha256, contentType, bytes: bytes.length, createdAt: at }], skipDuplicates: true });
  return sha256;
}

/** A stored text; null when the store has lost it. */
export async function storedText(sha256: string): Promise<string | null> {
  const object = await getObject(objectKey(sha256));
  return object === null ? null : new TextDecoder().decode(object.bytes);
}
