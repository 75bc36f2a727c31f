import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutSmallCells } from "#app/domain/compliance/small-cells.ts";
import { SMALLEST_CELL } from "#app/domain/compliance/suppression.ts";

/** With the sums that a reader sees beside it. */
const summed = (cells: readonly (readonly number[])[]) => {
  const rows = cells.map((row) => [...row, row.reduce((sum, one) => sum + one, 0)]);
  return [...rows, (rows[0] ?? []).map((_cell, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0))];
};

const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([height, width]) =>
    fc.array(
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 500 })), {
        minLength: width,
        maxLength: width,
      }),
      {
        minLength: height,
        maxLength: height,
      },
    ),
  )
  .map(summed);

test("no count of fewer than ten is shown, none is changed, and no line hides one alone", () => {
  fc.assert(
    fc.property(tables, (table) => {
      const shown = withoutSmallCells(table);
      for (const [row, line] of shown.entries())
        for (const [column, cell] of line.entries()) {
          const count = table[row]?.[column] ?? 0;
          if (count > 0 && count < SMALLEST_CELL) expect(cell).toBeNull();
          else if (cell !== null) expect(cell).toBe(count);
        }
      const columns = (shown[0] ?? []).map((_cell, column) => shown.map((row) => row[column]));
      for (const line of [...shown, ...columns]) expect(line.filter((cell) => cell === null)).not.toHaveLength(1);
    }),
  );
});

test("a table of large counts is shown wholly, and the sums stay where cells can hide a small one", () => {
  const large = summed([
    [20, 30],
    [40, 0],
  ]);
  expect(withoutSmallCells(large)).toEqual(large);
  const small = summed([
    [3, 40, 90],
    [20, 30, 70],
    [50, 60, 80],
  ]);
  expect(withoutSmallCells(small)).toEqual([
    [null, null, 90, 133],
    [null, null, 70, 120],
    [50, 60, 80, 190],
    [73, 130, 240, 443],
  ]);
});
