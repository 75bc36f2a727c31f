import { accountById } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { deletePasskey } from "#app/data/passkeys.server.ts";
import { isPassword } from "#app/data/passwords.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Wish = { readonly accountId: AccountId; readonly credentialId: string; readonly password: string };

/** Removes one's own passkey, for who gives the password again. One that is gone already is no error. */
export async function removePasskey(actor: Actor, wish: Wish, occasion: Occasion): Promise<Result<null, "not-yours" | "password-wrong">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  const account = await inTransaction((tx) => accountById(tx, wish.accountId));
  if (!(await isPassword(account?.passwordHash ?? null, wish.password))) return refused("password-wrong");
  return inTransaction(async (tx) => {
    if (await deletePasskey(tx, wish.accountId, wish.credentialId)) {
      const details = { credentialId: wish.credentialId };
      await writeAudit(tx, [{ occasion, actor, deed: "passkey-removed", subject: { kind: "account", id: wish.accountId }, details }]);
    }
    return granted(null);
  });
}
