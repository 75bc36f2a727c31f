import { accountById } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { insertReset } from "#app/data/password-resets.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/**
 * Makes the token of a link in the moment its letter is written, so that no queue ever holds it; null when the account is gone or
 * disabled. Earlier links of the account stop counting. Called by the job alone, so the product itself did it.
 */
export async function issuePasswordReset(accountId: AccountId, occasion: Occasion): Promise<string | null> {
  return inTransaction(async (tx) => {
    const account = await accountById(tx, accountId);
    if (account === null || account.disabled) return null;
    await writeAudit(tx, [{ occasion, actor: null, deed: "password-link-made", subject: { kind: "account", id: accountId } }]);
    return insertReset(tx, accountId, occasion.at);
  });
}
