import type { StandingState } from "#app/domain/compliance/assess-standing.ts";
import { type Bin, type Grouping, GROUPINGS, type SimulationTally } from "#app/domain/compliance/simulation.ts";
import { type ShownTable, shownBeside, shownLine, shownTable, withheld } from "#app/domain/compliance/small-cells.ts";
import { isSmall } from "#app/domain/compliance/suppression.ts";

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

function matrixOf({ moves }: SimulationTally): StateMatrix {
  const all = moves.filter(({ by }) => by === null);
  const states = ORDER.filter((state) => all.some(({ before, after }) => before === state || after === state));
  const count = ({ before, after }: Change) => all.find((move) => move.before === before && move.after === after)?.people ?? 0;
  const rows = states.map((before) => states.map((after) => count({ before, after })));
  const table = shownTable(rows);
  // Where every change is shown, those who stay follow together: too few of them, and the table can only be withheld.
  const staying = sum(rows.map((row, at) => row[at] ?? 0));
  const tellsStaying = table.every((row, at) =>
    row.every(
      (cell, column) => at === column || cell !== null || at === states.length || column === states.length || rows[at]?.[column] === 0,
    ),
  );
  return { states, table: isSmall(staying) && tellsStaying ? withheld(table) : table };
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
  // The sum over the groups is what the matrix shows of a change; the sum of those who stay is its diagonal.
  const inMatrix = ({ before, after }: Change) => table[states.indexOf(before)]?.[states.indexOf(after)] ?? null;
  const below = changes.map(inMatrix);
  const staying = states.map((state) => inMatrix({ before: state, after: state }));
  // Where all changes are shown, those who stay follow from them.
  const stay = sum(rows.map((row) => row.at(-1) ?? 0));
  const isKnown = !isSmall(stay) && (!staying.includes(null) || !below.includes(null));
  return { by, changes, groups, table: shownBeside(rows, [...below, isKnown ? stay : null]) };
}

const isSame = (one: Change, other: Change) => one.before === other.before && one.after === other.after;

function distributionOf(bins: readonly Bin[], of: Bin["of"]): readonly ShownBin[] {
  const own = bins.filter((bin) => bin.of === of);
  const [before, after] = [shownLine(own.map((bin) => bin.before)), shownLine(own.map((bin) => bin.after))];
  return own.map(({ bin }, place) => ({ bin, before: before[place] ?? null, after: after[place] ?? null }));
}
