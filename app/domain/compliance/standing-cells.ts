import type { StandingState } from "#app/domain/compliance/assess-standing.ts";
import { STANDING_STATES } from "#app/domain/compliance/oversight-view.ts";

/** What standings come to when many are looked at; `nothing-asked` is none of these. */
export const STANDING_GROUPS = {
  /** The requirement is met, or somebody was released from it. */
  fulfilled: ["met", "exempt", "deferred"],
  /** The cycle runs, or a failure is being looked at again: nothing is decided. */
  open: ["short", "under-appeal"],
  failed: ["non-adherent", "non-compliant"],
} as const satisfies Readonly<Record<string, readonly StandingState[]>>;
export type StandingGroup = keyof typeof STANDING_GROUPS;
export const GROUP_NAMES = Object.keys(STANDING_GROUPS) as StandingGroup[];

/** The group of a state; null for `nothing-asked`. */
export function groupOf(state: StandingState): StandingGroup | null {
  return GROUP_NAMES.find((group) => (STANDING_GROUPS[group] as readonly StandingState[]).includes(state)) ?? null;
}

/** How many people stand how; what is left out is none. */
export type StateCounts = Readonly<Partial<Record<StandingState, number>>>;

/** A figure about a number of people: all of them, a group, a state. */
export type Cell = "people" | StandingGroup | StandingState;
export const CELLS: readonly Cell[] = ["people", ...GROUP_NAMES, ...STANDING_STATES];

/** All figures about the same people. */
export type Cells = Readonly<Record<Cell, number>>;

/** The figures that follow from how many stand how. */
export function cellsOf(counts: StateCounts): Cells {
  const of = (states: readonly StandingState[]) => states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const entries = CELLS.map((cell) => {
    if (cell === "people") return [cell, of(STANDING_STATES)] as const;
    return [cell, cell in STANDING_GROUPS ? of(STANDING_GROUPS[cell as StandingGroup]) : (counts[cell as StandingState] ?? 0)] as const;
  });
  return Object.fromEntries(entries) as Cells;
}

/** Both together. */
export function addCounts(one: StateCounts, other: StateCounts): StateCounts {
  return Object.fromEntries(STANDING_STATES.map((state) => [state, (one[state] ?? 0) + (other[state] ?? 0)]));
}
