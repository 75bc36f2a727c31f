import { createHash } from "node:crypto";
import { type Tx, alone } from "#app/data/transaction.server.ts";
import { HEAD_BYTES } from "#app/domain/media/media-limits.ts";
import type { UploadFault, UploadState } from "#app/domain/media/upload-state.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import {
  deleteObject,
  getObject,
  hasObject,
  objectKey,
  pieceKey,
  putObject,
  putObjectFrom,
  uploadPieces,
} from "#app/platform/object-store.server.ts";
import { env } from "#app/platform/env.server.ts";
import { type PictureFault, pictureFault } from "#app/platform/pictures.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { isStorageFull } from "#app/platform/storage-full.server.ts";
import { type ScanAnswer, ScannerSilent, scanForViruses } from "#app/platform/virus-scanner.server.ts";

/** A file on its way. */
export type Upload = {
  readonly id: string;
  readonly providerId: string;
  readonly uploadedBy: string;
  readonly name: string;
  readonly size: number;
  readonly received: number;
  readonly state: UploadState;
};

const UPLOAD = { id: true, providerId: true, uploadedBy: true, name: true, size: true, received: true, state: true } as const;

/** An upload; null when there is none. */
export async function uploadOf(tx: Tx, uploadId: string): Promise<Upload | null> {
  return (await tx.mediaUpload.findUnique({ where: { id: uploadId }, select: UPLOAD })) as Upload | null;
}

/** Locks an upload, so that what arrives by several lines at once is counted once; null when there is none. */
export async function lockUpload(tx: Tx, uploadId: string): Promise<Upload | null> {
  await tx.$queryRaw`SELECT 1 FROM media_upload WHERE id = ${uploadId}::uuid FOR NO KEY UPDATE`;
  return uploadOf(tx, uploadId);
}

/** How much room a provider has: what its originals and the files on their way take, in bytes. Locks the provider, so that two cannot take the same room. */
export async function roomOf(tx: Tx, providerId: string): Promise<{ readonly used: number; readonly quota: number }> {
  await tx.$queryRaw`SELECT 1 FROM provider WHERE id = ${providerId} FOR NO KEY UPDATE`;
  const [row] = await tx.$queryRaw<{ used: number }[]>`
    SELECT (COALESCE((SELECT sum(o.bytes) FROM media_asset a JOIN media_object o USING (sha256) WHERE a.provider_id = ${providerId}), 0)
          + COALESCE((SELECT sum(size) FROM media_upload WHERE provider_id = ${providerId} AND state IN ('uploading', 'checking')), 0))::float8 AS used`;
  return { used: row?.used ?? 0, quota: env.mediaQuotaBytes() };
}

/** Enters a file that is about to arrive. */
export async function enterUpload(
  tx: Tx,
  upload: Omit<Upload, "received" | "state"> & { readonly lastModified: number },
  at: Instant,
): Promise<void> {
  await tx.mediaUpload.create({
    data: { ...upload, lastModified: BigInt(upload.lastModified), state: "uploading", createdAt: at, changedAt: at },
  });
}

/** Stores a piece of a file. It counts when its row is written (`countPiece`); until then it is nothing. */
export async function storePiece(uploadId: string, first: number, bytes: Uint8Array): Promise<void> {
  await putObject(pieceKey(uploadId, first, bytes.length), bytes, "application/octet-stream");
}

/** Counts a stored piece of a locked upload; the last one asks for the file to be checked. */
export async function countPiece(tx: Tx, upload: Upload, bytes: number, at: Instant): Promise<void> {
  const received = upload.received + bytes;
  const isWhole = received === upload.size;
  await tx.mediaUploadPart.create({ data: { uploadId: upload.id, first: upload.received, bytes } });
  await tx.mediaUpload.update({
    where: { id: upload.id },
    data: { received, changedAt: at, ...(isWhole ? { state: "checking" } : {}) },
  });
  if (isWhole) await enqueue(tx, "store-upload", { uploadId: upload.id }, { key: `store-upload:${upload.id}` });
}

/** How an upload ended. */
export type UploadEnd =
  | { readonly state: "stored"; readonly sha256: string; readonly why?: "svg-cleaned" }
  | { readonly state: "refused"; readonly why: UploadFault }
  | { readonly state: "quarantined"; readonly why: "virus"; readonly finding: string }
  | { readonly state: "cancelled" };

/** Ends an upload that is under way; false when it has ended already. */
export async function endUpload(tx: Tx, uploadId: string, end: UploadEnd, at: Instant): Promise<boolean> {
  const { count } = await tx.mediaUpload.updateMany({
    where: { id: uploadId, state: { in: ["uploading", "checking"] } },
    data: {
      state: end.state,
      why: "why" in end ? (end.why ?? null) : null,
      finding: end.state === "quarantined" ? end.finding : null,
      sha256: end.state === "stored" ? end.sha256 : null,
      changedAt: at,
    },
  });
  return count > 0;
}

