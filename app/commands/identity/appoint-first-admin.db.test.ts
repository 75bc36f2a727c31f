import { beforeEach, expect, test } from "vitest";
import { appointFirstAdmin } from "#app/commands/identity/appoint-first-admin.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { emptyTables } from "#tests/support/database.ts";

const occasion = { at: instantAt(Date.parse("2026-03-01T09:00:00Z")), requestId: null };

beforeEach(emptyTables);

test("the first admin is appointed once, with an audit row; the second is for admins to make", async () => {
  const [one, other] = [await aPractitioner(), await aPractitioner()];
  expect(await appointFirstAdmin("nobody", occasion)).toEqual({ ok: false, refusal: "no-contact" });
  expect(await appointFirstAdmin("nobody@example.iq", occasion)).toEqual({ ok: false, refusal: "no-such-account" });
  expect(await appointFirstAdmin(` ${one.accountId.toUpperCase()}@example.iq `, occasion)).toEqual({ ok: true, value: one.accountId });
  for (const contact of [`${one.accountId}@example.iq`, `${other.accountId}@example.iq`]) {
    expect(await appointFirstAdmin(contact, occasion)).toEqual({ ok: false, refusal: "there-is-an-admin" });
  }
  expect(await db().roleGrant.findMany({ where: { role: "admin" }, select: { accountId: true } })).toEqual([{ accountId: one.accountId }]);
  expect(await db().auditEntry.findMany({ where: { deed: "role-granted" }, select: { subjectId: true } })).toEqual([
    { subjectId: one.accountId },
  ]);
});
