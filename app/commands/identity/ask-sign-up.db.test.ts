import { beforeEach, expect, test } from "vitest";
import { askSignUp } from "#app/commands/identity/ask-sign-up.server.ts";
import { forgetUnconfirmed } from "#app/commands/identity/forget-unconfirmed.server.ts";
import { issueSignUpMessage } from "#app/commands/identity/issue-sign-up-message.server.ts";
import { repeatSignUpMessage } from "#app/commands/identity/repeat-sign-up-message.server.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { run as sendSignUpMessage } from "#app/jobs/send-sign-up-message.server.ts";
import { run as sweepIdentity } from "#app/jobs/sweep-identity.server.ts";
import { db } from "#app/platform/db.server.ts";
import { listKeptMessages } from "#app/platform/kept-messages.server.ts";
import { pendingSignUp } from "#app/queries/identity/pending-sign-up.server.ts";
import { signUpLink } from "#app/queries/identity/sign-up-link.server.ts";
import { aSignUp, anOccasion } from "#tests/builders/a-sign-up.ts";
import { aBrowserToken, aPendingSignUp, aSignedUp, secretsOf } from "#tests/builders/a-signed-up.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(async () => {
  await emptyTables();
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

const DAY = 24 * 60 * 60_000;
const waitingJobs = () => db().$queryRaw<{ payload: object }[]>`SELECT payload FROM graphile_worker._private_jobs ORDER BY id`;
const lastMessage = async () => (await listKeptMessages())[0];

test("a free address and a taken one leave the same rows behind: a form, an errand, an audit row", async () => {
  const { wish } = await aSignedUp();
  const leaves = async (email: string) => {
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    const before = await db().auditEntry.count();
    const { id } = await aPendingSignUp(aSignUp({ email, password: "another nine rivers" }));
    const {
      id: _,
      browserHash,
      passwordHash,
      form,
      createdAt,
      expiresAt,
      ...row
    } = await db().pendingSignUp.findUniqueOrThrow({
      where: { id },
    });
    const audit = await db().auditEntry.findMany({ orderBy: { id: "asc" }, skip: before });
    return {
      row,
      lasts: expiresAt.getTime() - createdAt.getTime(),
      hashed: [browserHash.length, passwordHash.length],
      fields: Object.keys(form as object),
      jobs: (await waitingJobs()).map(({ payload }) => Object.keys(payload)),
      audit: audit.map(({ deed, accountId, details, subjectKind }) => ({ deed, accountId, details, subjectKind })),
    };
  };
  const taken = await leaves(wish.email ?? "");
  expect(taken).toEqual(await leaves("free@example.iq"));
  expect(taken.jobs).toEqual([["pendingId"]]);
  expect(taken.lasts).toBe(DAY);
  expect(await db().account.count()).toBe(1);
});

test("the letter to a free address has six digits and a link, in three languages, and repeats nothing that was typed", async () => {
  for (const language of LANGUAGES) {
    const { wish, id, browserToken } = await aPendingSignUp(aSignUp({ language, nameLatin: "Visit evil.example Now" }));
    await sendSignUpMessage({ pendingId: id }, { jobId: "1" });
    const letter = await lastMessage();
    expect(letter?.to).toBe(wish.email);
    expect(letter?.text).toMatch(/^\d{6}$/m);
    expect(letter?.text).not.toContain("evil.example");
    const linkToken = /\/account\/confirm\/([\w-]{43})$/m.exec(letter?.text ?? "")?.[1] ?? "";
    expect(await signUpLink(linkToken, browserToken, anOccasion().at)).toMatchObject({ state: "here" });
  }
});

