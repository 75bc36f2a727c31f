import { accountByContact, insertAccount, insertPractitioner, isTaken } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { askForLetter } from "#app/data/letters.server.ts";
import { hashPassword, isPassword } from "#app/data/passwords.server.ts";
import { insertGrant } from "#app/data/roles.server.ts";
import { type Browser, startSession } from "#app/data/sessions.server.ts";
import { type Tx, inTransaction } from "#app/data/transaction.server.ts";
import { isCommonPassword } from "#app/domain/identity/common-passwords.ts";
import { type SignUp, profileOf } from "#app/domain/identity/profile.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

export type SignUpRefusal = "password-common";
/** `known-contact`: the page says the same as ever, the holder gets a letter, and nobody is signed in. */
export type SignedUp = { readonly kind: "signed-in"; readonly token: string } | { readonly kind: "known-contact" };

/**
 * Makes an account, the practitioner it is, the licence they claim and the learner's role, writes all of it down, and signs in: all or
 * nothing. Sent twice with the same password it signs in twice and makes one account (R84). Open to everybody: there is no actor yet.
 */
export async function signUp(wish: SignUp, browser: Browser, occasion: Occasion): Promise<Result<SignedUp, SignUpRefusal>> {
  const known = [wish.nameLatin, wish.nameAr, wish.email ?? "", wish.phone ?? ""];
  if (isCommonPassword(wish.password, known)) return refused("password-common");
  const passwordHash = await hashPassword(wish.password);
  try {
    const token = await inTransaction((tx) => writeAccount(tx, wish, passwordHash, browser, occasion));
    return granted({ kind: "signed-in", token });
  } catch (error) {
    if (!isTaken(error)) throw error;
    return granted(await greetKnown(wish, browser, occasion));
  }
}

async function writeAccount(tx: Tx, wish: SignUp, passwordHash: string, browser: Browser, occasion: Occasion): Promise<string> {
  const { at } = occasion;
  const accountId = await insertAccount(tx, { email: wish.email, phone: wish.phone, passwordHash, language: wish.language }, at);
  const licence = { number: wish.licenceNumber, issuingBody: wish.issuingBody };
  const practitionerId = await insertPractitioner(tx, accountId, profileOf(wish), licence, at);
  await insertGrant(tx, { accountId, role: "learner", jurisdiction: null, providerId: null, grantedBy: null }, at);
  const token = await startSession(tx, accountId, browser);
  const actor = { accountId, role: "learner" } as const;
  await writeAudit(tx, [
    {
      occasion,
      actor,
      deed: "account-created",
      subject: { kind: "account", id: accountId },
      details: { profession: wish.profession, governorate: wish.governorate },
    },
    {
      occasion,
      actor,
      deed: "licence-claimed",
      subject: { kind: "practitioner", id: practitionerId },
      details: { issuingBody: wish.issuingBody, number: wish.licenceNumber },
    },
    { occasion, actor, deed: "signed-in", subject: { kind: "account", id: accountId }, details: { by: "sign-up" } },
  ]);
  return token;
}

async function greetKnown(wish: SignUp, browser: Browser, occasion: Occasion): Promise<SignedUp> {
  const holders = await inTransaction(async (tx) => [
    wish.email === null ? null : await accountByContact(tx, { kind: "email", email: wish.email }),
    wish.phone === null ? null : await accountByContact(tx, { kind: "phone", phone: wish.phone }),
  ]);
  const holder = holders.find((account) => account !== null);
  if (holder === undefined || holder.disabled) return { kind: "known-contact" };
  const same = holder.email === wish.email && holder.phone === wish.phone && (await isPassword(holder.passwordHash, wish.password));
  return inTransaction(async (tx) => {
    if (!same) {
      await askForLetter(tx, "sign-up-again", holder.id);
      await writeAudit(tx, [
        { occasion, actor: null, deed: "sign-in-refused", subject: { kind: "account", id: holder.id }, details: { by: "sign-up" } },
      ]);
      return { kind: "known-contact" };
    }
    const token = await startSession(tx, holder.id, browser);
    await writeAudit(tx, [
      { occasion, actor: null, deed: "signed-in", subject: { kind: "account", id: holder.id }, details: { by: "sign-up" } },
    ]);
    return { kind: "signed-in", token };
  });
}
