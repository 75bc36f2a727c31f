import fc from "fast-check";
import { expect, test } from "vitest";
import { reminderStep, reviewDueOn, workingDaysAfter } from "#app/domain/authoring/review-term.ts";
import { type CalendarDay, daysAfter } from "#app/domain/shared/time.ts";

const day = (text: string) => text as CalendarDay;

// 26 November 2026 is a Thursday.
test.each([
  ["2026-11-26", "2026-12-10"],
  ["2026-11-27", "2026-12-10"],
  ["2026-11-28", "2026-12-10"],
  ["2026-11-29", "2026-12-13"],
])("what is handed in on %s is due on %s: ten working days, without Fridays and Saturdays", (handedIn, due) => {
  expect(reviewDueOn(day(handedIn))).toBe(due);
});

test("reminders come at half time, on the due day and after it, in this order and never back", () => {
  const handedIn = day("2026-11-26");
  const step = (days: number) => reminderStep(handedIn, daysAfter(handedIn, days));
  expect([step(0), step(6), step(7), step(13), step(14), step(15), step(400)]).toEqual([
    null,
    null,
    "half-time",
    "half-time",
    "due",
    "overdue",
    "overdue",
  ]);
});

test("working days lie in order, and no due day is a Friday or a Saturday", () => {
  fc.assert(
    fc.property(fc.nat(4000), fc.integer({ min: 1, max: 40 }), (offset, count) => {
      const from = daysAfter(day("2024-01-01"), offset);
      const due = workingDaysAfter(from, count);
      expect(due > workingDaysAfter(from, count - 1)).toBe(true);
      expect([5, 6]).not.toContain(new Date(`${due}T00:00:00Z`).getUTCDay());
    }),
  );
});
