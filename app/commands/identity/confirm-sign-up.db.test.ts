import { beforeEach, expect, test } from "vitest";
import { askSignUp } from "#app/commands/identity/ask-sign-up.server.ts";
import { confirmSignUp } from "#app/commands/identity/confirm-sign-up.server.ts";
import { issueSignUpMessage } from "#app/commands/identity/issue-sign-up-message.server.ts";
import { signIn } from "#app/commands/identity/sign-in.server.ts";
import { db } from "#app/platform/db.server.ts";
import { hashOfToken, sessionByToken } from "#app/platform/sessions.server.ts";
import { signUpLink } from "#app/queries/identity/sign-up-link.server.ts";
import { A_BROWSER, aSignUp, anOccasion } from "#tests/builders/a-sign-up.ts";
import { aBrowserToken, aPendingSignUp, aSignedUp, secretsOf } from "#tests/builders/a-signed-up.ts";
import { databaseContent } from "#tests/support/database-content.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const DAY = 24 * 60 * 60_000;
const deeds = async () => (await db().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ deed }) => deed);
const wrongFor = (code: string) => (code === "000000" ? "000001" : "000000");
const byCode = (browserToken: string, code: string, offsetMs = 0) =>
  confirmSignUp({ by: "code", browserToken, code }, A_BROWSER, anOccasion(offsetMs));
const byLink = (linkToken: string, browserToken: string | null, password: string | null, offsetMs = 0) =>
  confirmSignUp({ by: "link", linkToken, browserToken, password }, A_BROWSER, anOccasion(offsetMs));

test("nothing but the form is there until the contact is confirmed; then all of it is, at once", async () => {
  const { wish, browserToken, id } = await aPendingSignUp(aSignUp({ phone: "٠٧٧٠١٢٣٤٥٦٧" }));
  expect([await db().account.count(), await db().practitioner.count(), await db().session.count()]).toEqual([0, 0, 0]);
  const { code } = await secretsOf({ id });
  const confirmed = await byCode(browserToken, code);
  if (!confirmed.ok) throw new Error(confirmed.refusal);

  const account = await db().account.findFirstOrThrow({ include: { practitioner: { include: { licences: true } }, roles: true } });
  // A number beside an address was not confirmed: it is for calling, and nobody signs in with it.
  expect(account).toMatchObject({ email: wish.email, phone: null, contactPhone: "+9647701234567", language: "ar" });
  expect(account.passwordHash).toMatch(/^\$argon2id\$/);
  expect(account.practitioner).toMatchObject({
    nameLatin: "Zainab Kadhim Al-Rubaie",
    profession: "nurse",
    licences: [{ number: "N-77", state: "claimed" }],
  });
  expect(account.roles).toMatchObject([{ role: "learner", endedAt: null }]);
  expect(await deeds()).toEqual(["sign-up-asked", "account-created", "licence-claimed", "signed-in"]);

  expect(await sessionByToken(confirmed.value.token)).toMatchObject({
    accountId: account.id,
    practitionerId: account.practitioner?.id,
    roles: [{ role: "learner" }],
    language: "ar",
  });
  expect((await db().session.findFirstOrThrow()).idHash).toBe(hashOfToken(confirmed.value.token));
  expect((await signIn({ contact: wish.contact, password: wish.password }, A_BROWSER, anOccasion())).ok).toBe(true);
});

test("a telephone alone signs up by the code in its message, and signs in", async () => {
  const { wish, accountId } = await aSignedUp(aSignUp({ email: "", phone: "07701234567" }));
  expect(await db().account.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
    email: null,
    phone: "+9647701234567",
    contactPhone: null,
  });
  expect((await signIn({ contact: wish.contact, password: wish.password }, A_BROWSER, anOccasion())).ok).toBe(true);
});

test("neither table nor audit holds a password, a code, a link or a cookie", async () => {
  const { wish, browserToken, id } = await aPendingSignUp();
  const { code, linkToken } = await secretsOf({ id });
  const stored = JSON.stringify(await db().pendingSignUp.findMany());
  const confirmed = await byCode(browserToken, code);
  const audit = JSON.stringify((await db().auditEntry.findMany()).map((entry) => ({ ...entry, id: String(entry.id) })));
  for (const secret of [wish.password, linkToken, browserToken, ...(confirmed.ok ? [confirmed.value.token] : [])]) {
    expect(stored).not.toContain(secret);
    expect(audit).not.toContain(secret);
  }
  expect((await db().pendingSignUp.findFirstOrThrow()).codeHash).toMatch(/^[0-9a-f]{64}$/);
});

