import fc from "fast-check";
import { expect, test } from "vitest";
import { STANDING_STATES } from "#app/domain/compliance/oversight-view.ts";
import { addCounts, type Cell, CELLS, type Cells, cellsOf, groupOf, type StateCounts } from "#app/domain/compliance/standing-cells.ts";
import { determined, equations } from "#tests/support/sums-of-a-page.ts";
import { type Hidden, hiddenBeside, hiddenInRows, hiddenInTotal, SMALLEST_CELL } from "#app/domain/compliance/suppression.ts";

const NOTHING: Hidden = new Set();
const count = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 2, arbitrary: fc.integer({ min: 10, max: 400 }) },
);
const counts: fc.Arbitrary<StateCounts> = fc.record(Object.fromEntries(STANDING_STATES.map((state) => [state, count])));
const page = fc.array(counts, { minLength: 1, maxLength: 7 });

/** The rows of a page and its total, with what is hidden of each; null where the page shows nothing. */
function protectedPage(rows: readonly StateCounts[], also: (row: string) => Hidden = () => NOTHING) {
  const named = new Map(rows.map((row, place) => [String(place), cellsOf(row)]));
  const total = cellsOf(rows.reduce(addCounts, {}));
  const ofTotal = hiddenInTotal(total);
  const hidden = ofTotal === null ? null : hiddenInRows(named, total, ofTotal, also);
  return hidden === null || ofTotal === null
    ? null
    : { rows: named.set("total", total), hidden: new Map([...hidden, ["total", ofTotal] as const]) };
}

const namesOf = (hidden: ReadonlyMap<string, Hidden>, rows: ReadonlyMap<string, Cells>, withZeros: boolean) =>
  new Set([...hidden].flatMap(([row, cells]) => [...cells].filter((c) => withZeros || rows.get(row)![c] > 0).map((c) => `${row} ${c}`)));

test("every state is in one group or asks nothing, and the figures of a row add up", () => {
  expect(STANDING_STATES.filter((state) => groupOf(state) === null)).toEqual(["nothing-asked"]);
  fc.assert(
    fc.property(counts, (row) => {
      const cells = cellsOf(row);
      expect(cells.people).toBe(cells.fulfilled + cells.open + cells.failed + cells["nothing-asked"]);
    }),
  );
});

test("no small figure is shown", () => {
  fc.assert(
    fc.property(page, (rows) => {
      const found = protectedPage(rows);
      for (const [row, cells] of found?.rows ?? [])
        for (const cell of CELLS)
          if (cells[cell] > 0 && cells[cell] < SMALLEST_CELL) expect(found?.hidden.get(row)?.has(cell), `${row} ${cell}`).toBe(true);
    }),
  );
});

test("no hidden figure follows from those that are shown, whichever sums a reader does", () => {
  fc.assert(
    fc.property(page, (rows) => {
      const found = protectedPage(rows);
      if (found === null) return;
      const all = equations([...found.rows.keys()]);
      // Zeros that are hidden beside the others only leave more open; without them it is the harder case.
      expect(determined(all, namesOf(found.hidden, found.rows, false))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** Another page of whole people that looks the same: each hidden figure one more, one less or the same, and this one not the same. */
function looksTheSame(
  all: ReturnType<typeof equations>,
  values: ReadonlyMap<string, number>,
  hidden: readonly string[],
  other: string,
): boolean {
  const steps = new Map<string, number>();
  const order = [other, ...hidden.filter((name) => name !== other)];
  const place = new Map(order.map((name, at) => [name, at]));
  const lines = all.map(([terms, sum]) => {
    const mine = [...terms.filter((name) => place.has(name)).map((name) => [name, 1] as const)];
    return place.has(sum) ? [...mine, [sum, -1] as const] : mine;
  });
  const closing = order.map((_, at) =>
    lines.filter((line) => line.length > 0 && Math.max(...line.map(([name]) => place.get(name)!)) === at),
  );
  const walk = (at: number): boolean => {
    if (at === order.length) return true;
    const name = order[at]!;
    for (const step of at === 0 ? [1, -1] : [0, 1, -1]) {
      if (values.get(name)! + step < 0) continue;
      steps.set(name, step);
      if (closing[at]!.every((line) => line.reduce((sum, [one, side]) => sum + side * (steps.get(one) ?? 0), 0) === 0) && walk(at + 1))
        return true;
    }
    steps.delete(name);
    return false;
  };
  return walk(0);
}

test("each hidden figure has another number of whole people that gives the same page", () => {
  const few = fc.array(fc.record({ met: count, exempt: count, short: count, "non-compliant": count }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(few, (rows) => {
      const found = protectedPage(rows);
      if (found === null) return;
      const names = [...found.rows.keys()];
      const values = new Map(names.flatMap((row) => CELLS.map((cell) => [`${row} ${cell}`, found.rows.get(row)![cell]] as const)));
      const hidden = [...namesOf(found.hidden, found.rows, false)];
      for (const name of hidden.slice(0, 6)) expect(looksTheSame(equations(names), values, hidden, name), name).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("the cross of a small figure is hidden, and nothing else", () => {
  const found = protectedPage([
    { met: 100, short: 50, exempt: 3 },
    { met: 200, short: 60, exempt: 30 },
    { met: 300, short: 70, exempt: 40 },
  ]);
  const shown = [...(found?.hidden ?? [])].flatMap(([row, cells]) => [...cells].map((cell) => `${row} ${cell}`));
  expect(shown.filter((name) => !/deferred/.test(name)).sort()).toEqual(["0 exempt", "0 met", "1 exempt", "1 met"]);
});

test("where the people of a page are too few, nothing is shown; where there is nobody small, everything", () => {
  expect(protectedPage([{ met: 5, short: 4 }])).toBeNull();
  const whole = protectedPage([
    { met: 20, short: 40 },
    { met: 10, short: 12, "nothing-asked": 11 },
  ]);
  expect([...(whole?.hidden.values() ?? [])].every((cells) => cells.size === 0)).toBe(true);
});

test("what a page with one choice fewer would tell beside this one is hidden", () => {
  const women = cellsOf({ met: 117, short: 30 });
  const all = cellsOf({ met: 120, short: 60 });
  expect([...hiddenBeside(women, all)].sort()).toEqual(["fulfilled", "met"] satisfies Cell[]);
});
