import { writeAudit } from "#app/data/audit.server.ts";
import { grantById } from "#app/data/roles.server.ts";
import { actIn } from "#app/data/sessions.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor, Role } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Wish = { readonly accountId: AccountId; readonly sessionIdHash: string; readonly grantId: string };

/** From now on, in this session, the person acts in another role that they hold. */
export async function chooseRole(actor: Actor, wish: Wish, occasion: Occasion): Promise<Result<Role, "not-yours" | "no-such-role">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  return inTransaction(async (tx) => {
    const grant = await grantById(tx, wish.grantId);
    if (grant?.accountId !== wish.accountId) return refused("no-such-role");
    await actIn(tx, wish.sessionIdHash, grant.id);
    await writeAudit(tx, [
      { occasion, actor, deed: "role-chosen", subject: { kind: "account", id: wish.accountId }, details: { role: grant.role } },
    ]);
    return granted(grant.role);
  });
}
