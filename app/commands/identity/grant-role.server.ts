import { accountById } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { askForLetter } from "#app/data/letters.server.ts";
import { insertGrant, lockRoles, providerExists } from "#app/data/roles.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { type RoleWish, decideGrant } from "#app/domain/identity/role-grant.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type GrantRefusal = "not-allowed" | "no-such-account" | "no-such-provider" | "held-already" | "learner-by-sign-up";

/** Gives somebody a role. Given twice at once it is given once. */
export async function grantRole(
  actor: Actor,
  wish: RoleWish & { readonly accountId: AccountId },
  occasion: Occasion,
): Promise<Result<string, GrantRefusal>> {
  const { accountId, ...role } = wish;
  if (!can(actor, { verb: "grant-role", role: role.role })) return refused("not-allowed");
  return inTransaction(async (tx) => {
    const account = await accountById(tx, accountId);
    if (account === null || account.disabled) return refused("no-such-account");
    const decision = decideGrant(await lockRoles(tx, accountId), role);
    if (!decision.ok) return decision;
    if (role.providerId !== null && !(await providerExists(tx, role.providerId))) return refused("no-such-provider");
    const grantId = await insertGrant(tx, { ...decision.value, accountId, grantedBy: actor.accountId }, occasion.at);
    await writeAudit(tx, [
      { occasion, actor, deed: "role-granted", subject: { kind: "account", id: accountId }, details: { ...decision.value, grantId } },
    ]);
    await askForLetter(tx, "role-granted", accountId);
    return granted(grantId);
  });
}
