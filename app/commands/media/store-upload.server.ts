import { createHash, randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { askProcessing } from "#app/data/media-processing.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import {
  type Upload,
  type UploadEnd,
  endUpload,
  enterAsset,
  examine,
  faultOfPicture,
  noteWaiting,
  removePieces,
  storeOriginal,
  uploadOf,
  wholeUpload,
} from "#app/data/uploads.server.ts";
import { cleanSvg } from "#app/domain/media/clean-svg.ts";
import { contentIs } from "#app/domain/media/content-is.ts";
import { type Content, contentOf } from "#app/domain/media/content-of.ts";
import { MEDIA_LIMITS } from "#app/domain/media/media-limits.ts";
import type { UploadFault } from "#app/domain/media/upload-state.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** A file that is taken: what it is, and under which name its content is kept. `changed`: a drawing, cleaned; `leftOut`: of something that was in it. */
type Taken = {
  readonly content: Content;
  readonly sha256: string;
  readonly bytes: number;
  readonly changed: Uint8Array | null;
  readonly leftOut: boolean;
};

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
  const judged = await judge(uploadId);
  if (!judged.ok) {
    await end(upload, judged.refusal, occasion);
    // What a scanner warns of is kept out of everybody's reach until the sweep, for whoever has to look into it.
    if (judged.refusal.state !== "quarantined") await removePieces(uploadId);
    return;
  }
  const { content, sha256, bytes, changed, leftOut } = judged.value;
  await storeOriginal(uploadId, sha256, content.contentType, changed);
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

type NotTaken = Extract<UploadEnd, { state: "refused" | "quarantined" }>;

async function judge(uploadId: string): Promise<Result<Taken, NotTaken>> {
  const { sha256, head, bytes, scan } = await examine(uploadId);
  if (scan.scan === "found") return refused({ state: "quarantined", why: "virus", finding: scan.finding });
  const because = (why: UploadFault) => refused({ state: "refused", why } as const);
  const found = contentOf(head);
  if (!found.ok) return because(found.refusal);
  const content = found.value;
  if (bytes > MEDIA_LIMITS[content.kind]) return because("too-large");
  const as = (changed: Uint8Array | null, leftOut = false) =>
    granted(
      changed === null
        ? { content, sha256, bytes, changed, leftOut }
        : { content, sha256: createHash("sha256").update(changed).digest("hex"), bytes: changed.length, changed, leftOut },
    );
  if (content.kind !== "image" && content.kind !== "captions") return as(null);
  // Short enough to be held.
  const whole = await wholeUpload(uploadId);
  if (content.kind === "captions") return contentIs(content.extension, whole) ? as(null) : because("text-not-utf8");
  if (content.extension !== "svg") {
    const fault = await faultOfPicture(whole);
    return fault === null ? as(null) : because(fault);
  }
  if (!contentIs("txt", whole)) return because("text-not-utf8");
  const clean = cleanSvg(new TextDecoder().decode(whole));
  return clean.ok ? as(new TextEncoder().encode(clean.value.svg), clean.value.leftOut) : because(clean.refusal);
}

async function end(upload: Upload, how: NotTaken, occasion: Occasion): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await endUpload(tx, upload.id, how, occasion.at))) return;
    const details = { why: how.why, ...(how.state === "quarantined" ? { finding: how.finding } : {}) };
    await writeAudit(tx, [{ occasion, actor: null, deed: "upload-refused", subject: { kind: "upload", id: upload.id }, details }]);
  });
}
