import { isSmall } from "#app/domain/compliance/suppression.ts";

/** Counts with what they add up to: the last row is the sum of the rows above it, the last column the sum of the columns before it. */
export type CountTable = readonly (readonly number[])[];
/** The same, with null where it is not shown. */
export type ShownTable = readonly (readonly (number | null)[])[];

type Place = { readonly row: number; readonly column: number };

/**
 * Hides the counts of fewer than ten people, and of the others as many as are needed so that none of them can be reckoned back from its
 * row or its column: where a line would hide one alone, its smallest other count goes too, a sum last. Nobody is a count that is shown.
 * `hidden`: places that another table does not show either.
 */
export function withoutSmallCells(table: CountTable, hidden: readonly Place[] = []): ShownTable {
  const isNamed = (at: number, place: number) => hidden.some(({ row, column }) => row === at && column === place);
  const shown = table.map((row, at) => row.map((count, place): number | null => (isSmall(count) || isNamed(at, place) ? null : count)));
  const [height, width] = [table.length, table[0]?.length ?? 0];
  const lines = [
    ...table.map((_row, at) => Array.from({ length: width }, (_cell, column) => ({ row: at, column }))),
    ...Array.from({ length: width }, (_cell, column) => table.map((_row, at) => ({ row: at, column }))),
  ];
  const count = ({ row, column }: Place) => table[row]?.[column] ?? 0;
  const isHidden = ({ row, column }: Place) => shown[row]?.[column] === null;
  // A sum is hidden last, and a cell in which nobody is only when nothing else is left.
  const rank = (place: Place) => Number(place.row === height - 1) + Number(place.column === width - 1) + (count(place) === 0 ? 4 : 0);
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines) {
      if (line.filter(isHidden).length !== 1) continue;
      const [next] = line
        .filter((place) => !isHidden(place))
        .sort((one, other) => rank(one) - rank(other) || count(one) - count(other) || one.row - other.row || one.column - other.column);
      const row = next === undefined ? undefined : shown[next.row];
      if (next === undefined || row === undefined) continue;
      row[next.column] = null;
      changed = true;
    }
  }
  return shown;
}
