import { writeAudit } from "#app/data/audit.server.ts";
import { askForLetter } from "#app/data/letters.server.ts";
import { insertPasskey } from "#app/data/passkeys.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { PasskeyAnswer } from "#app/domain/identity/passkey.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Wish = PasskeyAnswer & { readonly accountId: AccountId; readonly name: string };

/** Keeps the passkey that a browser made for one's own challenge. */
export async function addPasskey(
  actor: Actor,
  wish: Wish,
  occasion: Occasion,
): Promise<Result<null, "not-yours" | "passkey-not-recognised">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  return inTransaction(async (tx) => {
    const credentialId = await insertPasskey(tx, wish.accountId, wish, occasion.at);
    if (credentialId === null) return refused("passkey-not-recognised");
    await writeAudit(tx, [
      { occasion, actor, deed: "passkey-added", subject: { kind: "account", id: wish.accountId }, details: { credentialId } },
    ]);
    await askForLetter(tx, "passkey-added", wish.accountId);
    return granted(null);
  });
}
