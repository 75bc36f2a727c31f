import { expect, test } from "vitest";
import { inTransaction } from "#app/data/transaction.server.ts";
import { isDatabaseLost } from "#app/http/database-lost.server.ts";
import { ask, db } from "#app/platform/db.server.ts";
import { isStorageFull } from "#app/platform/storage-full.server.ts";

/** From here on PostgreSQL says of every audit row what it says when its disk is full. */
async function fillDisk(code: string): Promise<void> {
  await db().$executeRawUnsafe(`CREATE OR REPLACE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '${code}'; END $$`);
  await db().$executeRawUnsafe("CREATE OR REPLACE TRIGGER no_room BEFORE INSERT ON audit_entry EXECUTE FUNCTION no_room()");
}

const entry = { at: new Date(), accountId: null, role: null, deed: "signed-in", subjectKind: "account", subjectId: "x", details: {} };

test.each(["53000", "53100", "53200", "53400"])("PostgreSQL's %s is known on every way on which statements are sent", async (code) => {
  await fillDisk(code);
  const ways: readonly (() => Promise<unknown>)[] = [
    () => db().auditEntry.create({ data: entry }),
    () => db().auditEntry.createMany({ data: [entry] }),
    () => inTransaction((tx) => tx.auditEntry.create({ data: entry })),
    () => db().$executeRaw`INSERT INTO audit_entry (at, deed, subject_kind, subject_id, details) VALUES (now(), 'x', 'x', 'x', '{}')`,
    () => ask`INSERT INTO audit_entry (at, deed, subject_kind, subject_id, details) VALUES (now(), 'x', 'x', 'x', '{}')`,
  ];
  for (const way of ways) {
    const error = await way().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(isStorageFull(error), String(error)).toBe(true);
    expect(isDatabaseLost(error)).toBe(false);
  }
});

test("a full disk of this machine and of an object store are known, other faults are not", () => {
  expect(isStorageFull(Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" }))).toBe(true);
  expect(isStorageFull(Object.assign(new Error("x"), { name: "XMinioStorageFull", $metadata: { httpStatusCode: 507 } }))).toBe(true);
  expect(isStorageFull(new Error("outer", { cause: Object.assign(new Error("inner"), { name: "InsufficientStorage" }) }))).toBe(true);
  expect(isStorageFull(Object.assign(new Error("x"), { code: "23505" }))).toBe(false);
  expect(isStorageFull(Object.assign(new Error("x"), { code: "53300" }))).toBe(false);
  expect(isStorageFull(null)).toBe(false);
});
