import { updateLanguage } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Keeps the language in which somebody reads the product and receives letters. */
export async function chooseLanguage(
  actor: Actor,
  wish: { readonly accountId: AccountId; readonly language: Language },
  occasion: Occasion,
): Promise<Result<null, "not-yours">> {
  if (!can(actor, { verb: "manage-own-account", accountId: wish.accountId })) return refused("not-yours");
  return inTransaction(async (tx) => {
    await updateLanguage(tx, wish.accountId, wish.language);
    await writeAudit(tx, [
      { occasion, actor, deed: "language-chosen", subject: { kind: "account", id: wish.accountId }, details: { language: wish.language } },
    ]);
    return granted(null);
  });
}
