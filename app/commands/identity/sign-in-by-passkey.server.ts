import { accountById } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { passkeyHolder } from "#app/data/passkeys.server.ts";
import { type Browser, startSession } from "#app/data/sessions.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import type { OpenedSession } from "#app/domain/identity/opened-session.ts";
import type { PasskeyAnswer } from "#app/domain/identity/passkey.ts";

/** Opens a session for whoever holds a passkey; it stands for the password, never for the second factor. Open to everybody. */
export async function signInByPasskey(
  answer: PasskeyAnswer,
  browser: Browser,
  occasion: Occasion,
): Promise<Result<OpenedSession, "passkey-not-recognised">> {
  return inTransaction(async (tx) => {
    const accountId = await passkeyHolder(tx, answer, occasion.at);
    const account = accountId === null ? null : await accountById(tx, accountId);
    if (account === null || account.disabled) {
      const subject = { kind: "account", id: account?.id ?? "unknown" };
      await writeAudit(tx, [{ occasion, actor: null, deed: "sign-in-refused", subject, details: { by: "passkey" } }]);
      return refused("passkey-not-recognised");
    }
    const token = await startSession(tx, account.id, browser);
    await writeAudit(tx, [
      { occasion, actor: null, deed: "signed-in", subject: { kind: "account", id: account.id }, details: { by: "passkey" } },
    ]);
    return granted({ token, accountId: account.id, language: account.language });
  });
}
