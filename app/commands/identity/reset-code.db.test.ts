import { beforeEach, expect, test } from "vitest";
import { askPasswordReset } from "#app/commands/identity/ask-password-reset.server.ts";
import { askResetCode } from "#app/commands/identity/ask-reset-code.server.ts";
import { forgetUnconfirmed } from "#app/commands/identity/forget-unconfirmed.server.ts";
import { issueResetCode } from "#app/commands/identity/issue-reset-code.server.ts";
import { resetPassword } from "#app/commands/identity/reset-password.server.ts";
import { signIn } from "#app/commands/identity/sign-in.server.ts";
import { spendResetCode } from "#app/commands/identity/spend-reset-code.server.ts";
import { ResetCodeId } from "#app/domain/shared/ids.ts";
import { run as sendLetter } from "#app/jobs/send-letter.server.ts";
import { run as sendResetCode } from "#app/jobs/send-reset-code.server.ts";
import { db } from "#app/platform/db.server.ts";
import { listKeptMessages } from "#app/platform/kept-messages.server.ts";
import { hashOfToken, sessionByToken } from "#app/platform/sessions.server.ts";
import { resetCodeWish } from "#app/queries/identity/reset-code-wish.server.ts";
import { A_BROWSER, aSignUp, anOccasion } from "#tests/builders/a-sign-up.ts";
import { aBrowserToken, aSignedUp } from "#tests/builders/a-signed-up.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(async () => {
  await emptyTables();
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

const PHONE = "+9647701234567";
const NEXT = "nine rivers and a boat";
const HALF_HOUR = 30 * 60_000;
const aPhoneHolder = () => aSignedUp(aSignUp({ email: "", phone: PHONE }));
const waitingJobs = () => db().$queryRaw<{ payload: object }[]>`SELECT payload FROM graphile_worker._private_jobs ORDER BY id`;

/** Asks from a browser of its own, and gives the wish. */
async function asked(phone = PHONE, browserToken = aBrowserToken()) {
  await askResetCode({ phone, browserToken }, anOccasion());
  const { id } = await db().resetCode.findUniqueOrThrow({ where: { browserHash: hashOfToken(browserToken) } });
  return { browserToken, id: ResetCodeId.parse(id) };
}

const codeOf = async (id: ResetCodeId) => (await issueResetCode(id, anOccasion()))?.code ?? "";
const spend = (browserToken: string, code: string, offsetMs = 0) => spendResetCode({ browserToken, code }, anOccasion(offsetMs));

test("a text with eight digits leads once to a new password, which ends every session", async () => {
  const { token, accountId, wish } = await aPhoneHolder();
  const { browserToken, id } = await asked();
  await sendResetCode({ resetCodeId: id }, { jobId: "1" });
  const [message] = await listKeptMessages();
  expect(message).toMatchObject({ to: PHONE, subject: null });
  const code = /\d{8}/.exec(message?.text ?? "")?.[0] ?? "";
  expect(JSON.stringify(await db().resetCode.findMany())).not.toContain(code);

  const spent = await spend(browserToken, code);
  if (!spent.ok) throw new Error(spent.refusal);
  expect(await spend(browserToken, code)).toEqual({ ok: false, refusal: "reset-code-over" });
  expect((await resetPassword({ token: spent.value, password: NEXT }, anOccasion())).ok).toBe(true);
  expect(await sessionByToken(token)).toBeNull();
  expect((await signIn({ contact: wish.contact, password: NEXT }, A_BROWSER, anOccasion())).ok).toBe(true);
  await sendLetter({ kind: "password-changed", accountId }, { jobId: "1" });
  expect((await listKeptMessages())[0]).toMatchObject({ to: PHONE, text: "بيمارستان: تغيّرت كلمة مرورك." });
  const audit = await db().auditEntry.findMany({ where: { subjectId: accountId } });
  expect(audit.map(({ deed }) => deed)).toEqual(expect.arrayContaining(["password-reset-asked", "password-reset"]));
});

