import fc from "fast-check";
import { expect, test } from "vitest";
import { beginTally, type Compared } from "#app/domain/compliance/simulation.ts";
import { type SimulationView, simulationView } from "#app/domain/compliance/simulation-view.ts";
import { isSmall } from "#app/domain/compliance/suppression.ts";
import { determined, type Equations } from "#tests/support/sums-of-a-page.ts";

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

/** Everything of a view that is not shown, and every sum that a reader of all its tables can do. */
function unknownIn(view: SimulationView): { readonly hidden: ReadonlySet<string>; readonly sums: Equations } {
  const hidden = new Set<string>();
  const sums: [string[], string][] = [];
  const table = (shown: SimulationView["matrix"]["table"], called: (row: number, column: number) => string) => {
    const [height, width] = [shown.length - 1, (shown[0]?.length ?? 0) - 1];
    for (const [row, line] of shown.entries())
      for (const [column, cell] of line.entries())
        if (cell === null && !(row === height && column === width)) hidden.add(called(row, column));
    const upTo = (most: number) => Array.from({ length: most }, (_, at) => at);
    for (const row of upTo(height + 1)) sums.push([upTo(width).map((column) => called(row, column)), called(row, width)]);
    for (const column of upTo(width + 1)) sums.push([upTo(height).map((row) => called(row, column)), called(height, column)]);
  };
  const { states } = view.matrix;
  const move = (before: number, after: number) => `matrix ${String(before)} ${String(after)}`;
  table(view.matrix.table, move);
  sums.push([states.map((_state, at) => move(at, at)), "staying"]);
  for (const { by, changes, table: shown } of view.groupings)
    table(shown, (row, column) => {
      const change = changes[column];
      if (row < shown.length - 1 || column > changes.length) return `${by} ${String(row)} ${String(column)}`;
      // The same number as in the matrix, whether it stands here or not.
      return change === undefined ? "staying" : move(states.indexOf(change.before), states.indexOf(change.after));
    });
  // What one table shows, a reader knows in all.
  for (const { changes, table: shown } of view.groupings) if (shown.at(-1)?.[changes.length] !== null) hidden.delete("staying");
  return { hidden, sums };
}

/** How many people a name of `unknownIn` means. */
function peopleCalled(name: string, { matrix, groupings }: SimulationView, people: readonly Compared[]): number {
  const stays = (one: Compared) => one.before.state === one.after.state;
  const [table = "", row, column] = name.split(" ");
  if (table === "staying") return people.filter(stays).length;
  const grouping = groupings.find(({ by }) => by === table);
  const here = people.filter(({ groups }) => grouping === undefined || groups[grouping.by] === grouping.groups[Number(row)]);
  if (grouping !== undefined && Number(column) === grouping.changes.length) return here.filter(stays).length;
  // Beyond the last state, or change, stands the sum.
  const move = grouping?.changes[Number(column)];
  const before = grouping === undefined ? matrix.states[Number(row)] : move?.before;
  const after = grouping === undefined ? matrix.states[Number(column)] : move?.after;
  return here.filter((one) => [one.before.state, undefined].includes(before) && [one.after.state, undefined].includes(after)).length;
}

test("of no table a count of fewer than ten people follows from what all of them show together", () => {
  const states = fc.constantFrom("met" as const, "short" as const, "exempt" as const, "non-compliant" as const);
  const several = fc.tuple(
    fc.constantFrom("basra", "erbil", "anbar", "najaf"),
    fc.constantFrom("nurse", "physician", "pharmacist"),
    fc.constantFrom("female", "male"),
    fc.constantFrom("hospital", "primary-health-centre"),
    states,
    states,
    fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 60 })),
  );
  fc.assert(
    fc.property(fc.array(several, { minLength: 1, maxLength: 12 }), (given) => {
      const people = given.flatMap(([governorate, profession, sex, facilityType, before, after, count]) =>
        many(count, governorate, before, after).map((one): Compared => ({
          ...one,
          groups: { governorate, profession, sex, facilityType },
        })),
      );
      const view = viewOf(people);
      // How many there are in all is said elsewhere: of nine people nothing else is.
      fc.pre(people.length >= 10);
      const { hidden, sums } = unknownIn(view);
      expect(determined(sums, hidden).filter((name) => isSmall(peopleCalled(name, view, people)))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
