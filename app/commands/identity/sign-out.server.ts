import { writeAudit } from "#app/data/audit.server.ts";
import { endSession } from "#app/data/sessions.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** Ends the session in which it is asked. Open to everybody who has one, whatever their roles. */
export async function signOut(accountId: AccountId, sessionIdHash: string, occasion: Occasion): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await endSession(tx, accountId, sessionIdHash))) return;
    await writeAudit(tx, [{ occasion, actor: null, deed: "signed-out", subject: { kind: "account", id: accountId } }]);
  });
}