test("a code is wrong five times; then no code counts, only the link in the same browser", async () => {
  const { browserToken, id } = await aPendingSignUp();
  const { code, linkToken } = await secretsOf({ id });
  for (let tries = 1; tries <= 4; tries += 1)
    expect(await byCode(browserToken, wrongFor(code))).toEqual({ ok: false, refusal: "sign-up-code-wrong" });
  expect(await byCode(browserToken, wrongFor(code))).toEqual({ ok: false, refusal: "tries-used-up" });
  expect(await byCode(browserToken, code)).toEqual({ ok: false, refusal: "tries-used-up" });
  expect(await byLink(linkToken, null, "tamarind river nine")).toEqual({ ok: false, refusal: "tries-used-up" });
  expect(await db().auditEntry.count({ where: { deed: "sign-in-refused", subjectKind: "pending-sign-up", subjectId: id } })).toBe(5);
  expect(await db().account.count()).toBe(0);
  expect((await byLink(linkToken, browserToken, null)).ok).toBe(true);
});

test("six wrong codes at once are five tries", async () => {
  const { browserToken, id } = await aPendingSignUp();
  const { code } = await secretsOf({ id });
  await Promise.all(Array.from({ length: 6 }, () => byCode(browserToken, wrongFor(code))));
  expect((await db().pendingSignUp.findFirstOrThrow()).tries).toBe(5);
  expect(await byCode(browserToken, code)).toEqual({ ok: false, refusal: "tries-used-up" });
});

test("after a day nothing of it counts", async () => {
  const { browserToken, id } = await aPendingSignUp();
  const { code, linkToken } = await secretsOf({ id });
  expect(await byCode(browserToken, code, DAY + 1000)).toEqual({ ok: false, refusal: "sign-up-over" });
  expect(await byLink(linkToken, browserToken, null, DAY + 1000)).toEqual({ ok: false, refusal: "sign-up-over" });
  expect(await signUpLink(linkToken, browserToken, anOccasion(DAY + 1000).at)).toEqual({ state: "over" });
  expect(await issueSignUpMessage(id, anOccasion(DAY + 1000))).toBeNull();
});

test("tapped twice, even at once, it makes one account and answers alike (R82, R84); ten minutes later it signs nobody in", async () => {
  const { browserToken, id } = await aPendingSignUp();
  const { code, linkToken } = await secretsOf({ id });
  const taps = await Promise.all([byCode(browserToken, code), byCode(browserToken, code), byLink(linkToken, browserToken, null)]);
  for (const tap of taps) expect(tap).toMatchObject({ ok: true, value: { next: "/" } });
  expect([await db().account.count(), await db().practitioner.count(), await db().session.count()]).toEqual([1, 1, 3]);
  expect((await deeds()).filter((deed) => deed === "account-created")).toHaveLength(1);

  expect(await byCode(browserToken, code, 11 * 60_000)).toEqual({ ok: false, refusal: "confirmed-before" });
  expect(await byLink(linkToken, browserToken, null, 11 * 60_000)).toEqual({ ok: false, refusal: "confirmed-before" });
});

test("a replay signs nobody in once the password is another, or the account disabled", async () => {
  const { browserToken, id } = await aPendingSignUp();
  const { code } = await secretsOf({ id });
  await byCode(browserToken, code);
  await db().account.updateMany({ data: { disabledAt: new Date() } });
  expect(await byCode(browserToken, code)).toEqual({ ok: false, refusal: "confirmed-before" });
  await db().account.updateMany({ data: { disabledAt: null, passwordHash: "$argon2id$another" } });
  expect(await byCode(browserToken, code)).toEqual({ ok: false, refusal: "confirmed-before" });
  expect(await db().session.count()).toBe(1);
});

test("a code counts in the browser that sent the form, and for its form alone", async () => {
  const mine = await aPendingSignUp();
  const other = await aPendingSignUp();
  const { code } = await secretsOf(mine);
  await secretsOf(other);
  expect(await byCode(aBrowserToken(), code)).toEqual({ ok: false, refusal: "sign-up-over" });
  const swapped = await byCode(other.browserToken, code);
  expect(swapped.ok ? "accepted" : swapped.refusal).toBe("sign-up-code-wrong");
});

