import { accountById } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { askForLetter } from "#app/data/letters.server.ts";
import { isPassword } from "#app/data/passwords.server.ts";
import { holdsElevatedRole } from "#app/data/roles.server.ts";
import { deleteFactor } from "#app/data/second-factor.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Wish = { readonly accountId: AccountId; readonly password: string };

/** Removes the second factor for who gives the password again, unless a role above learner needs it. */
export async function removeSecondFactor(
  actor: Actor,
  wish: Wish,
  occasion: Occasion,
): Promise<Result<null, "not-yours" | "password-wrong" | "role-needs-it">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  const account = await inTransaction((tx) => accountById(tx, wish.accountId));
  if (!(await isPassword(account?.passwordHash ?? null, wish.password))) return refused("password-wrong");
  return inTransaction(async (tx) => {
    if (await holdsElevatedRole(tx, wish.accountId)) return refused("role-needs-it");
    if (!(await deleteFactor(tx, wish.accountId))) return granted(null);
    await writeAudit(tx, [{ occasion, actor, deed: "second-factor-removed", subject: { kind: "account", id: wish.accountId } }]);
    await askForLetter(tx, "second-factor-removed", wish.accountId);
    return granted(null);
  });
}
