import type { Standing, StandingState } from "#app/domain/compliance/assess-standing.ts";
import type { CycleStanding, Measure } from "#app/domain/compliance/judge-cycle.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** A standing as one sentence says it: so much of so much, this and that missing, until a day. */
export type StandingSummary = {
  readonly state: StandingState;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly until: CalendarDay | null;
  readonly countedHundredths: number;
  /** What is asked in all; null when only parts are asked, or nothing. */
  readonly requiredHundredths: number | null;
  /** What is asked of some credits, or of a year that is not over. */
  readonly parts: readonly Measure[];
};

const isWhole = ({ which, per }: Measure) => Object.keys(which).length === 0 && per !== "year";

/** The summary of the cycle that decides; null when nothing is asked. */
export function standingSummary(standing: Pick<Standing, "state" | "decidedBy" | "cycles">): StandingSummary | null {
  const cycle = standing.decidedBy === null ? undefined : standing.cycles[standing.decidedBy];
  return cycle === undefined ? null : { ...summaryOf(cycle), state: standing.state };
}

function summaryOf(cycle: CycleStanding): StandingSummary {
  const { state, from, to, until, countedHundredths, measures } = cycle;
  return {
    state,
    from,
    to,
    until,
    countedHundredths,
    requiredHundredths: measures.find(isWhole)?.required ?? null,
    parts: measures.filter((measure) => !isWhole(measure) && !(measure.per === "year" && measure.isOver && measure.missing === 0)),
  };
}
