import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { appendLedgerLine, appendLedgerLines, sha256, toLine } from "#app/data/credits.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { type LedgerDraft, nextLine, verifyChain } from "#app/domain/credits/ledger-chain.ts";
import type { EvidenceGrade, LedgerLine } from "#app/domain/credits/ledger.ts";
import { CourseVersionId, type PractitionerId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, type Instant, instantAt } from "#app/domain/shared/time.ts";
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

test("many lines at the same moment, by ones and by twenties, are one unbroken chain for each person", async () => {
  const people = [await aPractitioner(), await aPractitioner(), await aPractitioner()].map(({ practitionerId }) => practitionerId);
  const some = (count: number, first: number) => Array.from({ length: count }, (_, index) => aDraft(people[(first + index) % 3]!));
  await Promise.all([
    ...Array.from({ length: 6 }, (_, index) => inTransaction((tx) => appendLedgerLines(tx, some(20, index)))),
    ...some(12, 0).map(append),
  ]);
  let lines = 0;
  for (const person of people) {
    const chain = await linesOf(person);
    expect(verifyChain(chain, sha256)).toEqual([]);
    lines += chain.length;
  }
  expect(lines).toBe(6 * 20 + 12);
});

/** Any text that both JSON and PostgreSQL can hold. */
const text = fc.string({ unit: "binary" }).filter((written) => !written.includes("\0"));
const maybe = fc.option(text);

/** A draft that says anything at all; the person is one of three, the cause one of few or its own. */
const anyDraft = fc.record({
  person: fc.nat(2),
  amountHundredths: fc.integer({ min: 1, max: 100_000 }),
  ...{ creditType: text, category: text, providerId: text, ruleVersion: text, courseId: maybe, reason: maybe },
  cause: fc.option(fc.constantFrom("a", "b", "c"), { freq: 4 }),
  evidenceGrade: fc.constantFrom<EvidenceGrade>("provider-signed", "supervisor-cosigned", "self-reported"),
  recordedAt: fc.integer({ min: 0, max: Date.UTC(2090, 0, 1) }).map((at) => instantAt(at)),
  courseVersionId: fc.option(fc.uuid().map((id) => CourseVersionId.parse(id))),
  correctsId: fc.option(fc.uuid()),
});

test("many lines in one statement are what the domain's rule makes of them one by one, whatever they say", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyDraft, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }), async (lists) => {
      await emptyTables();
      const people = [await aPractitioner(), await aPractitioner(), await aPractitioner()].map(({ practitionerId }) => practitionerId);
      const known = new Map<string, LedgerLine>();
      const last = new Map<string, LedgerLine>();
      for (const list of lists) {
        const drafts = list.map(({ person, cause, ...said }) => ({ ...aDraft(people[person]!), ...said, cause: cause ?? randomUUID() }));
        const expected = drafts.map((draft) => {
          const before = known.get(draft.cause);
          if (before !== undefined) return { line: before, isNew: false };
          const line = nextLine(draft, last.get(draft.practitionerId) ?? null, sha256);
          known.set(line.cause, line);
          last.set(line.practitionerId, line);
          return { line, isNew: true };
        });
        expect(await inTransaction((tx) => appendLedgerLines(tx, drafts))).toEqual(expected);
      }
      for (const person of people)
        expect(await linesOf(person)).toEqual([...known.values()].filter(({ practitionerId }) => practitionerId === person));
    }),
    { numRuns: 25 },
  );
});

test("whose standing is to be judged anew is written down once for each call and person", async () => {
  const people = [await aPractitioner(), await aPractitioner()].map(({ practitionerId }) => practitionerId);
  await db().$executeRaw`DELETE FROM standing_due`;
  await inTransaction((tx) =>
    appendLedgerLines(
      tx,
      [people[0]!, people[1]!, people[0]!].map((person) => aDraft(person)),
    ),
  );
  const due = await db().$queryRaw<{ id: string }[]>`SELECT practitioner_id::text AS id FROM standing_due ORDER BY 1`;
  expect(due.map(({ id }) => id)).toEqual([...people].sort());
});

test("one line that may not be written keeps all of the call out", async () => {
  const { practitionerId } = await aPractitioner();
  const wrong = { ...aDraft(practitionerId), amountHundredths: -5 };
  await expect(inTransaction((tx) => appendLedgerLines(tx, [aDraft(practitionerId), wrong]))).rejects.toThrow();
  await expect(append(aDraft(randomUUID() as PractitionerId))).rejects.toThrow();
  expect(await db().ledgerLine.count()).toBe(0);
});

test("the hash that the database takes is sixty-four hexadecimal digits in lower case", async () => {
  const { practitionerId } = await aPractitioner();
  const { line } = await append(aDraft(practitionerId));
  for (const hash of [line.hash.slice(1), `${line.hash}0`, line.hash.toUpperCase(), `${line.hash.slice(2)} 0`, "x".repeat(64)])
    await expect(db().ledgerLine.create({ data: { ...line, id: randomUUID(), cause: randomUUID(), sequence: 2, hash } })).rejects.toThrow();
});
