import fc from "fast-check";
import { expect, test } from "vitest";
import { type EquityGroup, equityOf } from "#app/domain/compliance/equity.ts";

const group: fc.Arbitrary<EquityGroup> = fc
  .record({
    people: fc.integer({ min: 1, max: 100_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    rank: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ people, share, rank }) => ({ name: `${people}/${share}/${rank}`, people, having: Math.round(share * people), rank }));
const groups = fc.array(group, { minLength: 2, maxLength: 19 });
const index = (all: readonly EquityGroup[]) => equityOf(all)?.concentrationIndex ?? 0;

test("the worked example: two groups of equal size, a quarter and three quarters", () => {
  const found = equityOf([
    { name: "small", people: 100, having: 25, rank: 1 },
    { name: "large", people: 100, having: 75, rank: 2 },
  ]);
  expect(found).toMatchObject({ best: { name: "large" }, worst: { name: "small" }, gapPoints: 50 });
  // 2/0.5 · (0.5 · -0.25 · -0.25 + 0.5 · 0.25 · 0.25)
  expect(found?.concentrationIndex).toBeCloseTo(0.25, 12);
});

test("an equal share everywhere is no gap and an index of 0", () => {
  fc.assert(
    fc.property(groups, fc.integer({ min: 1, max: 20 }), (all, twentieths) => {
      const equal = all.map((one) => ({ ...one, people: one.people * 20, having: one.people * twentieths }));
      expect(equityOf(equal)?.gapPoints).toBeCloseTo(0, 9);
      expect(index(equal)).toBeCloseTo(0, 9);
    }),
  );
});

test("the index is above 0 where those of high rank have more, and turns with the ranks", () => {
  fc.assert(
    fc.property(groups, (all) => {
      const rising = all.map((one, place) => ({ ...one, people: 1000, having: 10 * (place + 1), rank: place }));
      expect(index(rising)).toBeGreaterThan(0);
      const turned = all.map((one) => ({ ...one, rank: -one.rank }));
      expect(index(turned)).toBeCloseTo(-index(all), 9);
    }),
  );
});

test("it stays between -1 and 1, and the gap between 0 and 100", () => {
  fc.assert(
    fc.property(groups, (all) => {
      expect(Math.abs(index(all))).toBeLessThanOrEqual(1);
      const gap = equityOf(all)?.gapPoints ?? 0;
      expect(gap >= 0 && gap <= 100).toBe(true);
    }),
  );
});

test("it is the same for ten times as many people, for half of every share, and in any order", () => {
  fc.assert(
    fc.property(groups, (all) => {
      const tenfold = all.map((one) => ({ ...one, people: one.people * 10, having: one.having * 10 }));
      const halved = all.map((one) => ({ ...one, people: one.people * 2 }));
      expect(index(tenfold)).toBeCloseTo(index(all), 9);
      expect(index(halved)).toBeCloseTo(index(all), 9);
      expect(index([...all].reverse())).toBeCloseTo(index(all), 9);
    }),
  );
});

test("one group alone, or nobody who has it, says nothing", () => {
  expect(equityOf([{ name: "one", people: 5, having: 5, rank: 1 }])).toBeNull();
  const nobody = [1, 2].map((rank) => ({ name: String(rank), people: 5, having: 0, rank }));
  expect(equityOf(nobody)).toMatchObject({ gapPoints: 0, concentrationIndex: null });
});
