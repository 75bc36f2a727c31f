import fc from "fast-check";
import { expect, test } from "vitest";
import { ENOUGH_ANSWERS, itemStatistics, type Sitting } from "#app/domain/assessment/item-statistics.ts";

const sitting = (percent: number, points: number, itemVersionId = "one"): Sitting => ({
  percent,
  items: [{ itemVersionId, points, maximumPoints: 100 }],
});

test("an item that only the better half answers rightly discriminates wholly, one that only the worse half does the other way", () => {
  const better = Array.from({ length: 100 }, (_, percent) => sitting(percent, percent >= 50 ? 100 : 0));
  expect(itemStatistics(better).get("one")).toEqual({ answers: 100, percentRight: 50, discrimination: 100 });
  const worse = better.map(({ percent, items: [item] }) => sitting(percent, 100 - item!.points));
  expect(itemStatistics(worse).get("one")).toEqual({ answers: 100, percentRight: 50, discrimination: -100 });
});

test("D by hand: of 100 attempts the upper 27 have 20 right, the lower 27 have 9", () => {
  const sittings = Array.from({ length: 100 }, (_, place) => {
    const right = place >= 73 ? place < 93 : place < 27 ? place < 9 : false;
    return sitting(place, right ? 100 : 0);
  });
  // (20 - 9) / 27 = 0.407
  expect(itemStatistics(sittings).get("one")?.discrimination).toBe(41);
});

test("too few answers, or attempts that all went the same, have no discrimination; never a number that is none", () => {
  const few = Array.from({ length: ENOUGH_ANSWERS - 1 }, (_, percent) => sitting(percent, 100));
  expect(itemStatistics(few).get("one")).toEqual({ answers: 49, percentRight: 100, discrimination: null });
  const same = Array.from({ length: 80 }, (_, place) => sitting(70, place % 2 === 0 ? 100 : 0));
  expect(itemStatistics(same).get("one")).toEqual({ answers: 80, percentRight: 50, discrimination: null });
  expect(itemStatistics([]).size).toBe(0);
  expect(itemStatistics([{ percent: 1, items: [{ itemVersionId: "none", points: 0, maximumPoints: 0 }] }]).size).toBe(0);
});

test("the order of the attempts never matters, and every figure stays within its bounds (law)", () => {
  const one = fc.record({ percent: fc.integer({ min: 0, max: 100 }), points: fc.constantFrom(0, 50, 100) });
  fc.assert(
    fc.property(fc.array(one, { minLength: 50, maxLength: 120 }), (answers) => {
      const sittings = answers.map(({ percent, points }) => sitting(percent, points));
      const found = itemStatistics(sittings).get("one")!;
      expect(itemStatistics([...sittings].reverse()).get("one")).toEqual(found);
      expect(found.percentRight).toBeGreaterThanOrEqual(0);
      expect(found.percentRight).toBeLessThanOrEqual(100);
      if (found.discrimination !== null) expect(Math.abs(found.discrimination)).toBeLessThanOrEqual(100);
    }),
  );
});
