import { type Edge, withCycles } from "#app/domain/compliance/hidden-edges.ts";
import { isSmall, SMALLEST_CELL } from "#app/domain/compliance/suppression.ts";

/** Counts in rows and columns, without what they add up to. */
export type CountTable = readonly (readonly number[])[];
/** The same with the sum of each row behind it and those of the columns below; null where a count is not shown. */
export type ShownTable = readonly (readonly (number | null)[])[];

const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);
const sumsOfColumns = (table: CountTable) => (table[0] ?? []).map((_count, column) => sum(table.map((row) => row[column] ?? 0)));

const unlessSmall = (people: number) => (isSmall(people) ? null : people);

/**
 * A table whose grand total is known. Counts of fewer than ten people are not shown, and of the others, sums among them, as many as are
 * needed so that none follows from what is shown. Where that cannot be had, only the grand total is.
 */
export function shownTable(table: CountTable): ShownTable {
  const columns = sumsOfColumns(table);
  const sums = columns.map((value, column): Edge => {
    return { id: idOf("below", column), from: "below", to: `column ${String(column)}`, fromSide: 1, toSide: -1, value, mayHide: true };
  });
  const hidden = hiddenIn([...edgesOf(table), ...sums]);
  const total = unlessSmall(sum(columns));
  return [
    ...rowsShown(table, hidden),
    [...columns.map((count, column) => (hidden === null || hidden.has(idOf("below", column)) ? null : count)), total],
  ];
}

/** Of a table only the grand total. */
export function withheld(table: ShownTable): ShownTable {
  const total = table.at(-1)?.at(-1) ?? null;
  return table.map((row, at) => row.map((_cell, column) => (at === table.length - 1 && column === row.length - 1 ? total : null)));
}

/**
 * A table of which a reader knows the sums of the columns from elsewhere, but those that are null in `below`. Of a column with such a sum no
 * count is shown; beside what is then left of each row, the others are shown as in `shownTable`, whatever is known of all sums.
 */
export function shownBeside(table: CountTable, below: readonly (number | null)[]): ShownTable {
  const open = below.flatMap((known, column) => (known === null ? [] : [column]));
  const closed = below.flatMap((known, column) => (known === null ? [column] : []));
  // What the closed columns of a row hold together follows from its sum and the open ones, so it stands as a column of its own.
  const reduced = table.map((row) => [...open.map((column) => row[column] ?? 0), sum(closed.map((column) => row[column] ?? 0))]);
  const rows = rowsShown(reduced, hiddenIn(edgesOf(reduced)));
  const total = unlessSmall(sum(sumsOfColumns(table)));
  return [
    ...rows.map((row) => [...below.map((_known, column) => row[open.indexOf(column)] ?? null), row.at(-1) ?? null]),
    [...below, total],
  ];
}

/** Counts of whom all together are known: small ones are not shown, and others until at least two are hidden, of ten people or more. */
export function shownLine(counts: readonly number[]): readonly (number | null)[] {
  const edges = counts.map((value, place): Edge => {
    return { id: idOf("line", place), from: "line", to: "people", fromSide: 1, toSide: 1, value, mayHide: true };
  });
  const hidden = hiddenIn(edges);
  return counts.map((count, place) => (hidden === null || hidden.has(idOf("line", place)) ? null : count));
}

const idOf = (row: number | string, column: number | string) => `${String(row)} ${String(column)}`;

/** Each count stands in the sum of its row and in that of its column, and the sums of rows in their own. */
function edgesOf(table: CountTable): readonly Edge[] {
  return table.flatMap((row, at) => [
    ...row.map((value, column): Edge => {
      return {
        id: idOf(at, column),
        from: `row ${String(at)}`,
        to: `column ${String(column)}`,
        fromSide: 1,
        toSide: 1,
        value,
        mayHide: true,
      };
    }),
    { id: idOf(at, "sum"), from: `row ${String(at)}`, to: "beside", fromSide: -1, toSide: 1, value: sum(row), mayHide: true },
  ]);
}

function hiddenIn(edges: readonly Edge[]): ReadonlySet<string> | null {
  const some = edges.filter(({ value }) => value > 0);
  return withCycles(some, new Set(some.filter(({ value }) => isSmall(value)).map(({ id }) => id)), SMALLEST_CELL);
}

/** The rows with their sums. Nobody is not shown either where others of its row and of its column are hidden: one of them may be nobody. */
function rowsShown(table: CountTable, hidden: ReadonlySet<string> | null): (number | null)[][] {
  const isHidden = (at: number, column: number) => hidden?.has(idOf(at, column)) ?? true;
  const columnHides = (table[0] ?? []).map((_count, column) => table.some((_row, at) => isHidden(at, column)));
  return table.map((row, at) => {
    const rowHides = row.some((_count, column) => isHidden(at, column));
    const cells = row.map((count, column) => (isHidden(at, column) || (count === 0 && rowHides && columnHides[column]) ? null : count));
    return [...cells, hidden === null || hidden.has(idOf(at, "sum")) ? null : sum(row)];
  });
}
