import { writeAudit } from "#app/data/audit.server.ts";
import { lockBrowser } from "#app/data/browser-lock.server.ts";
import { askForSignUpMessage } from "#app/data/letters.server.ts";
import { hashPassword } from "#app/data/passwords.server.ts";
import { pendingOfBrowser, replacePending, updatePendingPassword } from "#app/data/pending-sign-ups.server.ts";
import { type Tx, inTransaction } from "#app/data/transaction.server.ts";
import { isCommonPassword } from "#app/domain/identity/common-passwords.ts";
import { isSameForm } from "#app/domain/identity/pending-sign-up.ts";
import { type SignUp, keptSignUp } from "#app/domain/identity/profile.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** From which browser the form comes (its cookie), and which page it leads to. */
type From = { readonly browserToken: string; readonly next: string };

/**
 * Keeps the form until its address or number is confirmed, and asks for the message that does so. It does not look whether somebody has
 * that address: whoever asks can learn nothing from the answer, nor from how long it takes. Open to everybody.
 */
export async function askSignUp(wish: SignUp, from: From, occasion: Occasion): Promise<Result<null, "password-common">> {
  const known = [wish.nameLatin, wish.nameAr, wish.email ?? "", wish.phone ?? ""];
  if (isCommonPassword(wish.password, known)) return refused("password-common");
  const passwordHash = await hashPassword(wish.password);
  await inTransaction((tx) => keepForm(tx, wish, passwordHash, from, occasion));
  return granted(null);
}

async function keepForm(tx: Tx, wish: SignUp, passwordHash: string, from: From, occasion: Occasion): Promise<void> {
  const form = keptSignUp(wish);
  await lockBrowser(tx, from.browserToken);
  const before = await pendingOfBrowser(tx, from.browserToken);
  if (before !== null && isSameForm(before, form, occasion.at)) return updatePendingPassword(tx, before.id, passwordHash);
  const id = await replacePending(tx, { ...from, form, passwordHash }, occasion.at);
  await askForSignUpMessage(tx, id);
  await writeAudit(tx, [
    { occasion, actor: null, deed: "sign-up-asked", subject: { kind: "pending-sign-up", id }, details: { by: form.contact.kind } },
  ]);
}
