import { type Dimension, DIMENSIONS, type OversightView } from "#app/domain/compliance/oversight-view.ts";
import { type Cell, type Cells, CELLS, addCounts, cellsOf, type StateCounts } from "#app/domain/compliance/standing-cells.ts";
import { type Hidden, hiddenBeside, hiddenInRows, hiddenInTotal } from "#app/domain/compliance/suppression.ts";

/** A figure, or null where it is not shown. */
export type ShownCells = Readonly<Record<Cell, number | null>>;
export type ShownRow = { readonly value: string; readonly cells: ShownCells };

/** What a page shows; or why it shows nothing: nobody, too few people, too many choices at once, or facilities of no particular place. */
export type OversightTable =
  | { readonly shown: true; readonly total: ShownCells; readonly rows: readonly ShownRow[] }
  | { readonly shown: false; readonly why: "nobody" | "too-few" | "too-many-choices" | "no-place" };

export type Where = OversightView["where"];
/** How many people stand how, by each value of a dimension, of those whom the choices name. */
export type Sums = (by: Dimension, where: Where) => ReadonlyMap<string, StateCounts>;

/** With more choices than these nothing is shown: what would have to be hidden doubles with each. */
export const MOST_CHOICES = 3;

const chosenIn = (where: Where): readonly Dimension[] => DIMENSIONS.filter((dimension) => where[dimension] !== undefined);

function without(where: Where, left: Dimension): Where {
  return Object.fromEntries(Object.entries(where).filter(([dimension]) => dimension !== left));
}

/** Facilities are shown within a governorate or a directorate: of all the country they are too many to read, and to protect. */
const hasPlace = (where: Where): boolean => where.governorate !== undefined || where.directorate !== undefined;

/** The sums that the table of a view is made from: for each dimension the choices under which it is asked. */
export function sumsNeeded({ by, where }: Pick<OversightView, "by" | "where">): ReadonlyMap<Dimension, readonly Where[]> {
  const needed = new Map<Dimension, Where[]>();
  const need = (dimension: Dimension, under: Where) => {
    const known = needed.get(dimension) ?? [];
    const isKnown = known.some((one) => JSON.stringify(one) === JSON.stringify(under));
    needed.set(dimension, isKnown ? known : [...known, under]);
  };
  const table = (dimension: Dimension, under: Where): void => {
    need(dimension, under);
    for (const chosen of chosenIn(under)) {
      need(dimension, without(under, chosen));
      if (isOffered(chosen, without(under, chosen))) table(chosen, without(under, chosen));
    }
  };
  if (whyNot(by, where) === null) table(by, where);
  return needed;
}

function isOffered(by: Dimension, where: Where): boolean {
  return whyNot(by, where) === null;
}

function whyNot(by: Dimension, where: Where): "too-many-choices" | "no-place" | null {
  if (chosenIn(where).length > MOST_CHOICES) return "too-many-choices";
  return (by === "facility" || where.facility !== undefined) && !hasPlace(where) ? "no-place" : null;
}

/**
 * What may be shown of a view. A figure is hidden where it is small, where a page with one choice fewer, seen beside this one, would tell a
 * small figure, and where another hidden figure would follow from it; the total shows what the row that led here shows. What that does
 * not protect from is said in the decision oversight.md.
 */
export function oversightTable({ by, where }: Pick<OversightView, "by" | "where">, sums: Sums): OversightTable {
  const why = whyNot(by, where);
  if (why !== null) return { shown: false, why };
  const hidden = hiddenOf(by, where, sums);
  if (hidden === null) return { shown: false, why: "too-few" };
  const total = totalOf(by, where, sums);
  if (total.people === 0) return { shown: false, why: "nobody" };
  const rows = [...sums(by, where)].map(([value, counts]) => ({ value, cells: shownCells(cellsOf(counts), hidden.rows.get(value)) }));
  return { shown: true, total: shownCells(total, hidden.total), rows };
}

function shownCells(cells: Cells, hidden: Hidden = new Set()): ShownCells {
  return Object.fromEntries(CELLS.map((cell) => [cell, hidden.has(cell) ? null : cells[cell]])) as Record<Cell, number | null>;
}

function totalOf(by: Dimension, where: Where, sums: Sums): Cells {
  return cellsOf([...sums(by, where).values()].reduce(addCounts, {}));
}

type HiddenOf = { readonly total: Hidden; readonly rows: ReadonlyMap<string, Hidden> };

function hiddenOf(by: Dimension, where: Where, sums: Sums): HiddenOf | null {
  const counts = sums(by, where);
  const total = totalOf(by, where, sums);
  const rowsAbove = hiddenAbove(where, sums);
  const hiddenOfTotal = rowsAbove === null ? null : hiddenInTotal(total, rowsAbove);
  if (hiddenOfTotal === null) return null;
  const rows = new Map([...counts].map(([value, states]) => [value, cellsOf(states)]));
  const wider = chosenIn(where).map((chosen) => sums(by, without(where, chosen)));
  const beside = (value: string): Hidden => {
    const row = rows.get(value);
    return new Set(wider.flatMap((more) => (row === undefined ? [] : [...hiddenBeside(row, cellsOf(more.get(value) ?? {}))])));
  };
  const hidden = hiddenInRows(rows, total, hiddenOfTotal, beside);
  return hidden === null ? null : { total: hiddenOfTotal, rows: hidden };
}

/** What is hidden of these people in the rows of the pages that lead to them; null where one of these shows nothing. */
function hiddenAbove(where: Where, sums: Sums): Hidden | null {
  const found = new Set<Cell>();
  for (const chosen of chosenIn(where)) {
    const above = without(where, chosen);
    if (!isOffered(chosen, above)) continue;
    const hidden = hiddenOf(chosen, above, sums);
    if (hidden === null) return null;
    for (const cell of hidden.rows.get(where[chosen] ?? "") ?? []) found.add(cell);
  }
  return found;
}

/** Whether something that a share is made of is not shown: then no figure may tell the share either. */
export function isShareHidden({ people, fulfilled, "nothing-asked": unasked }: ShownCells): boolean {
  return people === null || fulfilled === null || unasked === null;
}

/** Fulfilled of those of whom something is asked, as a share of 1; null where it is not shown, or nothing is asked of anybody. */
export function complianceOf({ people, fulfilled, "nothing-asked": unasked }: ShownCells): number | null {
  if (people === null || fulfilled === null || unasked === null || people === unasked) return null;
  return fulfilled / (people - unasked);
}
