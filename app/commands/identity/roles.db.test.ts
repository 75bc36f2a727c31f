import { beforeEach, expect, test } from "vitest";
import { chooseRole } from "#app/commands/identity/choose-role.server.ts";
import { endRole } from "#app/commands/identity/end-role.server.ts";
import { grantRole } from "#app/commands/identity/grant-role.server.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";
import { hashOfToken, sessionByToken } from "#app/platform/sessions.server.ts";
import { people } from "#app/queries/identity/people.server.ts";
import { person } from "#app/queries/identity/person.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { anOccasion } from "#tests/builders/a-sign-up.ts";
import { emptyTables } from "#tests/support/database.ts";
import { aRoleHolder, aSession } from "#tests/support/signed-in.ts";

beforeEach(emptyTables);

const auditor = { role: "auditor", jurisdiction: "IQ", providerId: null } as const;
async function anAdmin() {
  const { accountId, token } = await aRoleHolder("admin");
  return { role: "admin", accountId: AccountId.parse(accountId), token } as const;
}

test("an admin gives a role, once, with its limit; the person chooses it and acts in it", async () => {
  const admin = await anAdmin();
  const learner = await aPractitioner();
  const twice = await Promise.all([1, 2].map(() => grantRole(admin, { ...auditor, accountId: learner.accountId }, anOccasion())));
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
  const given = twice.find(({ ok }) => ok);
  const grantId = given?.ok === true ? given.value : "";
  expect(await db().auditEntry.count({ where: { deed: "role-granted", accountId: admin.accountId } })).toBe(1);

  const token = await aSession(learner.accountId);
  const wish = { accountId: learner.accountId, sessionIdHash: hashOfToken(token), grantId };
  expect(await chooseRole(learner, wish, anOccasion())).toEqual({ ok: true, value: "auditor" });
  expect((await sessionByToken(token))?.actingGrantId).toBe(grantId);
  expect(await chooseRole(admin, wish, anOccasion())).toEqual({ ok: false, refusal: "not-yours" });
  expect(await chooseRole(admin, { ...wish, accountId: admin.accountId }, anOccasion())).toEqual({ ok: false, refusal: "no-such-role" });
});

test("only an admin gives and ends roles; providers and accounts must exist", async () => {
  const admin = await anAdmin();
  const learner = await aPractitioner();
  for (const role of ["trainer", "reviewer", "auditor", "registrar"] as const) {
    const holder = await aRoleHolder(role);
    const accountId = AccountId.parse(holder.accountId);
    const actor =
      role === "trainer" || role === "reviewer"
        ? ({ role, accountId, providerId: "p" } as const)
        : ({ role, accountId, jurisdiction: "IQ" } as const);
    expect(await grantRole(actor, { ...auditor, accountId: learner.accountId }, anOccasion())).toEqual({
      ok: false,
      refusal: "not-allowed",
    });
    const grant = await db().roleGrant.findFirstOrThrow({ where: { accountId: admin.accountId } });
    expect(await endRole(actor, { grantId: grant.id }, anOccasion())).toEqual({ ok: false, refusal: "not-allowed" });
  }
  expect(await grantRole(learner, { ...auditor, accountId: learner.accountId }, anOccasion())).toEqual({
    ok: false,
    refusal: "not-allowed",
  });
  expect(
    await grantRole(admin, { role: "trainer", jurisdiction: null, providerId: "nobody", accountId: learner.accountId }, anOccasion()),
  ).toEqual({ ok: false, refusal: "no-such-provider" });
  expect(await grantRole(admin, { ...auditor, accountId: AccountId.parse(crypto.randomUUID()) }, anOccasion())).toEqual({
    ok: false,
    refusal: "no-such-account",
  });
});

test("two admins who end each other at once: one remains", async () => {
  const one = await anAdmin();
  const two = await anAdmin();
  const grantOf = async (accountId: string) => (await db().roleGrant.findFirstOrThrow({ where: { accountId } })).id;
  const [first, second] = [await grantOf(one.accountId), await grantOf(two.accountId)];
  await Promise.all([endRole(one, { grantId: second }, anOccasion()), endRole(two, { grantId: first }, anOccasion())]);
  expect(await db().roleGrant.count({ where: { role: "admin", endedAt: null } })).toBe(1);
  const left = await db().roleGrant.findFirstOrThrow({ where: { endedAt: null } });
  expect(await endRole(one, { grantId: left.id }, anOccasion())).toEqual({ ok: false, refusal: "last-admin" });
  expect(await db().auditEntry.count({ where: { deed: "role-ended" } })).toBe(1);
});

test("an admin finds people by name, address and licence, in pages; others find nobody", async () => {
  const admin = await anAdmin();
  const zainab = await aPractitioner({ nameAr: "زينب كاظم", nameLatin: "Zainab Kadhim" });
  for (let count = 0; count < 30; count += 1) await aPractitioner();
  const search = (text: string) => people(admin, { text, role: null, after: null });
  for (const text of ["زينب", "zainab kad", `${zainab.accountId}@example`])
    expect((await search(text)).people.map(({ accountId }) => accountId)).toEqual([zainab.accountId]);
  expect((await search("N-12345")).people).toHaveLength(25);
  const first = await search("");
  const second = await people(admin, { text: "", role: null, after: first.next });
  expect(new Set([...first.people, ...second.people].map(({ accountId }) => accountId)).size).toBe(32);
  expect((await people(admin, { text: "", role: "admin", after: null })).people.map(({ accountId }) => accountId)).toEqual([
    admin.accountId,
  ]);
  expect((await people(zainab, { text: "", role: null, after: null })).people).toEqual([]);
  expect(await person(admin, zainab.accountId)).toMatchObject({ nameLatin: "Zainab Kadhim", grants: [{ role: "learner" }] });
  expect(await person(zainab, zainab.accountId)).toBeNull();
});
