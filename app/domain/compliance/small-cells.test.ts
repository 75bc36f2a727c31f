import fc from "fast-check";
import { expect, test } from "vitest";
import { type ShownTable, shownBeside, shownLine, shownTable } from "#app/domain/compliance/small-cells.ts";
import { SMALLEST_CELL } from "#app/domain/compliance/suppression.ts";
import { determined, type Equations } from "#tests/support/sums-of-a-page.ts";

const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 500 }));
const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([height, width]) => fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }));

/** With the sums that a reader sees beside it. */
const summed = (cells: readonly (readonly number[])[]) => {
  const rows = cells.map((row) => [...row, row.reduce((sum, one) => sum + one, 0)]);
  return [...rows, (rows[0] ?? []).map((_cell, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0))];
};
const nameOf = (row: number, column: number) => `${String(row)} ${String(column)}`;

/** What of a table is not shown, and is somebody. */
const hiddenOf = (table: readonly (readonly number[])[], shown: ShownTable) =>
  new Set(
    shown.flatMap((row, at) => row.flatMap((cell, column) => (cell === null && table[at]![column]! > 0 ? [nameOf(at, column)] : []))),
  );

/** What adds up to what in a table with its sums. */
function sumsOf(height: number, width: number): Equations {
  const upTo = (most: number) => Array.from({ length: most }, (_, at) => at);
  return [
    ...upTo(height).map((row) => [upTo(width - 1).map((column) => nameOf(row, column)), nameOf(row, width - 1)] as const),
    ...upTo(width).map((column) => [upTo(height - 1).map((row) => nameOf(row, column)), nameOf(height - 1, column)] as const),
  ];
}

test("no count of fewer than ten people is shown, none is changed, and none that is hidden follows from those that are shown", () => {
  fc.assert(
    fc.property(tables, (cells) => {
      const table = summed(cells);
      const shown = shownTable(cells);
      expect(shown.map((row) => row.length)).toEqual(table.map((row) => row.length));
      for (const [row, line] of shown.entries())
        for (const [column, cell] of line.entries()) {
          const here = table[row]![column]!;
          if (here > 0 && here < SMALLEST_CELL) expect(cell).toBeNull();
          else if (cell !== null) expect(cell).toBe(here);
        }
      // Where nothing can be protected nothing but the grand total is shown, and that tells what one count alone is.
      const isWithheld = shown.flat().every((cell, place, all) => place === all.length - 1 || cell === null);
      if (!isWithheld) expect(determined(sumsOf(table.length, table[0]!.length), hiddenOf(table, shown))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("beside sums that are known from elsewhere, small ones too, no hidden count follows from what is shown", () => {
  const known = tables.chain((cells) =>
    fc.tuple(fc.constant(cells), fc.array(fc.boolean(), { minLength: cells[0]!.length, maxLength: cells[0]!.length })),
  );
  fc.assert(
    fc.property(known, ([cells, closed]) => {
      const table = summed(cells);
      const below = table.at(-1)!.slice(0, -1);
      const shown = shownBeside(
        cells,
        below.map((value, column) => (closed[column] === true || (value > 0 && value < SMALLEST_CELL) ? null : value)),
      );
      for (const [row, line] of shown.entries())
        for (const [column, cell] of line.entries()) {
          const here = table[row]![column]!;
          if (here > 0 && here < SMALLEST_CELL) expect(cell).toBeNull();
          else if (cell !== null) expect(cell).toBe(here);
        }
      // Whoever knows every sum below, even those that are not shown, cannot tell an open column's hidden count.
      const hidden = hiddenOf(table, shown);
      for (const [column, sum] of shown.at(-1)!.entries()) {
        hidden.delete(nameOf(cells.length, column));
        if (sum === null) for (const row of cells.keys()) hidden.add(nameOf(row, column));
      }
      const rows = shown.slice(0, -1);
      if (rows.every((row) => row.every((cell) => cell === null))) return;
      const told = determined(sumsOf(table.length, table[0]!.length), hidden);
      expect(told.filter((name) => shown.at(-1)![Number(name.split(" ")[1])] !== null)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("of a line whose people are known either nobody is hidden or at least ten in two counts", () => {
  fc.assert(
    fc.property(fc.array(count, { maxLength: 10 }), (counts) => {
      const shown = shownLine(counts);
      const hidden = counts.filter((_one, place) => shown[place] === null);
      expect(shown.every((cell, place) => cell === null || (cell === counts[place] && (cell === 0 || cell >= SMALLEST_CELL)))).toBe(true);
      if (hidden.length > 0 && shown.some((cell) => cell !== null)) {
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(SMALLEST_CELL);
      }
    }),
  );
});

test("a table of large counts is shown wholly, and the sums stay where cells can hide a small one", () => {
  const large = [
    [20, 30],
    [40, 0],
  ];
  expect(shownTable(large)).toEqual(summed(large));
  const small = [
    [3, 40, 90],
    [20, 30, 70],
    [50, 60, 80],
  ];
  expect(shownTable(small)).toEqual([
    [null, null, 90, 133],
    [null, null, 70, 120],
    [50, 60, 80, 190],
    [73, 130, 240, 443],
  ]);
});

test("two circles of hidden counts do not protect the one between them", () => {
  // Rows 0 and 1, and rows 2 and 3, hide each other's small counts; the 4 hangs between the two circles and would follow from the sums.
  const cells = [
    [3, 5, 90, 80],
    [6, 8, 90, 80],
    [90, 4, 2, 7],
    [90, 80, 5, 9],
  ];
  const table = summed(cells);
  expect(determined(sumsOf(5, 5), new Set(["0 0", "0 1", "1 0", "1 1", "2 1", "2 2", "2 3", "3 2", "3 3"]))).toEqual(["2 1"]);
  const shown = shownTable(cells);
  expect(shown[2]![1]).toBeNull();
  expect(determined(sumsOf(5, 5), hiddenOf(table, shown))).toEqual([]);
});
