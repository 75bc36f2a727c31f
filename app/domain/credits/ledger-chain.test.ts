import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type LedgerDraft, nextLine, verifyChain } from "#app/domain/credits/ledger-chain.ts";
import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import type { CalendarDay, Instant } from "#app/domain/shared/time.ts";
import type { PractitionerId } from "#app/domain/shared/ids.ts";

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
  ];
  fc.assert(
    fc.property(amounts, fc.nat(), fc.constantFrom(...changes), (written, at, change) => {
      const lines = chainOf(written);
      const index = at % lines.length;
      const tampered = lines.map((line, position) => (position === index ? { ...line, ...change } : line));
      expect(verifyChain(tampered, sha256)).toEqual([{ id: lines[index]!.id, sequence: index + 1, fault: "content-changed" }]);
    }),
  );
});

test("a line taken out is found, and so is a line rewritten with a hash that fits itself", () => {
  const lines = chainOf([100, 200, 300]);
  expect(verifyChain([lines[0]!, lines[2]!], sha256).map((line) => line.fault)).toEqual(["sequence-gap", "chain-broken"]);
  const forged = nextLine(aDraft({ id: "line-1", cause: "event:1", amountHundredths: 900 }), lines[0]!, sha256);
  expect(verifyChain([lines[0]!, forged, lines[2]!], sha256)).toEqual([{ id: "line-2", sequence: 3, fault: "chain-broken" }]);
});
