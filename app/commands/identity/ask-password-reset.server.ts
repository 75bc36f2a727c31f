import { accountByContact } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { askForLetter } from "#app/data/letters.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Contact } from "#app/domain/identity/contact.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** Sends the holder a link, if there is one with an e-mail address. Says nothing either way, and is open to everybody. */
export async function askPasswordReset(contact: Contact, occasion: Occasion): Promise<void> {
  await inTransaction(async (tx) => {
    const account = await accountByContact(tx, contact);
    if (account === null || account.disabled || account.email === null) return;
    await askForLetter(tx, "password-reset", account.id);
    await writeAudit(tx, [{ occasion, actor: null, deed: "password-reset-asked", subject: { kind: "account", id: account.id } }]);
  });
}
