import { writeAudit } from "#app/data/audit.server.ts";
import { askForSignUpMessage } from "#app/data/letters.server.ts";
import { countMessage, lockPending, pendingOfBrowser } from "#app/data/pending-sign-ups.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { SIGN_UP_MESSAGES, hasTries, standingOf } from "#app/domain/identity/pending-sign-up.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Sends the message of a pending sign-up again, twice at most; whether somebody has the address plays no part. Open to the browser that sent the form. */
export async function repeatSignUpMessage(
  browserToken: string,
  occasion: Occasion,
): Promise<Result<null, "sign-up-over" | "messages-used-up">> {
  return inTransaction(async (tx) => {
    const found = await pendingOfBrowser(tx, browserToken);
    const pending = found === null ? null : await lockPending(tx, found.id);
    if (pending === null || standingOf(pending, occasion.at) !== "open") return refused("sign-up-over");
    // A code that no try is left for would only disappoint.
    if (pending.messages >= SIGN_UP_MESSAGES || !hasTries(pending)) return refused("messages-used-up");
    await countMessage(tx, pending.id);
    await askForSignUpMessage(tx, pending.id);
    const details = { by: pending.form.contact.kind, message: pending.messages + 1 };
    await writeAudit(tx, [{ occasion, actor: null, deed: "sign-up-asked", subject: { kind: "pending-sign-up", id: pending.id }, details }]);
    return granted(null);
  });
}
