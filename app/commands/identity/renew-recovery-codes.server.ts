import { accountById } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { isPassword } from "#app/data/passwords.server.ts";
import { lockFactor, renewRecoveryCodes as renew } from "#app/data/second-factor.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Wish = { readonly accountId: AccountId; readonly password: string };

/** Ten new recovery codes in place of the old ones, for who gives the password again; shown this once. */
export async function renewRecoveryCodes(
  actor: Actor,
  wish: Wish,
  occasion: Occasion,
): Promise<Result<readonly string[], "not-yours" | "password-wrong" | "not-set-up">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  const account = await inTransaction((tx) => accountById(tx, wish.accountId));
  if (!(await isPassword(account?.passwordHash ?? null, wish.password))) return refused("password-wrong");
  return inTransaction(async (tx) => {
    if ((await lockFactor(tx, wish.accountId))?.confirmed !== true) return refused("not-set-up");
    const codes = await renew(tx, wish.accountId);
    await writeAudit(tx, [{ occasion, actor, deed: "recovery-codes-renewed", subject: { kind: "account", id: wish.accountId } }]);
    return granted(codes);
  });
}
