import type { StandingState } from "#app/domain/compliance/assess-standing.ts";
import { type Edge, withCycles } from "#app/domain/compliance/hidden-edges.ts";
import { type Cell, type Cells, CELLS, groupOf, GROUP_NAMES, STANDING_GROUPS } from "#app/domain/compliance/standing-cells.ts";

/** Fewer people than this are not shown as a number; nobody at all may be. */
export const SMALLEST_CELL = 10;

/** Whether so many are somebody, and too few to be shown. */
export const isSmall = (people: number): boolean => people > 0 && people < SMALLEST_CELL;

/** To the nearest ten, for figures that no page of sums protects: two of them never differ by a few people. Null: too few. */
export function toTens(people: number): number | null {
  return people === 0 || people >= SMALLEST_CELL ? Math.round(people / 10) * 10 : null;
}

/** The figures of a row that are not shown. */
export type Hidden = ReadonlySet<Cell>;

/** Figures whose difference from those of more people is so small that showing both would tell it. */
export function hiddenBeside(row: Cells, more: Cells): Hidden {
  return new Set(CELLS.filter((cell) => row[cell] > 0 && isSmall(more[cell] - row[cell])));
}

/**
 * What of the total of a page is not shown: small figures, and enough others that none follows from what is left; with those that must
 * be hidden for another reason. Null where nothing can be shown.
 */
export function hiddenInTotal(total: Cells, also: Hidden = new Set()): Hidden | null {
  // Seen alone, a row's states and people are bound to nothing else.
  const edges = edgesOf(TOTAL, total, () => OUTSIDE);
  const hidden = withCycles(
    edges,
    hiddenEdges(edges, (cell) => also.has(cell)),
    SMALLEST_CELL,
  );
  const found = hidden === null ? null : cellsIn(TOTAL, total, hidden);
  return found === null || found.has("people") ? null : found;
}

/**
 * What of the rows of a page is not shown beside a total of which `hiddenOfTotal` is not: small figures, those of `also`, and enough others
 * that no hidden figure is the only answer to what is shown. Null where that cannot be had without hiding more of the total.
 */
export function hiddenInRows(
  rows: ReadonlyMap<string, Cells>,
  total: Cells,
  hiddenOfTotal: Hidden,
  also: (row: string) => Hidden,
): ReadonlyMap<string, Hidden> | null {
  const edges = [
    ...[...rows].flatMap(([name, cells]) => edgesOf(name, cells, (cell) => cell)),
    ...edgesOf(TOTAL, total, (cell) => cell).map((edge) => ({ ...edge, mayHide: false })),
  ];
  const alsoOf = new Map([...rows.keys()].map((name) => [name, also(name)]));
  const begun = hiddenEdges(edges, (cell, row) => (row === TOTAL ? hiddenOfTotal.has(cell) : (alsoOf.get(row)?.has(cell) ?? false)));
  const hidden = withCycles(edges, begun, SMALLEST_CELL);
  return hidden === null ? null : new Map([...rows].map(([name, cells]) => [name, cellsIn(name, cells, hidden)]));
}

const TOTAL = "\u0000total";
const OUTSIDE = "\u0000outside";
type CellEdge = Edge & { readonly row: string; readonly cell: Cell };

/**
 * The figures of a row as edges between the sums that they stand in: people = groups + nothing asked; a group = its states; and a state, or
 * people, over all rows = the total's. Each figure stands in exactly two sums, which is why a graph can say what follows from what.
 */
function edgesOf(row: string, cells: Cells, column: (cell: Cell) => string): readonly CellEdge[] {
  const root = `${row}\u0000`;
  const side = row === TOTAL ? -1 : 1;
  const edge = (cell: Cell, from: string, to: string, [fromSide, toSide]: readonly [number, number]): CellEdge => ({
    ...{ id: idOf(row, cell), row, cell, from, to, fromSide, toSide, value: cells[cell], mayHide: true },
  });
  const state = (cell: StandingState) => {
    const group = groupOf(cell);
    return edge(cell, group === null ? root : root + group, column(cell), [1, side]);
  };
  const all = [
    edge("people", column("people"), root, [side, -1]),
    ...GROUP_NAMES.map((group) => edge(group, root, root + group, [1, -1])),
    ...GROUP_NAMES.flatMap((group) => STANDING_GROUPS[group].map(state)),
    state("nothing-asked"),
  ];
  return all.filter(({ value }) => value > 0);
}

const idOf = (row: string, cell: Cell) => `${row}\u0000${cell}`;

function hiddenEdges(edges: readonly CellEdge[], also: (cell: Cell, row: string) => boolean): ReadonlySet<string> {
  const isHidden = ({ row, cell, value, mayHide }: CellEdge) => also(cell, row) || (mayHide && isSmall(value));
  return new Set(edges.filter(isHidden).map(({ id }) => id));
}

/** With the zeros beside them, so that a figure that is not shown may be nought as well. */
function cellsIn(row: string, cells: Cells, hidden: ReadonlySet<string>): Hidden {
  const found = new Set(CELLS.filter((cell) => hidden.has(idOf(row, cell))));
  const hideZeros = (among: readonly Cell[]) => {
    if (among.some((cell) => found.has(cell))) for (const cell of among) if (cells[cell] === 0) found.add(cell);
  };
  hideZeros([...GROUP_NAMES, "nothing-asked"]);
  for (const group of GROUP_NAMES) {
    if (cells[group] === 0 && found.has(group)) for (const state of STANDING_GROUPS[group]) found.add(state);
    hideZeros(STANDING_GROUPS[group]);
  }
  return found;
}
