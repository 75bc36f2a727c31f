import { accountById } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { askForLetter } from "#app/data/letters.server.ts";
import { lockResetCode, renewResetCode } from "#app/data/reset-codes.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ResetCodeId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** A code on its way to a telephone. */
export type ResetMessage = { readonly phone: string; readonly language: Language; readonly code: string };

/**
 * Makes the code in the moment its message is written, so that no queue ever holds it; null when there is nothing to text. An account with
 * an address gets the letter instead: of a number beside an address nobody may have shown that it is theirs. Called by the job alone.
 */
export async function issueResetCode(id: ResetCodeId, occasion: Occasion): Promise<ResetMessage | null> {
  return inTransaction(async (tx) => {
    const reset = await lockResetCode(tx, id, occasion.at);
    const account = reset?.accountId == null ? null : await accountById(tx, reset.accountId);
    if (reset === null || account === null || account.disabled) return null;
    if (account.email !== null) {
      await askForLetter(tx, "password-reset", account.id);
      return null;
    }
    await writeAudit(tx, [
      { occasion, actor: null, deed: "password-link-made", subject: { kind: "account", id: account.id }, details: { by: "phone" } },
    ]);
    return { phone: reset.phone, language: account.language, code: await renewResetCode(tx, id) };
  });
}
