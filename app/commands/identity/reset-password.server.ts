import { accountById, updatePassword } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { askForLetter } from "#app/data/letters.server.ts";
import { resetHolder, useReset } from "#app/data/password-resets.server.ts";
import { deletePasskeys } from "#app/data/passkeys.server.ts";
import { hashPassword } from "#app/data/passwords.server.ts";
import { endOtherSessions } from "#app/data/sessions.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { isCommonPassword } from "#app/domain/identity/common-passwords.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/**
 * Sets a new password by a mailed link: once, within 30 minutes. Every session of the account ends and its passkeys are removed: whoever
 * signed up with somebody else's address, or got into the account, keeps no way in. Open to who has the link.
 */
export async function resetPassword(
  wish: { readonly token: string; readonly password: string },
  occasion: Occasion,
): Promise<Result<null, "link-not-valid" | "password-common">> {
  const account = await inTransaction(async (tx) => {
    const holder = await resetHolder(tx, wish.token, occasion.at);
    return holder === null ? null : accountById(tx, holder);
  });
  if (account === null || account.disabled) return refused("link-not-valid");
  if (isCommonPassword(wish.password, [account.email ?? "", account.phone ?? ""])) return refused("password-common");
  const passwordHash = await hashPassword(wish.password);
  return inTransaction(async (tx) => {
    // Asked again in the transaction that uses it up: of two at once, one is too late.
    const accountId = await useReset(tx, wish.token, occasion.at);
    if (accountId === null) return refused("link-not-valid");
    await updatePassword(tx, accountId, passwordHash);
    const ended = await endOtherSessions(tx, accountId, null);
    const passkeys = await deletePasskeys(tx, accountId);
    await writeAudit(tx, [
      { occasion, actor: null, deed: "password-reset", subject: { kind: "account", id: accountId }, details: { ended, passkeys } },
    ]);
    await askForLetter(tx, "password-changed", accountId);
    return granted(null);
  });
}
