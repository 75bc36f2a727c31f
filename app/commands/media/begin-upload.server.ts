import { randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { enterUpload, roomOf } from "#app/data/uploads.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { UploadWish } from "#app/domain/media/upload.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type BeginUploadRefusal =
  | { readonly code: "not-yours" }
  /** `left`: how many bytes would still fit. */
  | { readonly code: "quota"; readonly left: number };

/** Takes note of a file that a trainer is about to send, and keeps the room for it. */
export async function beginUpload(
  actor: Actor,
  wish: UploadWish,
  occasion: Occasion,
): Promise<Result<{ readonly uploadId: string }, BeginUploadRefusal>> {
  if (!("providerId" in actor) || !can(actor, { verb: "keep-media", providerId: actor.providerId })) return refused({ code: "not-yours" });
  const { providerId, accountId } = actor;
  return inTransaction(async (tx) => {
    const { used, quota } = await roomOf(tx, providerId);
    if (used + wish.size > quota) return refused({ code: "quota", left: Math.max(0, quota - used) });
    const id = randomUUID();
    await enterUpload(tx, { id, providerId, uploadedBy: accountId, ...wish }, occasion.at);
    const details = { bytes: wish.size };
    await writeAudit(tx, [{ occasion, actor, deed: "upload-begun", subject: { kind: "upload", id }, details }]);
    return granted({ uploadId: id });
  });
}
