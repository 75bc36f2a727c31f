import fc from "fast-check";
import { expect, test } from "vitest";
import { totalCredits } from "#app/domain/credits/total-credits.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

const line = fc.record({
  amountHundredths: fc.integer({ min: -100, max: 100 }).map((quarters) => quarters * 25),
  creditType: fc.constantFrom("provider-certified-hours", "other"),
  category: fc.constantFrom("clinical", "ethics", "patient-safety"),
  earnedOn: fc.constantFrom(...(["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"] as CalendarDay[])),
});

test("R85: the parts always add up to the whole, in any order of the lines", () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const totals = totalCredits(lines);
      const sum = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((all, part) => all + part, 0);
      expect(sum(totals.byCategory)).toBe(totals.all);
      expect(sum(totals.byCreditType)).toBe(totals.all);
      expect(totalCredits([...lines].reverse())).toEqual(totals);
    }),
  );
});

test("a line and its reversal cancel", () => {
  const award = { amountHundredths: 250, creditType: "a", category: "b", earnedOn: "2026-03-01" as CalendarDay };
  expect(totalCredits([award, { ...award, amountHundredths: -250 }]).all).toBe(0);
});

test("a period counts both its ends and nothing outside", () => {
  const lines = (["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"] as CalendarDay[]).map((earnedOn) => ({
    amountHundredths: 100,
    creditType: "a",
    category: "b",
    earnedOn,
  }));
  expect(totalCredits(lines, { from: "2026-01-01" as CalendarDay, to: "2026-12-31" as CalendarDay }).all).toBe(200);
});
