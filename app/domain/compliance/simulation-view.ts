import type { StandingState } from "#app/domain/compliance/assess-standing.ts";
import { type Bin, type Grouping, GROUPINGS, type SimulationTally } from "#app/domain/compliance/simulation.ts";
import { type ShownTable, withoutSmallCells } from "#app/domain/compliance/small-cells.ts";

/** States as a reader counts them down. */
const ORDER: readonly StandingState[] = [
  "met",
  "exempt",
  "deferred",
  "nothing-asked",
  "short",
  "under-appeal",
  "non-adherent",
  "non-compliant",
];

/** From which state (rows) to which (columns) everybody comes, with sums at the end of each; null: too few to be shown. */
export type StateMatrix = { readonly states: readonly StandingState[]; readonly table: ShownTable };
export type Change = { readonly before: StandingState; readonly after: StandingState };
/** Of each group how many make each change, how many stay, and how many there are; the last row is everybody. */
export type GroupChanges = {
  readonly by: Grouping;
  readonly changes: readonly Change[];
  readonly groups: readonly string[];
  readonly table: ShownTable;
};
export type ShownBin = { readonly bin: number; readonly before: number | null; readonly after: number | null };

/** What anybody who is not the database sees of a result: no count that could be recognised as a person. */
export type SimulationView = {
  readonly people: number;
  readonly matrix: StateMatrix;
  readonly groupings: readonly GroupChanges[];
  readonly missing: readonly ShownBin[];
  readonly counted: readonly ShownBin[];
};

/** The tables of a result with small counts hidden, each by itself and none to be had back from another's sums. */
export function simulationView(tally: SimulationTally): SimulationView {
  const matrix = matrixOf(tally);
  return {
    people: tally.people,
    matrix,
    groupings: GROUPINGS.map((by) => changesBy(tally, by, matrix)),
    missing: distributionOf(tally.bins, "missing"),
    counted: distributionOf(tally.bins, "counted"),
  };
}

const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);

/** With the sum of each row behind it and the sums of the columns below. */
function summed(rows: readonly (readonly number[])[], width: number): number[][] {
  const all = [...rows, Array.from({ length: width }, (_cell, column) => sum(rows.map((row) => row[column] ?? 0)))];
  return all.map((row) => [...row, sum(row)]);
}

function matrixOf({ moves }: SimulationTally): StateMatrix {
  const all = moves.filter(({ by }) => by === null);
  const states = ORDER.filter((state) => all.some(({ before, after }) => before === state || after === state));
  const count = ({ before, after }: Change) => all.find((move) => move.before === before && move.after === after)?.people ?? 0;
  const rows = states.map((before) => states.map((after) => count({ before, after })));
  return { states, table: withoutSmallCells(summed(rows, states.length)) };
}

function changesBy({ moves }: SimulationTally, by: Grouping, { states, table }: StateMatrix): GroupChanges {
  const own = moves.filter((move) => move.by === by);
  const pairs = states.flatMap((before) => states.map((after): Change => ({ before, after })));
  const changes = pairs.filter(
    ({ before, after }) => before !== after && own.some((move) => move.before === before && move.after === after),
  );
  const groups = [...new Set(own.map(({ group }) => group))].sort();
  const rows = groups.map((group) => {
    const here = own.filter((move) => move.group === group);
    const made = changes.map((change) => sum(here.filter((move) => isSame(move, change)).map(({ people }) => people)));
    return [...made, sum(here.filter((move) => move.before === move.after).map(({ people }) => people))];
  });
  // A sum over the groups is a cell of the matrix; the sum of those who stay is its diagonal.
  const isHidden = ({ before, after }: Change) => table[states.indexOf(before)]?.[states.indexOf(after)] === null;
  const last = groups.length;
  const hidden = [
    ...changes.flatMap((change, column) => (isHidden(change) ? [{ row: last, column }] : [])),
    ...(states.some((state) => isHidden({ before: state, after: state })) ? [{ row: last, column: changes.length }] : []),
  ];
  return { by, changes, groups, table: withoutSmallCells(summed(rows, changes.length + 1), hidden) };
}

const isSame = (one: Change, other: Change) => one.before === other.before && one.after === other.after;

function distributionOf(bins: readonly Bin[], of: Bin["of"]): readonly ShownBin[] {
  const own = bins.filter((bin) => bin.of === of);
  const [before = []] = withoutSmallCells([own.map((bin) => bin.before)]);
  const [after = []] = withoutSmallCells([own.map((bin) => bin.after)]);
  return own.map(({ bin }, place) => ({ bin, before: before[place] ?? null, after: after[place] ?? null }));
}
