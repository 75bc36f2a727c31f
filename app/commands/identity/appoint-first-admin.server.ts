import { accountByContact } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { askForLetter } from "#app/data/letters.server.ts";
import { insertGrant, lockAdmins, lockRoles } from "#app/data/roles.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { parseContact } from "#app/domain/identity/contact.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/**
 * Makes the person who signed up with this address or telephone the first admin. Only while there is none: from then on admins give
 * roles themselves. Run from the command line, by whoever holds the installation.
 */
export async function appointFirstAdmin(
  typed: string,
  occasion: Occasion,
): Promise<Result<AccountId, "no-contact" | "no-such-account" | "there-is-an-admin">> {
  const contact = parseContact(typed);
  if (contact === null) return refused("no-contact");
  return inTransaction(async (tx) => {
    const account = await accountByContact(tx, contact);
    if (account === null || account.disabled) return refused("no-such-account");
    const accountId = AccountId.parse(account.id);
    await lockRoles(tx, accountId);
    if ((await lockAdmins(tx)).length > 0) return refused("there-is-an-admin");
    const grantId = await insertGrant(tx, { accountId, role: "admin", jurisdiction: null, providerId: null, grantedBy: null }, occasion.at);
    await writeAudit(tx, [
      {
        occasion,
        actor: null,
        deed: "role-granted",
        subject: { kind: "account", id: accountId },
        details: { role: "admin", grantId, by: "command line" },
      },
    ]);
    await askForLetter(tx, "role-granted", accountId);
    return granted(accountId);
  });
}
