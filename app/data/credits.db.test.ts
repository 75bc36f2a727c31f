import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { appendLedgerLine, sha256, toLine } from "#app/data/credits.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { type LedgerDraft, verifyChain } from "#app/domain/credits/ledger-chain.ts";
import type { PractitionerId } from "#app/domain/shared/ids.ts";
import type { CalendarDay, Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const aDraft = (practitionerId: PractitionerId, cause: string = randomUUID()): LedgerDraft => ({
  id: randomUUID(),
  practitionerId,
  kind: "award",
  amountHundredths: 125,
  creditType: "provider-certified-hours",
  category: "clinical",
  cause,
  courseId: null,
  courseVersionId: null,
  providerId: "bimaristan-editorial",
  ruleVersion: "1",
  evidenceGrade: "provider-signed",
  earnedOn: "2026-11-23" as CalendarDay,
  recordedAt: "2026-11-23T07:30:00.000Z" as Instant,
  correctsId: null,
  reason: null,
});
const linesOf = async (practitionerId: PractitionerId) =>
  (await db().ledgerLine.findMany({ where: { practitionerId }, orderBy: { sequence: "asc" } })).map(toLine);
const append = (draft: LedgerDraft) => inTransaction((tx) => appendLedgerLine(tx, draft));

test("R83: lines written at the same moment stand in one unbroken chain for each person", async () => {
  const [one, other] = [await aPractitioner(), await aPractitioner()];
  const people = [one, other, one, one, other, one, other, one];
  await Promise.all(people.map((person) => append(aDraft(person.practitionerId))));
  for (const [person, count] of [
    [one, 5],
    [other, 3],
  ] as const) {
    const lines = await linesOf(person.practitionerId);
    expect(lines.map((line) => line.sequence)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(verifyChain(lines, sha256)).toEqual([]);
  }
});

test("the same cause is awarded once, however often and however close together it comes", async () => {
  const { practitionerId } = await aPractitioner();
  const answers = await Promise.all(Array.from({ length: 6 }, () => append(aDraft(practitionerId, "event:1"))));
  expect(answers.filter((answer) => answer.isNew)).toHaveLength(1);
  expect(new Set(answers.map((answer) => answer.line.id)).size).toBe(1);
  expect(await db().ledgerLine.count()).toBe(1);
});

test("the database itself refuses to change, delete or empty the ledger", async () => {
  const { practitionerId } = await aPractitioner();
  await append(aDraft(practitionerId));
  await expect(db().$executeRaw`UPDATE credit_ledger SET amount_hundredths = 900`).rejects.toThrow();
  await expect(db().$executeRaw`DELETE FROM credit_ledger`).rejects.toThrow();
  await expect(db().$executeRaw`TRUNCATE credit_ledger CASCADE`).rejects.toThrow();
  expect(await db().ledgerLine.findFirst({ select: { amountHundredths: true } })).toEqual({ amountHundredths: 125 });
});

test("a line changed behind the triggers' back is named by the chain", async () => {
  const { practitionerId } = await aPractitioner();
  for (let count = 0; count < 3; count += 1) await append(aDraft(practitionerId));
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`UPDATE credit_ledger SET amount_hundredths = 900 WHERE sequence = 2`;
  });
  const lines = await linesOf(practitionerId);
  expect(verifyChain(lines, sha256)).toMatchObject([{ sequence: 2, fault: "content-changed" }]);
});