/** Removes the pieces of an upload, rows last: what is interrupted is done again. Nobody may be writing to it any more. */
export async function removePieces(uploadId: string): Promise<void> {
  // As the store has them: a broken line may have left one that never counted.
  for await (const { key } of uploadPieces(uploadId)) await deleteObject(key);
  await alone().mediaUploadPart.deleteMany({ where: { uploadId } });
}

/** When something of an upload was written last, in its row or in the store, in milliseconds since 1970; 0 when there is nothing of it. */
export async function lastWritten(tx: Tx, uploadId: string): Promise<number> {
  const row = await tx.mediaUpload.findUnique({ where: { id: uploadId }, select: { changedAt: true } });
  let last = row?.changedAt.getTime() ?? 0;
  for await (const { storedAt } of uploadPieces(uploadId)) last = Math.max(last, storedAt);
  return last;
}

async function partsOf(uploadId: string) {
  return alone().mediaUploadPart.findMany({ where: { uploadId }, orderBy: { first: "asc" }, select: { first: true, bytes: true } });
}

/** The bytes of an upload from the first to the last, a piece at a time; a piece that is not there is a fault of ours. */
export async function* bytesOf(uploadId: string): AsyncGenerator<Uint8Array, void> {
  for (const { first, bytes } of await partsOf(uploadId)) {
    const piece = await getObject(pieceKey(uploadId, first, bytes));
    if (piece === null || piece.size !== bytes) throw new Error(`The object store has lost a piece of the upload ${uploadId}.`);
    yield piece.bytes;
  }
}

/** What a file is, read once from its first byte to its last while the virus scanner sees it. */
export type Examined = { readonly sha256: string; readonly head: Uint8Array; readonly bytes: number; readonly scan: ScanAnswer };

/** Examines a whole upload. Throws when a piece is lost or the scanner does not answer (`ScannerSilent`): then nothing is known of it. */
export async function examine(uploadId: string): Promise<Examined> {
  const hash = createHash("sha256");
  const head: Uint8Array[] = [];
  let bytes = 0;
  async function* watched() {
    for await (const piece of bytesOf(uploadId)) {
      hash.update(piece);
      if (bytes < HEAD_BYTES) head.push(piece.subarray(0, HEAD_BYTES - bytes));
      bytes += piece.length;
      yield piece;
    }
  }
  const pieces = watched();
  const scan = await scanForViruses(pieces);
  // A scanner that has found enough, or none at all, leaves the rest to be read.
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next());
  return { sha256: hash.digest("hex"), head: Buffer.concat(head), bytes, scan };
}

/** The same of a file that is held already; null when the scanner does not answer. */
export async function examineBytes(bytes: Uint8Array): Promise<Examined | null> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  try {
    return { sha256, head: bytes.subarray(0, HEAD_BYTES), bytes: bytes.length, scan: await scanForViruses(onePiece(bytes)) };
  } catch (error) {
    if (error instanceof ScannerSilent) return null;
    throw error;
  }
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(bytes);
}

/** All the bytes of an upload that is short enough to be held (domain/media/media-limits). */
export async function wholeUpload(uploadId: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytesOf(uploadId)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Why a picture cannot be used, from its own description of itself; null: it can. */
export function faultOfPicture(bytes: Uint8Array): Promise<PictureFault | null> {
  return pictureFault(bytes);
}

/** Puts the file under the name of its content, unless it is there. `from`: the upload that it is, or the bytes of which it consists. */
export async function storeOriginal(from: string | Uint8Array, sha256: string, contentType: string): Promise<void> {
  const key = objectKey(sha256);
  const isKept = (await alone().mediaObject.count({ where: { sha256 } })) > 0 && (await hasObject(key));
  if (isKept) return;
  if (typeof from === "string") await putObjectFrom(key, bytesOf(from), contentType);
  else await putObject(key, from, contentType);
}

/** Enters a file into a provider's library; one that is there already stays as it is (false). */
export async function enterAsset(
  tx: Tx,
  asset: { id: string; providerId: string; sha256: string; name: string; kind: string; uploadedBy: string },
  object: { contentType: string; bytes: number },
  at: Instant,
): Promise<boolean> {
  await tx.mediaObject.createMany({ data: [{ sha256: asset.sha256, ...object, createdAt: at }], skipDuplicates: true });
  const { count } = await tx.mediaAsset.createMany({ data: [{ ...asset, uploadedAt: at }], skipDuplicates: true });
  return count > 0;
}

/** Says why a file that has arrived is still waiting: the scanner or the store does not answer, or the store has no room. */
export async function noteWaiting(uploadId: string, error: unknown, at: Instant): Promise<void> {
  const why: UploadFault = error instanceof ScannerSilent ? "scanner-silent" : isStorageFull(error) ? "store-full" : "store-silent";
  await alone().mediaUpload.updateMany({ where: { id: uploadId, state: "checking" }, data: { why, changedAt: at } });
}
