import { accountById, insertAccount, insertPractitioner, isTaken } from "#app/data/accounts.server.ts";
import { writeAudit } from "#app/data/audit.server.ts";
import { isPassword } from "#app/data/passwords.server.ts";
import {
  countWrongTry,
  isCodeOf,
  isOfBrowser,
  lockPending,
  markConfirmed,
  pendingOfBrowser,
  pendingOfLink,
} from "#app/data/pending-sign-ups.server.ts";
import { insertGrant } from "#app/data/roles.server.ts";
import { type Browser, startSession } from "#app/data/sessions.server.ts";
import { type Tx, inTransaction } from "#app/data/transaction.server.ts";
import type { OpenedSession } from "#app/domain/identity/opened-session.ts";
import { type PendingSignUp, hasTries, standingOf } from "#app/domain/identity/pending-sign-up.ts";
import { profileOf } from "#app/domain/identity/profile.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** The code, typed in the browser that sent the form; or the link, opened there, or elsewhere by who knows the password chosen in the form. */
export type Proof =
  | { readonly by: "code"; readonly browserToken: string; readonly code: string }
  | { readonly by: "link"; readonly linkToken: string; readonly browserToken: string | null; readonly password: string | null };

/** `contact-taken`: the address got an account meanwhile. `confirmed-before`: this very form made one, more than a moment ago. */
export type ConfirmRefusal =
  | "sign-up-over"
  | "sign-up-code-wrong"
  | "chosen-password-wrong"
  | "password-needed"
  | "tries-used-up"
  | "contact-taken"
  | "confirmed-before";
export type Confirmed = OpenedSession & { readonly next: string };

/**
 * Makes the account of a pending sign-up, the practitioner it is, the licence they claim and the learner's role, writes all of it down,
 * and signs in: all or nothing. Tapped twice it signs in twice and makes one account (R82, R84). Of several forms with one address the
 * first that is confirmed wins; a form that was not confirmed keeps nobody from anything. Open to who has the proof.
 *
 * A link alone is no proof in another browser: whoever fills in the form with somebody else's address would have them confirm, by one
 * careless tap, an account whose password a stranger knows.
 */
export async function confirmSignUp(proof: Proof, browser: Browser, occasion: Occasion): Promise<Result<Confirmed, ConfirmRefusal>> {
  const found = await inTransaction((tx) =>
    proof.by === "code" ? pendingOfBrowser(tx, proof.browserToken) : pendingOfLink(tx, proof.linkToken),
  );
  if (found === null) return refused("sign-up-over");
  const own = isOfBrowser(found, proof.browserToken);
  if (proof.by === "link" && !own && proof.password === null) return refused("password-needed");
  const knows = proof.by === "link" && (own || (await isPassword(found.passwordHash, proof.password ?? "")));
  try {
    return await inTransaction(async (tx): Promise<Result<Confirmed, ConfirmRefusal>> => {
      const pending = await lockPending(tx, found.id);
      const standing = pending === null ? "over" : standingOf(pending, occasion.at);
      if (pending === null || standing === "over") return refused("sign-up-over");
      if (!hasTries(pending) && !(proof.by === "link" && own)) return refused("tries-used-up");
      const right = proof.by === "code" ? isCodeOf(pending, proof.code) : knows;
      if (!right) return await refuseTry(tx, pending, proof.by, occasion);
      if (standing === "done") return refused("confirmed-before");
      if (standing === "repeated") return await signInAgain(tx, pending, browser, occasion);
      return granted(await writeAccount(tx, pending, browser, occasion));
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    return refused("contact-taken");
  }
}

async function refuseTry(tx: Tx, pending: PendingSignUp, by: Proof["by"], occasion: Occasion) {
  await countWrongTry(tx, pending.id);
  const details = { by: by === "code" ? "sign-up-code" : "sign-up-link" };
  await writeAudit(tx, [{ occasion, actor: null, deed: "sign-in-refused", subject: { kind: "pending-sign-up", id: pending.id }, details }]);
  if (!hasTries({ tries: pending.tries + 1 })) return refused("tries-used-up");
  return refused(by === "code" ? "sign-up-code-wrong" : "chosen-password-wrong");
}

/** The second tap, while the account is as the first one left it. */
async function signInAgain(tx: Tx, pending: PendingSignUp, browser: Browser, occasion: Occasion) {
  const account = pending.confirmed === null ? null : await accountById(tx, pending.confirmed.accountId);
  if (account === null || account.disabled || account.passwordHash !== pending.passwordHash) return refused("confirmed-before");
  const token = await startSession(tx, account.id, browser);
  await writeAudit(tx, [
    { occasion, actor: null, deed: "signed-in", subject: { kind: "account", id: account.id }, details: { by: "sign-up" } },
  ]);
  return granted({ token, accountId: account.id, language: account.language, next: pending.next });
}

async function writeAccount(tx: Tx, pending: PendingSignUp, browser: Browser, occasion: Occasion): Promise<Confirmed> {
  const { form, passwordHash } = pending;
  const { at } = occasion;
  const { language } = form;
  const accountId = await insertAccount(tx, { ...reachedAt(form), passwordHash, language }, at);
  const licence = { number: form.licenceNumber, issuingBody: form.issuingBody };
  const practitionerId = await insertPractitioner(tx, accountId, profileOf(form), licence, at);
  await insertGrant(tx, { accountId, role: "learner", jurisdiction: null, providerId: null, grantedBy: null }, at);
  await markConfirmed(tx, pending.id, accountId, at);
  const token = await startSession(tx, accountId, browser);
  const actor = { accountId, role: "learner" } as const;
  const account = { kind: "account", id: accountId };
  await writeAudit(tx, [
    {
      occasion,
      actor,
      deed: "account-created",
      subject: account,
      details: { profession: form.profession, governorate: form.governorate, confirmed: form.contact.kind, pendingSignUp: pending.id },
    },
    {
      occasion,
      actor,
      deed: "licence-claimed",
      subject: { kind: "practitioner", id: practitionerId },
      details: { issuingBody: form.issuingBody, number: form.licenceNumber },
    },
    { occasion, actor, deed: "signed-in", subject: account, details: { by: "sign-up" } },
  ]);
  return { token, accountId, language, next: pending.next };
}

/** The confirmed contact signs in; a number beside an address is for calling only, for nobody has shown that it is theirs. */
function reachedAt(form: PendingSignUp["form"]) {
  return form.contact.kind === "email"
    ? { email: form.contact.email, phone: null, contactPhone: form.phone }
    : { email: null, phone: form.contact.phone };
}
