import { beforeEach, expect, test } from "vitest";
import { askPasswordReset } from "#app/commands/identity/ask-password-reset.server.ts";
import { changePassword } from "#app/commands/identity/change-password.server.ts";
import { changeProfile } from "#app/commands/identity/change-profile.server.ts";
import { chooseLanguage } from "#app/commands/identity/choose-language.server.ts";
import { claimLicence } from "#app/commands/identity/claim-licence.server.ts";
import { issuePasswordReset } from "#app/commands/identity/issue-password-reset.server.ts";
import { resetPassword } from "#app/commands/identity/reset-password.server.ts";
import { revokeSession } from "#app/commands/identity/revoke-session.server.ts";
import { signIn } from "#app/commands/identity/sign-in.server.ts";
import { signOut } from "#app/commands/identity/sign-out.server.ts";
import { profileOf } from "#app/domain/identity/profile.ts";
import { run as sendLetter } from "#app/jobs/send-letter.server.ts";
import { db } from "#app/platform/db.server.ts";
import { listKeptMessages } from "#app/platform/kept-messages.server.ts";
import { hashOfToken, sessionByToken } from "#app/platform/sessions.server.ts";
import { keptMessages } from "#app/queries/identity/kept-messages.server.ts";
import { letterRecipient } from "#app/queries/identity/letter-recipient.server.ts";
import { ownAccount } from "#app/queries/identity/own-account.server.ts";
import { ownSecurity } from "#app/queries/identity/own-security.server.ts";
import { passwordLinkCounts } from "#app/queries/identity/password-link-counts.server.ts";
import { A_BROWSER, anOccasion } from "#tests/builders/a-sign-up.ts";
import { aSignedUp } from "#tests/builders/a-signed-up.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

/** Somebody who has signed up, with the actor they are and their first session. */
async function aLearner() {
  const signedUp = await aSignedUp();
  return { ...signedUp, contact: signedUp.wish.contact };
}

const deeds = async () => (await db().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ deed }) => deed);
const next = "nine rivers and a boat";

test("a mailed link counts once, for thirty minutes, ends every session and passkey, and only its hash is stored", async () => {
  const { accountId, contact, token, wish } = await aLearner();
  const passkey = { accountId, publicKey: new Uint8Array([1]), counter: 0, transports: [], name: "Not mine", createdAt: anOccasion().at };
  await db().passkey.create({ data: { ...passkey, credentialId: "planted" } });
  await askPasswordReset(contact, anOccasion());
  const link = (await issuePasswordReset(accountId, anOccasion())) ?? "";
  expect(await passwordLinkCounts(link, anOccasion().at)).toBe(true);
  expect(JSON.stringify(await db().passwordReset.findMany())).not.toContain(link);

  expect(await passwordLinkCounts(link, anOccasion(31 * 60_000).at)).toBe(false);
  expect(await resetPassword({ token: link, password: next }, anOccasion(31 * 60_000))).toEqual({ ok: false, refusal: "link-not-valid" });
  expect(await resetPassword({ token: link, password: "password123" }, anOccasion())).toEqual({ ok: false, refusal: "password-common" });

  const twice = await Promise.all([1, 2].map(() => resetPassword({ token: link, password: next }, anOccasion())));
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await resetPassword({ token: link, password: next }, anOccasion())).toEqual({ ok: false, refusal: "link-not-valid" });
  expect(await sessionByToken(token)).toBeNull();
  expect(await db().passkey.count()).toBe(0);
  expect((await signIn({ contact, password: wish.password }, A_BROWSER, anOccasion())).ok).toBe(false);
  expect((await signIn({ contact, password: next }, A_BROWSER, anOccasion())).ok).toBe(true);
  expect(await deeds()).toEqual(expect.arrayContaining(["password-reset-asked", "password-link-made", "password-reset"]));
});

test("a later link takes the place of an earlier one; an invented one is worth nothing", async () => {
  const { accountId } = await aLearner();
  const earlier = (await issuePasswordReset(accountId, anOccasion())) ?? "";
  const later = (await issuePasswordReset(accountId, anOccasion())) ?? "";
  expect(await passwordLinkCounts(earlier, anOccasion().at)).toBe(false);
  expect(await passwordLinkCounts(later, anOccasion().at)).toBe(true);
  expect(await passwordLinkCounts("invented", anOccasion().at)).toBe(false);
});

test("asking for a link for nobody writes nothing", async () => {
  await askPasswordReset({ kind: "email", email: "nobody@example.iq" }, anOccasion());
  expect(await deeds()).not.toContain("password-reset-asked");
});

test("the letter is written in its reader's language and its link works", async () => {
  const { accountId, wish } = await aLearner();
  expect(await letterRecipient(accountId)).toEqual({ contact: wish.contact, language: "ar", name: wish.nameAr });
  await sendLetter({ kind: "password-reset", accountId }, { jobId: "1" });
  const [letter] = await listKeptMessages();
  expect(letter).toMatchObject({ to: wish.email, subject: "تعيين كلمة مرور جديدة" });
  const token = /reset-password\/([\w-]+)/.exec(letter?.text ?? "")?.[1] ?? "";
  expect(await passwordLinkCounts(token, anOccasion().at)).toBe(true);
  expect((await keptMessages()).length).toBeGreaterThan(0);
});

