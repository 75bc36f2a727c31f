import { randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { type UnfitFile, judgedFile } from "#app/data/judged-file.server.ts";
import { askProcessing } from "#app/data/media-processing.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import {
  type Upload,
  endUpload,
  enterAsset,
  examine,
  noteWaiting,
  removePieces,
  storeOriginal,
  uploadOf,
  wholeUpload,
} from "#app/data/uploads.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/**
 * Takes a whole upload into its provider's library, or says why not. What it is, its content says; the name says nothing. May be run again
 * after a crash; throws while the store or the virus scanner cannot be asked, and then nothing of the upload is lost.
 */
export async function storeUpload(uploadId: string, occasion: Occasion): Promise<void> {
  const upload = await uploadOf(alone(), uploadId);
  if (upload?.state !== "checking") return;
  try {
    await take(upload, occasion);
  } catch (error) {
    await noteWaiting(uploadId, error, occasion.at);
    throw error;
  }
}

async function take(upload: Upload, occasion: Occasion): Promise<void> {
  const uploadId = upload.id;
  const judged = await judgedFile(await examine(uploadId), () => wholeUpload(uploadId));
  if (!judged.ok) {
    await end(upload, judged.refusal, occasion);
    // What a scanner warns of is kept out of everybody's reach until the sweep, for whoever has to look into it.
    if (judged.refusal.state !== "quarantined") await removePieces(uploadId);
    return;
  }
  const { content, sha256, bytes, changed, leftOut } = judged.value;
  await storeOriginal(changed ?? uploadId, sha256, content.contentType);
  await inTransaction(async (tx) => {
    const object = { contentType: content.contentType, bytes };
    const { providerId, uploadedBy, name } = upload;
    const isNew = await enterAsset(tx, { id: randomUUID(), providerId, sha256, name, kind: content.kind, uploadedBy }, object, occasion.at);
    await endUpload(tx, uploadId, { state: "stored", sha256, ...(leftOut ? ({ why: "svg-cleaned" } as const) : {}) }, occasion.at);
    await askProcessing(tx, { sha256, contentType: content.contentType }, occasion.at);
    const details = { sha256, bytes, kind: content.kind, again: !isNew, ...(leftOut ? { cleaned: true } : {}) };
    await writeAudit(tx, [{ occasion, actor: null, deed: "media-stored", subject: { kind: "upload", id: uploadId }, details }]);
  });
  await removePieces(uploadId);
}

async function end(upload: Upload, how: UnfitFile, occasion: Occasion): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await endUpload(tx, upload.id, how, occasion.at))) return;
    const details = { why: how.why, ...(how.state === "quarantined" ? { finding: how.finding } : {}) };
    await writeAudit(tx, [{ occasion, actor: null, deed: "upload-refused", subject: { kind: "upload", id: upload.id }, details }]);
  });
}
