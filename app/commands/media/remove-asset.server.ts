import { writeAudit } from "#app/data/audit.server.ts";
import { assetOf, isInUse, removeAsset as remove } from "#app/data/media-assets.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/**
 * Takes a file that no draft and no published course names out of the library of the actor's provider. Earlier revisions of a draft may name it
 * still, and can be read: the object itself stays.
 */
export async function removeAsset(actor: Actor, sha256: string, occasion: Occasion): Promise<Result<null, "not-yours" | "in-use">> {
  if (!("providerId" in actor) || !can(actor, { verb: "keep-media", providerId: actor.providerId })) return refused("not-yours");
  const { providerId } = actor;
  return inTransaction(async (tx) => {
    const asset = await assetOf(tx, providerId, sha256);
    if (asset === null) return refused("not-yours");
    if (await isInUse(tx, providerId, sha256)) return refused("in-use");
    await remove(tx, asset.id);
    const details = { sha256, kind: asset.kind };
    await writeAudit(tx, [{ occasion, actor, deed: "media-removed", subject: { kind: "asset", id: asset.id }, details }]);
    return granted(null);
  });
}
