import { accountByContact } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { isPassword } from "#app/data/passwords.server.ts";
import { type Browser, startSession } from "#app/data/sessions.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Contact } from "#app/domain/identity/contact.ts";
import type { OpenedSession } from "#app/domain/identity/opened-session.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/**
 * Opens a session for whoever knows the password. One refusal for every reason, after the same work: it does not tell whether there is
 * such an account. Open to everybody; the door counts the tries.
 */
export async function signIn(
  wish: { readonly contact: Contact; readonly password: string },
  browser: Browser,
  occasion: Occasion,
): Promise<Result<OpenedSession, "not-recognised">> {
  const account = await inTransaction((tx) => accountByContact(tx, wish.contact));
  const right = await isPassword(account?.passwordHash ?? null, wish.password);
  return inTransaction(async (tx) => {
    if (account === null || account.disabled || !right) {
      const subject = { kind: "account", id: account?.id ?? "unknown" };
      await writeAudit(tx, [{ occasion, actor: null, deed: "sign-in-refused", subject, details: { by: "password" } }]);
      return refused("not-recognised");
    }
    const token = await startSession(tx, account.id, browser);
    await writeAudit(tx, [
      { occasion, actor: null, deed: "signed-in", subject: { kind: "account", id: account.id }, details: { by: "password" } },
    ]);
    return granted({ token, accountId: account.id, language: account.language });
  });
}
