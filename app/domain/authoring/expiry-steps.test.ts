import fc from "fast-check";
import { expect, test } from "vitest";
import { daysUntil, expiryStep } from "#app/domain/authoring/expiry-steps.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

const LAST = "2026-06-30" as CalendarDay;
const before = (days: number) => new Date(Date.parse(LAST) - days * 86_400_000).toISOString().slice(0, 10) as CalendarDay;

test.each([
  [91, null],
  [90, 90],
  [31, 90],
  [30, 30],
  [8, 30],
  [7, 7],
  [0, 7],
  [-1, null],
] as const)("R78: %i days before its end the step is %s", (days, step) => {
  expect(expiryStep(LAST, before(days))).toBe(step);
});

test("days are counted from day to day, across years and leap days", () => {
  fc.assert(
    fc.property(fc.integer({ min: -800, max: 800 }), (days) => {
      expect(daysUntil(LAST, before(days))).toBe(days);
    }),
  );
});
