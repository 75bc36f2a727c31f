import { writeAudit } from "#app/data/audit.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { countPiece, endUpload, lockUpload, removePieces, storePiece, uploadOf } from "#app/data/uploads.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { contentOf } from "#app/domain/media/content-of.ts";
import { HEAD_BYTES, MEDIA_LIMITS } from "#app/domain/media/media-limits.ts";
import type { UploadFault } from "#app/domain/media/upload-state.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type ReceivePieceRefusal =
  | { readonly code: "not-yours" }
  /** It was cancelled, refused or is whole already. */
  | { readonly code: "over" }
  /** The piece does not begin where the last one ended; `received` says where. */
  | { readonly code: "elsewhere"; readonly received: number }
  | { readonly code: "refused"; readonly why: UploadFault };

/**
 * Takes a piece of a file: stored first, then counted, so that what is counted is there. The first piece says what the file is; one that would be
 * refused in the end is refused before the rest is sent. Says how much of the file is here now, in bytes.
 */
export async function receivePiece(
  actor: Actor,
  { uploadId, first, bytes }: { readonly uploadId: string; readonly first: number; readonly bytes: Uint8Array },
  occasion: Occasion,
): Promise<Result<{ readonly received: number }, ReceivePieceRefusal>> {
  const upload = await uploadOf(alone(), uploadId);
  if (upload === null || !can(actor, { verb: "keep-media", providerId: upload.providerId })) return refused({ code: "not-yours" });
  if (upload.state !== "uploading") return refused({ code: "over" });
  if (upload.received !== first || first + bytes.length > upload.size) return refused({ code: "elsewhere", received: upload.received });
  if (bytes.length === 0) return granted({ received: upload.received });

  const why = first === 0 ? faultOfBeginning(bytes, upload.size) : null;
  if (why !== null) {
    await inTransaction(async (tx) => {
      if (!(await endUpload(tx, uploadId, { state: "refused", why }, occasion.at))) return;
      await writeAudit(tx, [{ occasion, actor, deed: "upload-refused", subject: { kind: "upload", id: uploadId }, details: { why } }]);
    });
    await removePieces(uploadId);
    return refused({ code: "refused", why });
  }

  await storePiece(uploadId, first, bytes);
  return inTransaction(async (tx) => {
    const now = await lockUpload(tx, uploadId);
    if (now?.state !== "uploading") return refused({ code: "over" });
    // Another line brought the same place meanwhile.
    if (now.received !== first) return refused({ code: "elsewhere", received: now.received });
    await countPiece(tx, now, bytes.length, occasion.at);
    return granted({ received: now.received + bytes.length });
  });
}

/** Why the rest need not be sent; null: it may be, or too little is here to say. */
function faultOfBeginning(bytes: Uint8Array, size: number): UploadFault | null {
  if (bytes.length < Math.min(HEAD_BYTES, size)) return null;
  const content = contentOf(bytes.subarray(0, HEAD_BYTES));
  if (!content.ok) return content.refusal;
  return size > MEDIA_LIMITS[content.value.kind] ? "too-large" : null;
}
