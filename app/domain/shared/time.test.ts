import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CalendarDay,
  type Instant,
  after,
  dayInBaghdad,
  endOfDayInBaghdad,
  firstOfMonth,
  instantAt,
} from "#app/domain/shared/time.ts";

const moment = fc.integer({ min: 0, max: 4_000_000_000_000 }).map(instantAt);

test("R79: a day in Baghdad begins and ends at nine in the evening, Greenwich time", () => {
  expect(dayInBaghdad("2026-12-31T20:59:59.999Z" as Instant)).toBe("2026-12-31");
  expect(dayInBaghdad("2026-12-31T21:00:00.000Z" as Instant)).toBe("2027-01-01");
  expect(endOfDayInBaghdad("2026-12-31" as CalendarDay)).toBe("2026-12-31T20:59:59.999Z");
});

test("R79: the end of a day is the last millisecond of it, whatever the moment", () => {
  fc.assert(
    fc.property(moment, (at) => {
      const end = endOfDayInBaghdad(dayInBaghdad(at));
      expect(end >= at).toBe(true);
      expect(dayInBaghdad(end)).toBe(dayInBaghdad(at));
      expect(dayInBaghdad(after(end, 1)) > dayInBaghdad(at)).toBe(true);
    }),
  );
});

test("moments sort as texts do, and a step there and back is none", () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 1e11 }), (at, step) => {
      expect(after(at, step) > at).toBe(true);
      expect(after(after(at, step), -step)).toBe(at);
    }),
  );
});

test("the first day of a month lies in it", () => {
  expect(firstOfMonth("2024-02-29" as CalendarDay)).toBe("2024-02-01");
});