test("a link in another browser asks for the password that was chosen; looking at it changes nothing (R29)", async () => {
  const { wish, browserToken, id } = await aPendingSignUp();
  const { linkToken } = await secretsOf({ id });
  const before = await databaseContent();
  const now = anOccasion().at;
  expect(await signUpLink(linkToken, browserToken, now)).toEqual({ state: "here", contact: wish.contact });
  expect(await signUpLink(linkToken, null, now)).toEqual({ state: "elsewhere", contact: wish.contact });
  expect(await signUpLink("invented", browserToken, now)).toEqual({ state: "over" });
  expect(await databaseContent()).toEqual(before);

  expect(await byLink(linkToken, null, null)).toEqual({ ok: false, refusal: "password-needed" });
  expect(await byLink(linkToken, aBrowserToken(), "another nine rivers")).toEqual({ ok: false, refusal: "chosen-password-wrong" });
  expect((await byLink(linkToken, null, wish.password)).ok).toBe(true);
  expect(await signUpLink(linkToken, browserToken, now)).toEqual({ state: "confirmed" });
  expect(await byLink("invented", browserToken, null)).toEqual({ ok: false, refusal: "sign-up-over" });
});

test("a stranger who sends the form with somebody's address first wins nothing: the owner's own form makes the owner's account", async () => {
  const email = "owner@example.iq";
  const strangers = await aPendingSignUp(aSignUp({ email, password: "a strangers password", nameLatin: "Somebody Else" }));
  const strangersLetter = await secretsOf(strangers);
  const owners = await aPendingSignUp(aSignUp({ email, password: "nine rivers and a boat" }));
  // The owner opens the stranger's letter, in the owner's browser, with the owner's password: it makes nothing.
  expect(await byLink(strangersLetter.linkToken, owners.browserToken, null)).toEqual({ ok: false, refusal: "password-needed" });
  expect(await byLink(strangersLetter.linkToken, owners.browserToken, "nine rivers and a boat")).toEqual({
    ok: false,
    refusal: "chosen-password-wrong",
  });
  const { code } = await secretsOf(owners);
  expect((await byCode(owners.browserToken, code)).ok).toBe(true);
  const contact = { kind: "email", email } as const;
  expect((await signIn({ contact, password: "nine rivers and a boat" }, A_BROWSER, anOccasion())).ok).toBe(true);
  expect((await signIn({ contact, password: "a strangers password" }, A_BROWSER, anOccasion())).ok).toBe(false);
  // And the stranger's form is answered kindly, to whoever holds its letter.
  expect(await byCode(strangers.browserToken, strangersLetter.code)).toEqual({ ok: false, refusal: "contact-taken" });
  expect(await issueSignUpMessage(strangers.id, anOccasion())).toMatchObject({ kind: "known" });
  expect(await db().account.count()).toBe(1);
});

test("two forms with one address, confirmed at once: one account, and the other is told", async () => {
  const email = "twice@example.iq";
  const forms = await Promise.all([1, 2].map(() => aPendingSignUp(aSignUp({ email }))));
  const codes = await Promise.all(forms.map((form) => secretsOf(form)));
  const outcomes = await Promise.all(forms.map(({ browserToken }, index) => byCode(browserToken, codes[index]?.code ?? "")));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal === "contact-taken")).toHaveLength(1);
  expect([await db().account.count(), await db().practitioner.count(), await db().session.count()]).toEqual([1, 1, 1]);
});

test("a password that is guessed first is refused, and nothing is written", async () => {
  const wish = aSignUp({ password: "zainab2024" });
  expect(await askSignUp(wish, { browserToken: aBrowserToken(), next: "/" }, anOccasion())).toEqual({
    ok: false,
    refusal: "password-common",
  });
  expect(await db().pendingSignUp.count()).toBe(0);
  expect(await db().auditEntry.count()).toBe(0);
});

test("signing in: a wrong password, an unknown account, a form not confirmed and a disabled account get one and the same answer", async () => {
  const { wish } = await aSignedUp();
  const { contact, password } = wish;
  const waiting = await aPendingSignUp();
  expect((await signIn({ contact, password }, A_BROWSER, anOccasion())).ok).toBe(true);
  const refusal = { ok: false, refusal: "not-recognised" };
  expect(await signIn({ contact, password: "wrong" }, A_BROWSER, anOccasion())).toEqual(refusal);
  expect(await signIn({ contact: { kind: "email", email: "nobody@example.iq" }, password }, A_BROWSER, anOccasion())).toEqual(refusal);
  expect(await signIn(waiting.wish, A_BROWSER, anOccasion())).toEqual(refusal);
  await db().account.updateMany({ data: { disabledAt: new Date() } });
  expect(await signIn({ contact, password }, A_BROWSER, anOccasion())).toEqual(refusal);
  expect(await db().auditEntry.count({ where: { deed: "sign-in-refused" } })).toBe(4);
});
