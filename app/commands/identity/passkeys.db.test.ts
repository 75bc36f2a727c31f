import { beforeEach, expect, test } from "vitest";
import { addPasskey } from "#app/commands/identity/add-passkey.server.ts";
import { beginPasskeySignIn } from "#app/commands/identity/begin-passkey-sign-in.server.ts";
import { beginPasskey } from "#app/commands/identity/begin-passkey.server.ts";
import { removePasskey } from "#app/commands/identity/remove-passkey.server.ts";
import { renamePasskey } from "#app/commands/identity/rename-passkey.server.ts";
import { signInByPasskey } from "#app/commands/identity/sign-in-by-passkey.server.ts";
import { db } from "#app/platform/db.server.ts";
import { sessionByToken } from "#app/platform/sessions.server.ts";
import { ownSecurity } from "#app/queries/identity/own-security.server.ts";
import { aPasskey } from "#tests/builders/a-passkey.ts";
import { A_BROWSER, anOccasion } from "#tests/builders/a-sign-up.ts";
import { aSignedUp } from "#tests/builders/a-signed-up.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const ORIGIN = "http://localhost:3000";
const challengeOf = (question: { options: object }): string => (question.options as { challenge: string }).challenge;

async function aLearner() {
  const { accountId, wish } = await aSignedUp();
  return { actor: { role: "admin", accountId } as const, accountId, password: wish.password };
}

async function add({ actor, accountId }: Awaited<ReturnType<typeof aLearner>>, key: ReturnType<typeof aPasskey>) {
  const asked = await beginPasskey(actor, { accountId, displayName: "Zainab" }, anOccasion());
  if (!asked.ok) throw new Error(asked.refusal);
  const answer = { challengeId: asked.value.challengeId, credential: key.create(challengeOf(asked.value)) };
  return { answer, result: await addPasskey(actor, { accountId, name: "telephone", ...answer }, anOccasion()) };
}

test("a passkey is made, signs in without an address, and is not the second factor", async () => {
  const learner = await aLearner();
  const key = aPasskey(ORIGIN);
  expect((await add(learner, key)).result).toEqual({ ok: true, value: null });
  const question = await beginPasskeySignIn(anOccasion());
  const opened = await signInByPasskey(
    { challengeId: question.challengeId, credential: key.get(challengeOf(question)) },
    A_BROWSER,
    anOccasion(),
  );
  if (!opened.ok) throw new Error(opened.refusal);
  expect(await sessionByToken(opened.value.token)).toMatchObject({ accountId: learner.accountId, secondFactorAt: null });
  expect((await ownSecurity(learner.actor, anOccasion().at)).passkeys).toMatchObject([{ name: "telephone" }]);
});

test("an answer counts once and not after five minutes; a foreign key and a foreign site are refused", async () => {
  const learner = await aLearner();
  const key = aPasskey(ORIGIN);
  const { answer } = await add(learner, key);
  expect((await addPasskey(learner.actor, { accountId: learner.accountId, name: "again", ...answer }, anOccasion())).ok).toBe(false);

  const question = await beginPasskeySignIn(anOccasion());
  const late = { challengeId: question.challengeId, credential: key.get(challengeOf(question)) };
  expect((await signInByPasskey(late, A_BROWSER, anOccasion(6 * 60_000))).ok).toBe(false);
  const fresh = await beginPasskeySignIn(anOccasion());
  const good = { challengeId: fresh.challengeId, credential: key.get(challengeOf(fresh)) };
  expect((await signInByPasskey(good, A_BROWSER, anOccasion())).ok).toBe(true);
  expect((await signInByPasskey(good, A_BROWSER, anOccasion())).ok).toBe(false);
  for (const wrong of [aPasskey(ORIGIN), aPasskey("https://evil.example")]) {
    const asked = await beginPasskeySignIn(anOccasion());
    expect(
      await signInByPasskey({ challengeId: asked.challengeId, credential: wrong.get(challengeOf(asked)) }, A_BROWSER, anOccasion()),
    ).toEqual({ ok: false, refusal: "passkey-not-recognised" });
  }
  const foreign = await add(learner, aPasskey("https://evil.example"));
  expect(foreign.result).toEqual({ ok: false, refusal: "passkey-not-recognised" });
});

test("it is renamed and removed by its owner alone, removed only with the password", async () => {
  const one = await aLearner();
  const two = await aLearner();
  await add(one, aPasskey(ORIGIN));
  const { credentialId } = await db().passkey.findFirstOrThrow();
  expect(await renamePasskey(two.actor, { accountId: two.accountId, credentialId, name: "mine" }, anOccasion())).toEqual({
    ok: false,
    refusal: "no-such-passkey",
  });
  expect(await renamePasskey(two.actor, { accountId: one.accountId, credentialId, name: "mine" }, anOccasion())).toEqual({
    ok: false,
    refusal: "not-yours",
  });
  expect((await renamePasskey(one.actor, { accountId: one.accountId, credentialId, name: "ward" }, anOccasion())).ok).toBe(true);
  await removePasskey(two.actor, { accountId: two.accountId, credentialId, password: two.password }, anOccasion());
  expect(await db().passkey.findMany()).toMatchObject([{ name: "ward" }]);
  expect(await removePasskey(one.actor, { accountId: one.accountId, credentialId, password: "wrong" }, anOccasion())).toEqual({
    ok: false,
    refusal: "password-wrong",
  });
  expect((await removePasskey(one.actor, { accountId: one.accountId, credentialId, password: one.password }, anOccasion())).ok).toBe(true);
  expect(await db().passkey.count()).toBe(0);
  expect(await db().auditEntry.count({ where: { deed: { in: ["passkey-added", "passkey-renamed", "passkey-removed"] } } })).toBe(3);
});
