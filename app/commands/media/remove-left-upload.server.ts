import { writeAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { endUpload, lastWritten, lockUpload, removePieces } from "#app/data/uploads.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { millisecondsOf } from "#app/domain/shared/time.ts";

/** Somebody may come back to a file after a week without a line; then it is given up. */
const GIVEN_UP_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Gives up an upload to which nothing was added for seven days, and removes its pieces; also those that an upload left which has ended or of
 * which there is no row. One that is being checked stays: it is whole.
 */
export async function removeLeftUpload(uploadId: string, occasion: Occasion): Promise<Result<null, "too-young" | "being-checked">> {
  const ended = await inTransaction(async (tx): Promise<Result<null, "too-young" | "being-checked">> => {
    const upload = await lockUpload(tx, uploadId);
    if (upload?.state === "checking") return refused("being-checked");
    if ((await lastWritten(tx, uploadId)) > millisecondsOf(occasion.at) - GIVEN_UP_MS) return refused("too-young");
    if (upload === null || !(await endUpload(tx, uploadId, { state: "cancelled" }, occasion.at))) return granted(null);
    const details = { bytes: upload.received };
    await writeAudit(tx, [{ occasion, actor: null, deed: "upload-cancelled", subject: { kind: "upload", id: uploadId }, details }]);
    return granted(null);
  });
  if (ended.ok) await removePieces(uploadId);
  return ended;
}
