import { accountById } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { insertReset } from "#app/data/password-resets.server.ts";
import { countWrongTry, deleteResetCode, isCodeOf, lockResetCode, resetCodeOfBrowser } from "#app/data/reset-codes.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { CODE_TRIES } from "#app/domain/identity/digit-code.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Wish = { readonly browserToken: string; readonly code: string };

/**
 * Trades the code from a telephone for the token of a link that sets a new password, once. Five wrong codes end the wish. A number that
 * nobody has refuses every code in the same words. Open to the browser that asked.
 */
export async function spendResetCode(
  wish: Wish,
  occasion: Occasion,
): Promise<Result<string, "reset-code-over" | "reset-code-wrong" | "reset-tries-used-up">> {
  return inTransaction(async (tx) => {
    const found = await resetCodeOfBrowser(tx, wish.browserToken, occasion.at);
    const reset = found === null ? null : await lockResetCode(tx, found.id, occasion.at);
    if (reset === null) return refused("reset-code-over");
    if (reset.tries >= CODE_TRIES) return refused("reset-tries-used-up");
    const account = reset.accountId === null ? null : await accountById(tx, reset.accountId);
    if (account === null || account.disabled || !isCodeOf(reset, wish.code)) {
      await countWrongTry(tx, reset.id);
      const subject = { kind: "account", id: reset.accountId ?? "unknown" };
      await writeAudit(tx, [{ occasion, actor: null, deed: "sign-in-refused", subject, details: { by: "reset-code" } }]);
      return refused(reset.tries + 1 >= CODE_TRIES ? "reset-tries-used-up" : "reset-code-wrong");
    }
    await deleteResetCode(tx, reset.id);
    return granted(await insertReset(tx, account.id, occasion.at));
  });
}
