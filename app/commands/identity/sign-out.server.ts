import { writeAudit } from "#app/data/audit.server.ts";
import { endSession } from "#app/data/sessions.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Wish = { readonly accountId: AccountId; readonly sessionIdHash: string };

/** Ends the session in which it is asked. `actor` is null for who holds no role any more; leaving is always allowed. */
export async function signOut(actor: Actor | null, wish: Wish, occasion: Occasion): Promise<Result<null, "not-yours">> {
  if (actor !== null && !can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  return inTransaction(async (tx) => {
    if (await endSession(tx, wish.accountId, wish.sessionIdHash)) {
      await writeAudit(tx, [{ occasion, actor, deed: "signed-out", subject: { kind: "account", id: wish.accountId } }]);
    }
    return granted(null);
  });
}
