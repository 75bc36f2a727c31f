import { accountByContact } from "#app/data/accounts.server.ts";
import { lockPending, renewSecrets } from "#app/data/pending-sign-ups.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Contact } from "#app/domain/identity/contact.ts";
import { standingOf } from "#app/domain/identity/pending-sign-up.ts";
import type { AccountId, PendingSignUpId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** What the message says: how to confirm, or to the holder of an account that they have one. */
export type SignUpMessage =
  | { readonly kind: "confirm"; readonly contact: Contact; readonly language: Language; readonly code: string; readonly linkToken: string }
  | { readonly kind: "known"; readonly accountId: AccountId };

/**
 * Decides what the message of a pending sign-up says, in the moment it is written, and makes its code and link, so that no queue ever
 * holds them. Only here, where nobody waits for an answer, is it asked whether somebody has the address. Null: nothing to send any more.
 * Called by the job alone: the asking was the deed, and was written down.
 */
export async function issueSignUpMessage(id: PendingSignUpId, occasion: Occasion): Promise<SignUpMessage | null> {
  return inTransaction(async (tx) => {
    const pending = await lockPending(tx, id);
    if (pending === null || standingOf(pending, occasion.at) !== "open") return null;
    const { contact, language } = pending.form;
    const holder = await accountByContact(tx, contact);
    if (holder !== null) return holder.disabled ? null : { kind: "known", accountId: holder.id };
    return { kind: "confirm", contact, language, ...(await renewSecrets(tx, id)) };
  });
}
