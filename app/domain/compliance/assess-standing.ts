import type { PolicyHistory } from "#app/domain/compliance/compile-policy.ts";
import { type CountedCycle, countCredits } from "#app/domain/compliance/count-credits.ts";
import { type Cycle, cyclesOf } from "#app/domain/compliance/cycles-of.ts";
import { type DayNumber, dayNumber } from "#app/domain/compliance/day-number.ts";
import { cureEnd, type CycleStanding, type CycleState, judgeCycle, missingIn, surplusOf } from "#app/domain/compliance/judge-cycle.ts";
import { type NetCredit, netCredits } from "#app/domain/compliance/net-credits.ts";
import type { CreditLine, RegisterFacts } from "#app/domain/compliance/register-facts.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

export type StandingState = CycleState | "nothing-asked";

/** How a person stands on a day, in every cycle so far, and what that comes to. */
export type Standing = {
  readonly state: StandingState;
  /** The place in `cycles` of the one that decides the state: the last, or the one before while its failure stands. */
  readonly decidedBy: number | null;
  /** Oldest first; the last is the one in which the day lies. */
  readonly cycles: readonly CycleStanding[];
  /** Credits that fall in no cycle: earned before the first, or after the day. */
  readonly outside: readonly string[];
};

/**
 * How a person stands on a day under a policy. Pure, in whole hundredths, and the same for any order of the lines: they are counted in
 * the order of their sequence. Each cycle is judged by the version that was effective on its first day, so a newer one changes no cycle
 * that has begun, and closed ones least of all. Every credit and every floor carries its reason, by clause.
 */
export function assessStanding(history: PolicyHistory, lines: readonly CreditLine[], facts: RegisterFacts, day: CalendarDay): Standing {
  const today = dayNumber(day);
  const cycles = cyclesOf(history, facts, today);
  const credits = netCredits(lines);
  const moved = new Map<NetCredit, number>();
  const placeOf = (credit: NetCredit) => moved.get(credit) ?? placeIn(cycles, credit.earnedOn, today);
  const standings: CycleStanding[] = [];
  let counted = countCredits(cycles, credits, placeOf, facts, today);
  for (const [place, cycle] of cycles.entries()) {
    const before = standings[place - 1];
    const carriedFrom = cycles[place - 1];
    const carried = before === undefined || carriedFrom === undefined ? null : surplusOf(carriedFrom, before);
    const judge = (tally: readonly CountedCycle[]) => judgeCycle(cycle, tally[place] ?? NOTHING, carried, facts, today);
    let standing = judge(counted);
    for (const credit of curesFor(cycle, standing, credits, facts, today, (each) => placeOf(each) === place + 1)) {
      const missing = missingIn(standing);
      if (missing === 0) break;
      moved.set(credit, place);
      const tried = countCredits(cycles, credits, placeOf, facts, today);
      const helped = judge(tried);
      if (missingIn(helped) < missing) [counted, standing] = [tried, helped];
      else moved.delete(credit);
    }
    standings.push(standing);
  }
  return { ...headline(standings), cycles: standings, outside: credits.flatMap((credit) => (placeOf(credit) < 0 ? [credit.line.id] : [])) };
}

const NOTHING: CountedCycle = { credits: [], countedHundredths: 0 };

/** The place of the cycle in which a day lies, or -1. What came before the first belongs to it, where a rule carries it in. */
function placeIn(cycles: readonly Cycle[], earnedOn: DayNumber, today: DayNumber): number {
  if (earnedOn > today) return -1;
  const first = cycles[0];
  if (first !== undefined && earnedOn < first.from) return first.rules.beforeFirst === null ? -1 : 0;
  for (let place = cycles.length - 1; place >= 0; place -= 1) {
    const cycle = cycles[place];
    if (cycle !== undefined && cycle.from <= earnedOn) return earnedOn <= cycle.to ? place : -1;
  }
  return -1;
}

/** The credits, earned after a cycle that lacks something, that may still make it good; each goes wholly to one of the two. */
function curesFor(
  cycle: Cycle,
  standing: CycleStanding,
  credits: readonly NetCredit[],
  facts: RegisterFacts,
  today: DayNumber,
  isNext: (credit: NetCredit) => boolean,
): readonly NetCredit[] {
  if (!standing.isOver || standing.state === "exempt" || missingIn(standing) === 0) return [];
  const end = cureEnd(cycle, facts);
  if (end === null) return [];
  return credits.filter((credit) => credit.earnedOn > cycle.to && credit.earnedOn <= Math.min(end, today) && isNext(credit));
}

/** A failure of the cycle before stands until the next one closes, or somebody reviews it; who is released now is released. */
function headline(cycles: readonly CycleStanding[]): Pick<Standing, "state" | "decidedBy"> {
  const [current, before] = [cycles.at(-1), cycles.at(-2)];
  if (current === undefined) return { state: "nothing-asked", decidedBy: null };
  const last = cycles.length - 1;
  const isReleased = current.state === "exempt" || current.state === "deferred";
  const stands = before !== undefined && before.state !== "met" && before.state !== "exempt" && before.state !== "deferred";
  const isStillOpen = before?.state !== "short" || before.until !== null || before.failures.length > 0;
  if (!isReleased && stands && before.state !== "non-adherent" && isStillOpen) return { state: before.state, decidedBy: last - 1 };
  return { state: current.state, decidedBy: last };
}
