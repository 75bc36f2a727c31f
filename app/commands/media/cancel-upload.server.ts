import { writeAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { endUpload, lockUpload, removePieces } from "#app/data/uploads.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Gives up a file that is on its way, and removes what has arrived of it. One that has ended already stays as it ended. */
export async function cancelUpload(actor: Actor, uploadId: string, occasion: Occasion): Promise<Result<null, "not-yours" | "over">> {
  const ended = await inTransaction(async (tx) => {
    const upload = await lockUpload(tx, uploadId);
    if (upload === null || !can(actor, { verb: "keep-media", providerId: upload.providerId })) return refused("not-yours");
    if (!(await endUpload(tx, uploadId, { state: "cancelled" }, occasion.at))) return refused("over");
    const details = { bytes: upload.received };
    await writeAudit(tx, [{ occasion, actor, deed: "upload-cancelled", subject: { kind: "upload", id: uploadId }, details }]);
    return granted(null);
  });
  if (ended.ok) await removePieces(uploadId);
  return ended;
}
