import { beforeEach, expect, test } from "vitest";
import { signIn } from "#app/commands/identity/sign-in.server.ts";
import { signUp } from "#app/commands/identity/sign-up.server.ts";
import { db } from "#app/platform/db.server.ts";
import { hashOfToken, sessionByToken } from "#app/platform/sessions.server.ts";
import { A_BROWSER, aSignUp, anOccasion } from "#tests/builders/a-sign-up.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const jobs = () => db().$queryRaw<{ payload: { kind: string } }[]>`SELECT payload FROM graphile_worker._private_jobs ORDER BY id`;

test("signing up makes account, practitioner, claimed licence, learner's role, audit rows and a session, at once", async () => {
  const wish = aSignUp({ phone: "٠٧٧٠١٢٣٤٥٦٧" });
  const result = await signUp(wish, A_BROWSER, anOccasion());
  if (!result.ok || result.value.kind !== "signed-in") throw new Error("refused");

  const account = await db().account.findFirstOrThrow({ include: { practitioner: { include: { licences: true } }, roles: true } });
  expect(account).toMatchObject({ email: wish.email, phone: "+9647701234567", language: "ar" });
  expect(account.passwordHash).toMatch(/^\$argon2id\$/);
  expect(account.practitioner).toMatchObject({
    nameLatin: "Zainab Kadhim Al-Rubaie",
    profession: "nurse",
    licences: [{ number: "N-77", state: "claimed" }],
  });
  expect(account.roles).toMatchObject([{ role: "learner", endedAt: null }]);
  expect((await db().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ deed }) => deed)).toEqual([
    "account-created",
    "licence-claimed",
    "signed-in",
  ]);

  const row = await sessionByToken(result.value.token);
  expect(row).toMatchObject({
    accountId: account.id,
    practitionerId: account.practitioner?.id,
    roles: [{ role: "learner" }],
    language: "ar",
  });
  expect((await db().session.findFirstOrThrow()).idHash).toBe(hashOfToken(result.value.token));
});

test("no secret reaches the audit", async () => {
  const wish = aSignUp();
  const result = await signUp(wish, A_BROWSER, anOccasion());
  const written = JSON.stringify((await db().auditEntry.findMany()).map((entry) => ({ ...entry, id: String(entry.id) })));
  expect(written).not.toContain(wish.password);
  if (result.ok && result.value.kind === "signed-in") expect(written).not.toContain(result.value.token);
});

test("the same form sent twice at once signs in twice and makes one account (R82, R84)", async () => {
  const wish = aSignUp();
  const results = await Promise.all([1, 2, 3].map(() => signUp(wish, A_BROWSER, anOccasion())));
  for (const result of results) expect(result).toMatchObject({ ok: true, value: { kind: "signed-in" } });
  expect(await db().account.count()).toBe(1);
  expect(await db().practitioner.count()).toBe(1);
  expect(await db().session.count()).toBe(3);
});

test("somebody else's address is answered without a session, and its holder gets a letter", async () => {
  const first = aSignUp();
  await signUp(first, A_BROWSER, anOccasion());
  const again = aSignUp({ email: first.email ?? "", password: "another nine rivers" });
  expect(await signUp(again, A_BROWSER, anOccasion())).toEqual({ ok: true, value: { kind: "known-contact" } });
  expect(await db().account.count()).toBe(1);
  expect(await db().session.count()).toBe(1);
  expect((await jobs()).map(({ payload }) => payload.kind)).toEqual(["sign-up-again"]);
  // A password was tried on an account: its holder's admin can see that (as in signing in).
  expect(await db().auditEntry.count({ where: { deed: "sign-in-refused" } })).toBe(1);
});

test("a password that is guessed first is refused, and nothing is written", async () => {
  expect(await signUp(aSignUp({ password: "zainab2024" }), A_BROWSER, anOccasion())).toEqual({ ok: false, refusal: "password-common" });
  expect(await db().account.count()).toBe(0);
  expect(await db().auditEntry.count()).toBe(0);
});

test("signing in: by address or number; a wrong password, an unknown account and a disabled one get one and the same answer", async () => {
  const wish = aSignUp({ phone: "07701234567" });
  await signUp(wish, A_BROWSER, anOccasion());
  const email = { kind: "email", email: wish.email ?? "" } as const;
  const phone = { kind: "phone", phone: "+9647701234567" } as const;
  const { password } = wish;
  expect((await signIn({ contact: email, password }, A_BROWSER, anOccasion())).ok).toBe(true);
  expect((await signIn({ contact: phone, password }, A_BROWSER, anOccasion())).ok).toBe(true);

  const refusal = { ok: false, refusal: "not-recognised" };
  expect(await signIn({ contact: email, password: "wrong" }, A_BROWSER, anOccasion())).toEqual(refusal);
  expect(await signIn({ contact: { kind: "email", email: "nobody@example.iq" }, password }, A_BROWSER, anOccasion())).toEqual(refusal);
  await db().account.updateMany({ data: { disabledAt: new Date() } });
  expect(await signIn({ contact: email, password }, A_BROWSER, anOccasion())).toEqual(refusal);
  expect(await db().auditEntry.count({ where: { deed: "sign-in-refused" } })).toBe(3);
});
