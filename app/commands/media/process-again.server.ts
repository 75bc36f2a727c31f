import { writeAudit } from "#app/data/audit.server.ts";
import { assetOf } from "#app/data/media-assets.server.ts";
import { askProcessingAgain } from "#app/data/media-processing.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Asks once more for the smaller versions of a file whose making failed. */
export async function processAgain(actor: Actor, sha256: string, occasion: Occasion): Promise<Result<null, "not-yours" | "not-failed">> {
  if (!("providerId" in actor) || !can(actor, { verb: "keep-media", providerId: actor.providerId })) return refused("not-yours");
  const { providerId } = actor;
  return inTransaction(async (tx) => {
    const asset = await assetOf(tx, providerId, sha256);
    if (asset === null) return refused("not-yours");
    if (!(await askProcessingAgain(tx, sha256, occasion.at))) return refused("not-failed");
    await writeAudit(tx, [
      { occasion, actor, deed: "media-processing-asked", subject: { kind: "asset", id: asset.id }, details: { sha256 } },
    ]);
    return granted(null);
  });
}
