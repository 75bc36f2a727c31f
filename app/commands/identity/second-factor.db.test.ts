import { decodeBase32 } from "@oslojs/encoding";
import { beforeEach, expect, test } from "vitest";
import { beginSecondFactor } from "#app/commands/identity/begin-second-factor.server.ts";
import { confirmSecondFactor } from "#app/commands/identity/confirm-second-factor.server.ts";
import { giveSecondFactor } from "#app/commands/identity/give-second-factor.server.ts";
import { removeSecondFactor } from "#app/commands/identity/remove-second-factor.server.ts";
import { renewRecoveryCodes } from "#app/commands/identity/renew-recovery-codes.server.ts";
import { insertGrant } from "#app/data/roles.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";
import { hashOfToken, sessionByToken } from "#app/platform/sessions.server.ts";
import { totpAt } from "#app/platform/totp.server.ts";
import { secondFactorSetUp } from "#app/queries/identity/second-factor-set-up.server.ts";
import { anOccasion } from "#tests/builders/a-sign-up.ts";
import { aSignedUp } from "#tests/builders/a-signed-up.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

async function withFactor() {
  const { accountId, actor, token, wish: signed } = await aSignedUp();
  const wish = { accountId, sessionIdHash: hashOfToken(token) };
  await beginSecondFactor(actor, wish, anOccasion());
  const shown = await secondFactorSetUp(actor, "zainab");
  const secret = decodeBase32((shown?.secret ?? "").replaceAll(" ", ""));
  const codeAt = (offsetMs = 0) => totpAt(secret, Math.floor((Date.now() + offsetMs) / 30_000), 6);
  const confirmed = await confirmSecondFactor(actor, { ...wish, code: codeAt() }, anOccasion());
  if (!confirmed.ok) throw new Error(confirmed.refusal);
  return { actor, wish, codeAt, codes: confirmed.value, token, password: signed.password };
}

test("a secret is sealed, confirmed by its first code, and shown no more", async () => {
  const { actor, codes, token } = await withFactor();
  expect(codes).toHaveLength(10);
  expect(await secondFactorSetUp(actor, "zainab")).toBeNull();
  expect(await sessionByToken(token)).toMatchObject({ hasSecondFactor: true });
  expect((await sessionByToken(token))?.secondFactorAt).not.toBeNull();
  const stored = JSON.stringify(await db().recoveryCode.findMany());
  for (const code of codes) expect(stored).not.toContain(code);
});

test("a code counts once, even for two at the same time", async () => {
  const { actor, wish, codeAt } = await withFactor();
  expect(await giveSecondFactor(actor, { ...wish, code: codeAt() }, anOccasion())).toEqual({ ok: false, refusal: "code-wrong" });
  const later = 60_000;
  const both = await Promise.all([1, 2].map(() => giveSecondFactor(actor, { ...wish, code: codeAt(later) }, anOccasion(later))));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await giveSecondFactor(actor, { ...wish, code: "000000" }, anOccasion(2 * later))).toMatchObject({ ok: false });
});

test("a recovery code counts once; new ones take the place of the old", async () => {
  const { actor, wish, codes, password } = await withFactor();
  const [first = "", second = ""] = codes;
  expect((await giveSecondFactor(actor, { ...wish, code: first.toUpperCase() }, anOccasion())).ok).toBe(true);
  expect((await giveSecondFactor(actor, { ...wish, code: first }, anOccasion())).ok).toBe(false);
  expect(await renewRecoveryCodes(actor, { accountId: wish.accountId, password: "wrong" }, anOccasion())).toEqual({
    ok: false,
    refusal: "password-wrong",
  });
  expect((await renewRecoveryCodes(actor, { accountId: wish.accountId, password }, anOccasion())).ok).toBe(true);
  expect((await giveSecondFactor(actor, { ...wish, code: second }, anOccasion())).ok).toBe(false);
});

test("it is removed by who gives the password again, unless a role needs it", async () => {
  const { actor, wish, password } = await withFactor();
  const remove = (given: string) => removeSecondFactor(actor, { accountId: wish.accountId, password: given }, anOccasion());
  expect(await remove("wrong")).toEqual({ ok: false, refusal: "password-wrong" });
  await inTransaction((tx) =>
    insertGrant(tx, { accountId: wish.accountId, role: "admin", jurisdiction: null, providerId: null, grantedBy: null }, anOccasion().at),
  );
  expect(await remove(password)).toEqual({ ok: false, refusal: "role-needs-it" });
  await db().roleGrant.updateMany({ where: { role: "admin" }, data: { endedAt: new Date() } });
  expect((await remove(password)).ok).toBe(true);
  expect(await db().totpFactor.count()).toBe(0);
  expect(await db().recoveryCode.count()).toBe(0);
});

test("nobody touches the second factor of somebody else", async () => {
  const { wish } = await withFactor();
  const stranger = { role: "admin", accountId: AccountId.parse(crypto.randomUUID()) } as const;
  const refusal = { ok: false, refusal: "not-yours" };
  expect(await beginSecondFactor(stranger, wish, anOccasion())).toEqual(refusal);
  expect(await confirmSecondFactor(stranger, { ...wish, code: "1" }, anOccasion())).toEqual(refusal);
  expect(await giveSecondFactor(stranger, { ...wish, code: "1" }, anOccasion())).toEqual(refusal);
  expect(await renewRecoveryCodes(stranger, { accountId: wish.accountId, password: "x" }, anOccasion())).toEqual(refusal);
  expect(await removeSecondFactor(stranger, { accountId: wish.accountId, password: "x" }, anOccasion())).toEqual(refusal);
});
