import { accountById } from "#app/data/accounts.server.ts";
import { type PasskeyQuestion, askForPasskey } from "#app/data/passkeys.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** The challenge with which a browser makes a new passkey; it waits five minutes. Nothing is changed, so nothing is written down. */
export async function beginPasskey(
  actor: Actor,
  wish: { readonly accountId: AccountId; readonly displayName: string },
  occasion: Occasion,
): Promise<Result<PasskeyQuestion<object>, "not-yours">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  return inTransaction(async (tx) => {
    const account = await accountById(tx, wish.accountId);
    return account === null ? refused("not-yours") : granted(await askForPasskey(tx, account, wish.displayName, occasion.at));
  });
}
