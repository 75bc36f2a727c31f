import { accountByContact } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { lockBrowser } from "#app/data/browser-lock.server.ts";
import { askForResetCode } from "#app/data/letters.server.ts";
import { replaceResetCode, resetCodeOfBrowser } from "#app/data/reset-codes.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { isSameTap } from "#app/domain/identity/digit-code.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

type Wish = { readonly phone: string; readonly browserToken: string };

/**
 * Asks for a text message with a code that sets a new password. Says nothing of whether somebody has the number, and does the same work
 * either way; the code counts in the browser that asked. Open to everybody.
 */
export async function askResetCode({ phone, browserToken }: Wish, occasion: Occasion): Promise<void> {
  await inTransaction(async (tx) => {
    await lockBrowser(tx, browserToken);
    const before = await resetCodeOfBrowser(tx, browserToken, occasion.at);
    if (before?.tries === 0 && before.phone === phone && isSameTap(before.createdAt, occasion.at)) return;
    const account = await accountByContact(tx, { kind: "phone", phone });
    const accountId = account === null || account.disabled ? null : account.id;
    const id = await replaceResetCode(tx, { browserToken, phone, accountId }, occasion.at);
    await askForResetCode(tx, id);
    const subject = { kind: "account", id: accountId ?? "unknown" };
    await writeAudit(tx, [{ occasion, actor: null, deed: "password-reset-asked", subject, details: { by: "phone" } }]);
  });
}
