import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type LedgerDraft, contentOfLine, missingLines, nextLine, verifyChain } from "#app/domain/credits/ledger-chain.ts";
import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import { canonicalJson } from "#app/domain/shared/canonical-json.ts";
import type { CalendarDay, Instant } from "#app/domain/shared/time.ts";
import type { CourseVersionId, PractitionerId } from "#app/domain/shared/ids.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const aDraft = (over: Partial<LedgerDraft> = {}): LedgerDraft => ({
  id: "00000000-0000-4000-8000-000000000001",
  practitionerId: "00000000-0000-4000-8000-0000000000aa" as PractitionerId,
  kind: "award",
  amountHundredths: 250,
  creditType: "provider-certified-hours",
  category: "clinical",
  cause: "event:1",
  courseId: "a-course",
  courseVersionId: null,
  providerId: "bimaristan-editorial",
  ruleVersion: "1",
  evidenceGrade: "provider-signed",
  earnedOn: "2026-11-23" as CalendarDay,
  recordedAt: "2026-11-23T07:30:00.000Z" as Instant,
  correctsId: null,
  reason: null,
  ...over,
});

function chainOf(amounts: readonly number[]): LedgerLine[] {
  const lines: LedgerLine[] = [];
  for (const [index, amountHundredths] of amounts.entries()) {
    lines.push(nextLine(aDraft({ id: `line-${index}`, cause: `event:${index}`, amountHundredths }), lines.at(-1) ?? null, sha256));
  }
  return lines;
}

const amounts = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 12 });

test("a chain as it was written has no broken line", () => {
  fc.assert(fc.property(amounts, (written) => verifyChain(chainOf(written), sha256).length === 0));
});

test("changing any field of any line is found at that line", () => {
  const changes: Partial<LedgerLine>[] = [
    { amountHundredths: 99_999 },
    { creditType: "x" },
    { category: "x" },
    { cause: "x" },
    { earnedOn: "2020-01-01" as CalendarDay },
    { evidenceGrade: "self-reported" },
    { providerId: "x" },
    { reason: "x" },
    { kind: "adjustment" },
    { ruleVersion: "x" },
    { recordedAt: "2020-01-01T00:00:00.000Z" as Instant },
    { correctsId: "x" },
    { courseId: "x" },
    { courseVersionId: "00000000-0000-4000-8000-0000000000cc" as CourseVersionId },
    { practitionerId: "00000000-0000-4000-8000-0000000000bb" as PractitionerId },
    { id: "x" },
  ];
  // The three that are left tie a line to its place, and are found as that (below).
  const tied: readonly (keyof LedgerLine)[] = ["sequence", "previousHash", "hash", "amountHundredths"];
  const changed = new Set<string>([...changes.flatMap((change) => Object.keys(change)), ...tied]);
  expect(Object.keys(chainOf([100])[0]!).filter((field) => !changed.has(field))).toEqual([]);
  fc.assert(
    fc.property(amounts, fc.nat(), fc.constantFrom(...changes), (written, at, change) => {
      const lines = chainOf(written);
      const index = at % lines.length;
      const tampered = lines.map((line, position) => (position === index ? { ...line, ...change } : line));
      expect(verifyChain(tampered, sha256)).toEqual([{ id: tampered[index]!.id, sequence: index + 1, fault: "content-changed" }]);
    }),
  );
});

test("another number, another tie or another hash of a line is found", () => {
  const changes: Partial<LedgerLine>[] = [{ sequence: 90 }, { previousHash: "f".repeat(64) }, { hash: "f".repeat(64) }];
  fc.assert(
    fc.property(amounts, fc.nat(), fc.constantFrom(...changes), (written, at, change) => {
      const lines = chainOf(written);
      const index = at % lines.length;
      const tampered = lines.map((line, position) => (position === index ? { ...line, ...change } : line));
      expect(verifyChain(tampered, sha256)).toContainEqual(expect.objectContaining({ id: lines[index]!.id, fault: "content-changed" }));
    }),
  );
});

test("lines cut off at the end, or all of them, are found by what they are owed to", () => {
  const lines = chainOf([100, 200]);
  const owed = { claims: ["event:0", "event:1"], certificates: ["line-1"], revocations: [] };
  expect(missingLines(lines, owed)).toEqual([]);
  expect(verifyChain(lines.slice(0, 1), sha256)).toEqual([]);
  expect(missingLines(lines.slice(0, 1), owed)).toEqual([
    { fault: "line-missing", owedTo: "claim", id: "event:1" },
    { fault: "line-missing", owedTo: "certificate", id: "line-1" },
  ]);
  expect(missingLines([], owed)).toHaveLength(3);
  expect(missingLines(lines, { claims: [], certificates: [], revocations: ["line-0"] })).toEqual([
    { fault: "line-missing", owedTo: "revocation", id: "line-0" },
  ]);
});

test("a line taken out is found, and so is a line rewritten with a hash that fits itself", () => {
  const lines = chainOf([100, 200, 300]);
  expect(verifyChain([lines[0]!, lines[2]!], sha256).map((line) => line.fault)).toEqual(["sequence-gap", "chain-broken"]);
  const forged = nextLine(aDraft({ id: "line-1", cause: "event:1", amountHundredths: 900 }), lines[0]!, sha256);
  expect(verifyChain([lines[0]!, forged, lines[2]!], sha256)).toEqual([{ id: "line-2", sequence: 3, fault: "chain-broken" }]);
});

test("what is hashed is the line's canonical JSON, whatever its words are", () => {
  const words = fc.record({
    cause: fc.string({ unit: "grapheme" }),
    category: fc.string({ unit: "binary" }),
    reason: fc.option(fc.string()),
  });
  fc.assert(
    fc.property(words, fc.integer(), (over, amountHundredths) => {
      const { hash: _hash, ...line } = nextLine(aDraft({ ...over, amountHundredths }), null, sha256);
      expect(contentOfLine(line)).toBe(canonicalJson(line));
    }),
  );
});
