import type { RuleSet } from "#app/domain/compliance/compile-policy.ts";
import { type Cycle, type CycleYear, monthsOfLeave } from "#app/domain/compliance/cycles-of.ts";
import { type DayNumber, dayNumber, monthsLater, wholeMonths } from "#app/domain/compliance/day-number.ts";
import type { RegisterFacts } from "#app/domain/compliance/register-facts.ts";

/** The time over which a floor is asked: the cycle, one year of it, or the last months. */
export type Stretch = "cycle" | CycleYear | { readonly lastMonths: number };

type Minimum = RuleSet["minimums"][number]["rule"];

/** The part of a floor that is asked of this person over a stretch: so many months of so many, and so many per cent. */
export type Share = { readonly months: number; readonly of: number; readonly percent: number; readonly clauses: readonly string[] };

/** How much of what a policy asks over a stretch it asks of this person: less after leave, in a first cycle, in one that is cut short. */
export function shareOf(cycle: Cycle, facts: RegisterFacts, stretch: Stretch): Share {
  const { from, to, months, of } = bounds(cycle, stretch);
  const clauses: string[] = [];
  let left = months;
  let percent = 100;
  const { ramp } = cycle.rules;
  const registered = ramp === null || facts.registeredOn === null ? null : dayNumber(facts.registeredOn);
  if (ramp !== null && registered !== null) {
    if (ramp.first === "prorate" && registered > from) {
      left = Math.min(left, wholeMonths(registered, to));
      clauses.push(ramp.clause);
    } else if (typeof ramp.first === "object") {
      const year = Math.floor(wholeMonths(registered, Math.max(from, registered)) / 12);
      percent = ramp.first.percentByYear[year] ?? 100;
      if (percent !== 100) clauses.push(ramp.clause);
    }
  }
  const leaves = cycle.leaves.filter(({ effect }) => effect === "prorate");
  for (const { clause, months: away } of leaves.length === 0 ? [] : monthsOfLeave(leaves, from, to)) {
    left -= away;
    clauses.push(clause);
  }
  return { months: Math.max(0, left), of, percent, clauses };
}

function bounds(cycle: Cycle, stretch: Stretch): { from: DayNumber; to: DayNumber; months: number; of: number } {
  if (stretch === "cycle") return { from: cycle.from, to: cycle.plannedTo, months: cycle.months, of: cycle.fullMonths };
  if ("lastMonths" in stretch) {
    const window = monthsLater(cycle.to + 1, -stretch.lastMonths);
    const from = Math.max(window, cycle.from);
    return { from, to: cycle.to, months: from === window ? stretch.lastMonths : wholeMonths(from, cycle.to), of: stretch.lastMonths };
  }
  return { from: stretch.from, to: stretch.to, months: wholeMonths(stretch.from, stretch.to), of: 12 };
}

/** The part of an amount that is asked, in hundredths, rounded down to the policy's step where it is only a part. */
export function partOf(amount: number, { months, of, percent }: Share, step: number): number {
  if (months === of && percent === 100) return amount;
  return Math.floor((amount * months * percent) / (of * 100) / step) * step;
}

/** What is asked in all over a stretch, in hundredths: the floor that concerns every credit. */
export function requiredInAll(cycle: Cycle, facts: RegisterFacts, stretch: Stretch): number {
  const per = stretch === "cycle" ? "cycle" : "lastMonths" in stretch ? stretch.lastMonths : "year";
  let asked = 0;
  for (const { rule, matches } of cycle.rules.minimums)
    if (matches === null && "hundredths" in rule.amount && perOf(rule) === per) asked = Math.max(asked, rule.amount.hundredths);
  return asked === 0 ? 0 : partOf(asked, shareOf(cycle, facts, stretch), cycle.rules.policy.stepHundredths);
}

const perOf = ({ per }: Minimum) => (typeof per === "object" ? per.lastMonths : per);

/** What one floor asks over a stretch, in hundredths. */
export function requiredBy(rule: Minimum, cycle: Cycle, facts: RegisterFacts, stretch: Stretch): number {
  const step = cycle.rules.policy.stepHundredths;
  if ("hundredths" in rule.amount) return partOf(rule.amount.hundredths, shareOf(cycle, facts, stretch), step);
  return Math.floor((requiredInAll(cycle, facts, stretch) * rule.amount.percentOfRequired) / 100 / step) * step;
}