test("a number that nobody has leaves the same behind and refuses in the same words", async () => {
  await aPhoneHolder();
  const leaves = async (phone: string) => {
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    const { browserToken, id } = await asked(phone);
    const code = await codeOf(id);
    const wrong = code === "00000000" ? "00000001" : "00000000";
    const refusals: unknown[] = [];
    for (let tries = 0; tries < 6; tries += 1) refusals.push(await spend(browserToken, wrong));
    return {
      refusals,
      jobs: (await waitingJobs()).map(({ payload }) => Object.keys(payload)),
      page: { ...(await resetCodeWish(browserToken, anOccasion().at)), phone: null },
    };
  };
  const known = await leaves(PHONE);
  expect(known).toEqual(await leaves("+9647709999999"));
  expect(known.refusals.slice(3)).toEqual([
    { ok: false, refusal: "reset-code-wrong" },
    { ok: false, refusal: "reset-tries-used-up" },
    { ok: false, refusal: "reset-tries-used-up" },
  ]);
  const audit = await db().auditEntry.findMany({ where: { deed: "password-reset-asked" }, orderBy: { id: "asc" } });
  expect(audit.map(({ subjectId }) => subjectId === "unknown")).toEqual([false, true]);
});

test("no text goes to nobody, to a disabled account, or too late; the right code is then worth nothing", async () => {
  const { accountId } = await aPhoneHolder();
  expect(await issueResetCode((await asked("+9647709999999")).id, anOccasion())).toBeNull();
  const { browserToken, id } = await asked();
  expect(await issueResetCode(id, anOccasion(HALF_HOUR + 1000))).toBeNull();
  const code = await codeOf(id);
  expect(await spend(browserToken, code, HALF_HOUR + 1000)).toEqual({ ok: false, refusal: "reset-code-over" });
  await db().account.update({ where: { id: accountId }, data: { disabledAt: new Date() } });
  expect(await spend(browserToken, code)).toEqual({ ok: false, refusal: "reset-code-wrong" });
  expect(await issueResetCode(id, anOccasion())).toBeNull();
  expect((await db().resetCode.count()) > 0).toBe(true);
  expect(await forgetUnconfirmed(anOccasion(HALF_HOUR + 1000))).toMatchObject({ resetCodes: 2 });
});

test("a code counts in the browser that asked, and a stranger's asking takes nothing from the holder's", async () => {
  await aPhoneHolder();
  const mine = await asked();
  const code = await codeOf(mine.id);
  const strangers = await asked();
  await codeOf(strangers.id);
  expect(await spend(aBrowserToken(), code)).toEqual({ ok: false, refusal: "reset-code-over" });
  expect((await spend(strangers.browserToken, code)).ok).toBe(false);
  expect((await spend(mine.browserToken, code)).ok).toBe(true);
});

test("asked twice at once it is one message", async () => {
  await aPhoneHolder();
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  const browserToken = aBrowserToken();
  await Promise.all([1, 2, 3].map(() => askResetCode({ phone: PHONE, browserToken }, anOccasion())));
  expect(await db().resetCode.count()).toBe(1);
  expect(await waitingJobs()).toHaveLength(1);
});

test("an account with an address and, from earlier days, a number gets the letter, not the text", async () => {
  const { accountId } = await aSignedUp();
  await db().account.update({ where: { id: accountId }, data: { phone: PHONE } });
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  const { id } = await asked();
  expect(await issueResetCode(id, anOccasion())).toBeNull();
  expect((await waitingJobs()).map(({ payload }) => payload)).toContainEqual({ kind: "password-reset", accountId });
});

test("by e-mail, asking for a telephone alone writes nothing", async () => {
  const { wish } = await aPhoneHolder();
  await askPasswordReset(wish.contact, anOccasion());
  expect(await db().auditEntry.count({ where: { deed: "password-reset-asked" } })).toBe(0);
});
