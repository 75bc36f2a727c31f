import fc from "fast-check";
import { expect, test } from "vitest";
import { beginTally, type Compared } from "#app/domain/compliance/simulation.ts";
import { simulationView } from "#app/domain/compliance/simulation-view.ts";

const aPerson = (governorate: string, before: Compared["before"]["state"], after: Compared["after"]["state"]): Compared => ({
  groups: { governorate, profession: "nurse", sex: "female", facilityType: "hospital" },
  before: { state: before, countedHundredths: 1000, missingHundredths: 0 },
  after: { state: after, countedHundredths: 800, missingHundredths: before === after ? 0 : 700 },
});
const many = (count: number, ...args: Parameters<typeof aPerson>) => Array.from({ length: count }, () => aPerson(...args));

function viewOf(people: readonly Compared[]) {
  const { add, tally } = beginTally();
  for (const one of people) add(one);
  return simulationView(tally());
}

test("the matrix, the groups and the distribution say who changes, with their sums", () => {
  const view = viewOf([...many(50, "basra", "met", "met"), ...many(20, "basra", "met", "short"), ...many(30, "erbil", "met", "short")]);
  expect(view.matrix).toEqual({
    states: ["met", "short"],
    table: [
      [50, 50, 100],
      [0, 0, 0],
      [50, 50, 100],
    ],
  });
  expect(view.groupings[0]).toEqual({
    by: "governorate",
    changes: [{ before: "met", after: "short" }],
    groups: ["basra", "erbil"],
    table: [
      [20, 50, 70],
      [30, 0, 30],
      [50, 50, 100],
    ],
  });
  expect(view.missing.map(({ before, after }) => [before, after]).slice(0, 3)).toEqual([
    [100, 50],
    [0, 0],
    [0, 50],
  ]);
});

test("no table shows a count of fewer than ten people, and what the matrix hides no sum over groups gives back", () => {
  const states = fc.constantFrom("met" as const, "short" as const, "non-compliant" as const);
  const groups = fc.array(fc.tuple(fc.constantFrom("basra", "erbil", "anbar"), states, states, fc.integer({ min: 1, max: 25 })), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(groups, (given) => {
      const view = viewOf(given.flatMap(([governorate, before, after, count]) => many(count, governorate, before, after)));
      const bins = [...view.missing, ...view.counted].flatMap(({ before, after }) => [before, after]);
      const cells = [view.matrix, ...view.groupings].flatMap(({ table }) => table.flat());
      for (const cell of [...cells, ...bins]) expect(cell === null || cell === 0 || cell >= 10).toBe(true);
      const { states: known, table } = view.matrix;
      for (const grouping of view.groupings)
        for (const [place, { before, after }] of grouping.changes.entries())
          if (table[known.indexOf(before)]?.[known.indexOf(after)] === null) expect(grouping.table.at(-1)?.[place]).toBeNull();
    }),
  );
});
