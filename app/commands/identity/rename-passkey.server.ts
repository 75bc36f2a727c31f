import { writeAudit } from "#app/data/audit.server.ts";
import { renamePasskey as rename } from "#app/data/passkeys.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Wish = { readonly accountId: AccountId; readonly credentialId: string; readonly name: string };

/** Gives one's own passkey another name. */
export async function renamePasskey(actor: Actor, wish: Wish, occasion: Occasion): Promise<Result<null, "not-yours" | "no-such-passkey">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  return inTransaction(async (tx) => {
    if (!(await rename(tx, wish.accountId, wish.credentialId, wish.name))) return refused("no-such-passkey");
    const details = { credentialId: wish.credentialId };
    await writeAudit(tx, [{ occasion, actor, deed: "passkey-renamed", subject: { kind: "account", id: wish.accountId }, details }]);
    return granted(null);
  });
}