test("the letter to a taken address tells its holder that they have an account, in their language, and makes nothing", async () => {
  const { wish } = await aSignedUp();
  const { id } = await aPendingSignUp(aSignUp({ email: wish.email ?? "", language: "en", password: "another nine rivers" }));
  await sendSignUpMessage({ pendingId: id }, { jobId: "1" });
  expect(await lastMessage()).toMatchObject({ to: wish.email, subject: "لديك حساب مسبقاً" });
  expect((await lastMessage())?.text).not.toMatch(/\d{6}|\/confirm\//);
  expect(await db().pendingSignUp.findUniqueOrThrow({ where: { id } })).toMatchObject({ codeHash: null, tokenHash: null });

  await db().account.updateMany({ data: { disabledAt: new Date() } });
  expect(await issueSignUpMessage(id, anOccasion())).toBeNull();
});

test("a telephone gets one short text with the digits; one with an account is told so", async () => {
  const phone = "07701234567";
  const wish = aSignUp({ email: "", phone });
  const { id } = await aPendingSignUp(wish);
  await sendSignUpMessage({ pendingId: id }, { jobId: "1" });
  const text = await lastMessage();
  expect(text).toMatchObject({ to: "+9647701234567", subject: null });
  expect(text?.text).toMatch(/\b\d{6}\b/);
  await aSignedUp(wish);
  const again = await aPendingSignUp(aSignUp({ email: "", phone, password: "another nine rivers" }));
  await sendSignUpMessage({ pendingId: again.id }, { jobId: "1" });
  expect((await lastMessage())?.text).toContain("لديك حساب بهذا الرقم");
});

test("the same form tapped twice is one form and one message; a corrected one takes its place, and older secrets are worth nothing", async () => {
  const browserToken = aBrowserToken();
  const wish = aSignUp();
  await Promise.all([1, 2, 3].map(() => askSignUp(wish, { browserToken, next: "/" }, anOccasion())));
  expect(await db().pendingSignUp.count()).toBe(1);
  expect(await waitingJobs()).toHaveLength(1);
  expect(await db().auditEntry.count({ where: { deed: "sign-up-asked" } })).toBe(1);

  const first = await aPendingSignUp(wish, browserToken);
  const { linkToken } = await secretsOf(first);
  const corrected = await aPendingSignUp(aSignUp({ email: "right@example.iq" }), browserToken);
  expect(corrected.id).not.toBe(first.id);
  expect(await db().pendingSignUp.count()).toBe(1);
  expect(await signUpLink(linkToken, browserToken, anOccasion().at)).toEqual({ state: "over" });
  expect(await issueSignUpMessage(first.id, anOccasion())).toBeNull();
});

test("what was typed comes back to its browser, all but the password", async () => {
  const wish = aSignUp({ facilityName: "مركز الشعب", phone: "07701112222" });
  const { browserToken } = await aPendingSignUp(wish);
  const kept = await pendingSignUp(browserToken, anOccasion().at);
  expect(kept).toMatchObject({ contact: wish.contact, hasTries: true, hasMessages: true });
  expect(kept?.values).toMatchObject({ nameAr: wish.nameAr, email: wish.email, phone: "+9647701112222", facilityName: "مركز الشعب" });
  expect(aSignUp({ ...kept?.values })).toEqual({ ...wish, password: wish.password });
  expect(JSON.stringify(kept)).not.toContain(wish.password);
  expect(await pendingSignUp(aBrowserToken(), anOccasion().at)).toBeNull();
  expect(await pendingSignUp(browserToken, anOccasion(DAY + 1).at)).toBeNull();
});

test("the message is sent again twice, with new digits; then no more, nor after five wrong codes", async () => {
  const pending = await aPendingSignUp();
  const earlier = await secretsOf(pending);
  expect(await repeatSignUpMessage(pending.browserToken, anOccasion())).toEqual({ ok: true, value: null });
  expect(await repeatSignUpMessage(pending.browserToken, anOccasion())).toEqual({ ok: true, value: null });
  expect(await repeatSignUpMessage(pending.browserToken, anOccasion())).toEqual({ ok: false, refusal: "messages-used-up" });
  expect(await repeatSignUpMessage(aBrowserToken(), anOccasion())).toEqual({ ok: false, refusal: "sign-up-over" });
  expect(await repeatSignUpMessage(pending.browserToken, anOccasion(DAY + 1))).toEqual({ ok: false, refusal: "sign-up-over" });
  expect(await waitingJobs()).toHaveLength(3);
  expect(await db().auditEntry.count({ where: { deed: "sign-up-asked" } })).toBe(3);
  await secretsOf(pending);
  expect(await signUpLink(earlier.linkToken, pending.browserToken, anOccasion().at)).toEqual({ state: "over" });

  const tried = await aPendingSignUp();
  await db().pendingSignUp.update({ where: { id: tried.id }, data: { tries: 5 } });
  expect(await repeatSignUpMessage(tried.browserToken, anOccasion())).toEqual({ ok: false, refusal: "messages-used-up" });
});

test("the sweep forgets what was not confirmed in a day and what was confirmed a while ago, and nothing else", async () => {
  await aSignedUp();
  const waiting = await aPendingSignUp();
  await sweepIdentity();
  expect(await db().pendingSignUp.count()).toBe(2);
  expect(await forgetUnconfirmed(anOccasion(11 * 60_000))).toEqual({ signUps: 1, resetCodes: 0 });
  await db().pendingSignUp.update({ where: { id: waiting.id }, data: { expiresAt: new Date(Date.now() - 1) } });
  await sweepIdentity();
  expect(await db().pendingSignUp.count()).toBe(0);
  expect(await db().account.count()).toBe(1);
});
