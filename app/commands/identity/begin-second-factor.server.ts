import { writeAudit } from "#app/data/audit.server.ts";
import { deleteFactor, insertFactor, lockFactor } from "#app/data/second-factor.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Makes a secret that waits for its first code; nothing counts before that, and an earlier one that waited is given up. */
export async function beginSecondFactor(
  actor: Actor,
  wish: { readonly accountId: AccountId },
  occasion: Occasion,
): Promise<Result<null, "not-yours" | "set-up-already">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  return inTransaction(async (tx) => {
    const factor = await lockFactor(tx, wish.accountId);
    if (factor?.confirmed === true) return refused("set-up-already");
    if (factor !== null) await deleteFactor(tx, wish.accountId);
    await insertFactor(tx, wish.accountId, occasion.at);
    await writeAudit(tx, [{ occasion, actor, deed: "second-factor-begun", subject: { kind: "account", id: wish.accountId } }]);
    return granted(null);
  });
}
