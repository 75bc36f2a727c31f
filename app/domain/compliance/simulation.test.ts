import fc from "fast-check";
import { expect, test } from "vitest";
import { beginTally, BIN_HUNDREDTHS, binOf, type Compared, GROUPINGS, LAST_BIN, verdictIn } from "#app/domain/compliance/simulation.ts";

const verdict = fc.record({
  state: fc.constantFrom("met" as const, "short" as const, "non-compliant" as const, "nothing-asked" as const),
  countedHundredths: fc.integer({ min: 0, max: 9000 }),
  missingHundredths: fc.integer({ min: 0, max: 9000 }),
});
const person: fc.Arbitrary<Compared> = fc.record({
  groups: fc.record({
    governorate: fc.constantFrom("basra", "erbil"),
    profession: fc.constantFrom("nurse", "dentist"),
    sex: fc.constantFrom("female", "male", ""),
    facilityType: fc.constantFrom("hospital", "primary-health-centre"),
  }),
  before: verdict,
  after: verdict,
});
const people = fc.array(person, { maxLength: 40 });

function tallied(given: readonly Compared[]) {
  const { add, tally } = beginTally();
  for (const one of given) add(one);
  return tally();
}

test("the same people in any order, looked at in between or not, give the same result", () => {
  fc.assert(
    fc.property(people, fc.array(fc.integer(), { minLength: 40, maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (given, dice, size) => {
      const shuffled = given.map((one, place) => ({ one, at: dice[place] ?? 0 })).sort((a, b) => a.at - b.at);
      const { add, tally } = beginTally();
      for (const [place, { one }] of shuffled.entries()) {
        add(one);
        if (place % size === 0) tally();
      }
      expect(tally()).toEqual(tallied(given));
    }),
  );
});

test("every grouping and every distribution adds up to everybody, and so do the states of each side", () => {
  fc.assert(
    fc.property(people, (given) => {
      const { people: all, moves, bins } = tallied(given);
      const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);
      expect(all).toBe(given.length);
      for (const by of [null, ...GROUPINGS]) expect(sum(moves.filter((move) => move.by === by).map((move) => move.people))).toBe(all);
      for (const of of ["missing", "counted"] as const)
        for (const when of ["before", "after"] as const) expect(sum(bins.filter((bin) => bin.of === of).map((bin) => bin[when]))).toBe(all);
      for (const side of ["before", "after"] as const) {
        const met = moves.filter((move) => move.by === null && move[side] === "met");
        expect(sum(met.map((move) => move.people))).toBe(given.filter((one) => one[side].state === "met").length);
      }
    }),
  );
});

test("nothing is a bin of its own, an amount belongs to the bin that it ends, and the last holds all above", () => {
  expect([0, 1, BIN_HUNDREDTHS, BIN_HUNDREDTHS + 1, 5000, 5001, 900_000].map(binOf)).toEqual([0, 1, 1, 2, 10, LAST_BIN, LAST_BIN]);
});

test("where no cycle decides, nothing counts and nothing is missing", () => {
  const nothing = { state: "nothing-asked", decidedBy: null, cycles: [] } as const;
  expect(verdictIn(nothing)).toEqual({ state: "nothing-asked", countedHundredths: 0, missingHundredths: 0 });
});