test("changing the password asks for the present one and ends the other sessions, not this one", async () => {
  const { accountId, actor, contact, token, wish } = await aLearner();
  const other = await signIn({ contact, password: wish.password }, A_BROWSER, anOccasion());
  const change = (current: string, to: string) =>
    changePassword(actor, { accountId, current, next: to, sessionIdHash: hashOfToken(token) }, anOccasion());
  expect(await change("wrong", next)).toEqual({ ok: false, refusal: "password-wrong" });
  expect(await change(wish.password, "baghdad2024")).toEqual({ ok: false, refusal: "password-common" });
  expect(await change(wish.password, next)).toEqual({ ok: true, value: 1 });
  expect(await sessionByToken(token)).not.toBeNull();
  expect(other.ok && (await sessionByToken(other.value.token))).toBeNull();
  expect(await deeds()).toContain("password-changed");
});

test("one ends one's own sessions and nobody else's", async () => {
  const one = await aLearner();
  const two = await aLearner();
  expect(await revokeSession(one.actor, { accountId: two.accountId, which: "others", keep: "" }, anOccasion())).toEqual({
    ok: false,
    refusal: "not-yours",
  });
  expect(
    await revokeSession(one.actor, { accountId: one.accountId, which: "one", sessionIdHash: hashOfToken(two.token) }, anOccasion()),
  ).toEqual({ ok: true, value: 0 });
  expect(await sessionByToken(two.token)).not.toBeNull();
  expect(
    await revokeSession(one.actor, { accountId: one.accountId, which: "one", sessionIdHash: hashOfToken(one.token) }, anOccasion()),
  ).toEqual({ ok: true, value: 1 });
  expect(await sessionByToken(one.token)).toBeNull();
});

test("signing out ends the session and is written down once", async () => {
  const { actor, accountId, token } = await aLearner();
  await signOut(actor, { accountId, sessionIdHash: hashOfToken(token) }, anOccasion());
  await signOut(actor, { accountId, sessionIdHash: hashOfToken(token) }, anOccasion());
  expect(await sessionByToken(token)).toBeNull();
  expect((await deeds()).filter((deed) => deed === "signed-out")).toHaveLength(1);
  const stranger = await aLearner();
  expect(await signOut(stranger.actor, { accountId, sessionIdHash: "x" }, anOccasion())).toEqual({ ok: false, refusal: "not-yours" });
});

test("profile, licence and language are changed by their owner, with an audit row each", async () => {
  const one = await aLearner();
  const two = await aLearner();
  expect(
    (await changeProfile(one.actor, { ...profileOf(one.wish), facilityName: "مركز الشعب", directorate: "baghdad-rusafa" }, anOccasion()))
      .ok,
  ).toBe(true);
  const licence = { number: "N-78", issuingBody: "moh-federal" } as const;
  await Promise.all([1, 2].map(() => claimLicence(one.actor, licence, anOccasion())));
  expect((await chooseLanguage(one.actor, { accountId: two.accountId, language: "en" }, anOccasion())).ok).toBe(false);
  expect((await chooseLanguage(one.actor, { accountId: one.accountId, language: "en" }, anOccasion())).ok).toBe(true);

  const account = await ownAccount(one.actor);
  expect(account).toMatchObject({ language: "en", profile: { facilityName: "مركز الشعب", directorate: "baghdad-rusafa" } });
  expect(account?.licences.map(({ number, state }) => `${number} ${state}`)).toEqual(["N-77 claimed", "N-78 claimed"]);
  expect((await ownAccount(two.actor))?.licences).toHaveLength(1);
  expect(await deeds()).toEqual(expect.arrayContaining(["profile-changed", "licence-claimed", "language-chosen"]));
  for (let number = 0; number < 6; number += 1) await claimLicence(one.actor, { ...licence, number: `X-${String(number)}` }, anOccasion());
  expect(await claimLicence(one.actor, { ...licence, number: "X-9" }, anOccasion())).toEqual({ ok: false, refusal: "too-many-licences" });
});

test("a further licence is refused when its body licenses another profession, as at sign-up", async () => {
  const { actor } = await aLearner();
  const wish = { number: "P-1", issuingBody: "iraqi-pharmacists-syndicate" } as const;
  expect(await claimLicence(actor, wish, anOccasion())).toEqual({ ok: false, refusal: "body-of-another-profession" });
  expect((await ownAccount(actor))?.licences.map(({ number }) => number)).toEqual(["N-77"]);
});

test("my sessions are mine, without those that have ended", async () => {
  const { actor, token } = await aLearner();
  await aLearner();
  expect((await ownSecurity(actor, anOccasion().at)).sessions.map(({ idHash }) => idHash)).toEqual([hashOfToken(token)]);
  expect((await ownSecurity(actor, anOccasion(8 * 86_400_000).at)).sessions).toEqual([]);
});
