import {
  type CompiledVersion,
  type CompiledWaiver,
  concerns,
  type PolicyHistory,
  type RuleSet,
} from "#app/domain/compliance/compile-policy.ts";
import { type DayNumber, dayNumber, isAnniversary, monthsLater, nextAnniversary, wholeMonths } from "#app/domain/compliance/day-number.ts";
import type { RegisterFacts } from "#app/domain/compliance/register-facts.ts";

/** Twelve months of a cycle from its first day, the last perhaps fewer. `waivedBy`: the clause that waives its floors. */
export type CycleYear = { readonly from: DayNumber; readonly to: DayNumber; readonly waivedBy: string | null };

/** A leave that was granted, and the rule that says what follows. */
export type Leave = {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly clause: string;
  readonly effect: "prorate" | "waive" | "extend" | "defer";
};

/** One period in which a person is judged, and by which rules. */
export type Cycle = {
  readonly rules: RuleSet;
  readonly from: DayNumber;
  /** With what it was extended by. */
  readonly to: DayNumber;
  /** Before that. */
  readonly plannedTo: DayNumber;
  readonly extendedBy: readonly string[];
  /** Months that it has, of the `fullMonths` that the rule gives: fewer in the one that leads from one calendar into another. */
  readonly months: number;
  readonly fullMonths: number;
  /** No cycle closes: the months that end with the day. */
  readonly isRolling: boolean;
  readonly years: readonly CycleYear[];
  readonly leaves: readonly Leave[];
};

/** A person's cycles so far, oldest first; none where nothing is asked on that day or was before. */
export function cyclesOf(history: PolicyHistory, facts: RegisterFacts, day: DayNumber): readonly Cycle[] {
  const cycles: Cycle[] = [];
  let from = firstOf(history.versions, facts);
  while (from !== null && from <= day) {
    const rules = versionOn(history, from)?.rulesFor(facts) ?? null;
    if (rules?.cycle == null) return cycles;
    if (rules.cycle.anchor.kind === "rolling") {
      const next = firstOf(
        history.versions.filter((version) => version.from > (from ?? 0) && !isRolling(version, facts)),
        facts,
      );
      if (next === null || next > day) return [...cycles, rollingCycle(history, facts, rules, day, cycles.at(-1)?.to ?? -Infinity)];
      from = next;
      continue;
    }
    const cycle = closingCycle(history, rules, facts, from);
    if (cycle === null) return cycles;
    cycles.push(cycle);
    from = cycle.to + 1;
  }
  return cycles;
}

/** The version that judges what begins on this day: the newest that is effective then. */
function versionOn(history: PolicyHistory, day: DayNumber): CompiledVersion | undefined {
  return history.versions.findLast(({ from, until }) => from <= day && day <= until);
}

const isRolling = (version: CompiledVersion, facts: RegisterFacts) => version.rulesFor(facts).cycle?.anchor.kind === "rolling";

/** Where the first cycle begins: the first possible day on which a version is effective, and not before they were registered. */
function firstOf(versions: readonly CompiledVersion[], facts: RegisterFacts): DayNumber | null {
  const registered = facts.registeredOn === null ? -Infinity : dayNumber(facts.registeredOn);
  for (const version of versions) {
    const rule = version.rulesFor(facts).cycle;
    if (rule === null) continue;
    if (rule.anchor.kind === "rolling") return version.from;
    let from = anchorDay(rule.anchor, facts);
    if (from === null) return null;
    // Whole cycles that ended before the policy or before they were registered asked nothing of them.
    while (from < version.from || monthsLater(from, rule.months) <= registered) from = monthsLater(from, rule.months);
    if (from <= version.until) return from;
  }
  return null;
}

type Anchor = NonNullable<RuleSet["cycle"]>["anchor"];

function anchorDay(anchor: Anchor, facts: RegisterFacts): DayNumber | null {
  switch (anchor.kind) {
    case "calendar-year":
      return dayNumber(`${String(anchor.firstYear)}-01-01` as Parameters<typeof dayNumber>[0]);
    case "fixed-day":
      return dayNumber(anchor.first);
    case "licence-date":
      return facts.licensedOn === null ? null : dayNumber(facts.licensedOn);
    case "rolling":
      return null;
  }
}

function closingCycle(history: PolicyHistory, rules: RuleSet, facts: RegisterFacts, from: DayNumber): Cycle | null {
  const rule = rules.cycle;
  const anchor = rule === null ? null : anchorDay(rule.anchor, facts);
  if (rule === null || anchor === null) return null;
  // A personal cycle goes on from where the last one ended; a common one waits for its day of the year.
  const isInStep = rule.anchor.kind === "licence-date" || isAnniversary(from, anchor, rule.months);
  const plannedTo = (isInStep ? monthsLater(from, rule.months) : nextAnniversary(from, anchor, rule.months)) - 1;
  const leaves = leavesIn(rules, facts, from, plannedTo);
  const waivers = history.waivers.filter(
    (waiver) => waiver.adoptedOn <= plannedTo && waiver.from <= plannedTo && from <= waiver.to && concerns(waiver.rule.who, facts),
  );
  const extensions = [
    ...waivers.map(({ rule: waiver }) => ({ months: waiver.extendMonths, clause: waiver.clause })),
    ...monthsOfLeave(
      leaves.filter(({ effect }) => effect === "extend" || effect === "defer"),
      -Infinity,
      Infinity,
    ),
  ].filter(({ months }) => months > 0);
  const extended = extensions.reduce((months, extension) => months + extension.months, 0);
  const to = extended === 0 ? plannedTo : monthsLater(plannedTo + 1, extended) - 1;
  return {
    rules,
    from,
    to,
    plannedTo,
    extendedBy: extensions.map(({ clause }) => clause),
    months: isInStep ? rule.months : wholeMonths(from, plannedTo),
    fullMonths: rule.months,
    isRolling: false,
    years: yearsOf(from, to, waivers),
    leaves,
  };
}

/** The months that end with the day, after the last cycle that closed under an earlier version. */
function rollingCycle(history: PolicyHistory, facts: RegisterFacts, begun: RuleSet, day: DayNumber, closed: DayNumber): Cycle {
  const current = versionOn(history, day)?.rulesFor(facts);
  const rules = current?.cycle?.anchor.kind === "rolling" ? current : begun;
  const fullMonths = rules.cycle?.months ?? 0;
  const window = monthsLater(day + 1, -fullMonths);
  const from = Math.max(window, closed + 1);
  return {
    rules,
    from,
    to: day,
    plannedTo: day,
    extendedBy: [],
    months: from === window ? fullMonths : wholeMonths(from, day),
    fullMonths,
    isRolling: true,
    years: [],
    leaves: leavesIn(rules, facts, from, day),
  };
}

function yearsOf(from: DayNumber, to: DayNumber, waivers: readonly CompiledWaiver[]): CycleYear[] {
  const years: CycleYear[] = [];
  for (let start = from, number = 1; start <= to; number += 1) {
    const next = monthsLater(from, 12 * number);
    const end = Math.min(next - 1, to);
    const waiver = waivers.find(({ rule, ...span }) => rule.yearMinimum === "waived" && span.from <= end && start <= span.to);
    years.push({ from: start, to: end, waivedBy: waiver?.rule.clause ?? null });
    start = next;
  }
  return years;
}

/** Whole months of leave inside a time, no day twice. */
export function monthsOfLeave(
  leaves: readonly Leave[],
  from: DayNumber,
  to: DayNumber,
): { readonly clause: string; readonly months: number }[] {
  let until = from - 1;
  return [...leaves]
    .sort((one, other) => one.from - other.from)
    .flatMap((leave) => {
      const start = Math.max(leave.from, until + 1);
      const end = Math.min(leave.to, to);
      until = Math.max(until, end);
      const months = wholeMonths(start, end);
      return months > 0 ? [{ clause: leave.clause, months }] : [];
    });
}

/** The leaves that touch a time and from which something follows there. */
function leavesIn(rules: RuleSet, facts: RegisterFacts, from: DayNumber, to: DayNumber): readonly Leave[] {
  if (facts.reliefs.length === 0) return NONE;
  return facts.reliefs.flatMap((relief) => {
    const [start, end] = [dayNumber(relief.from), dayNumber(relief.to)];
    const rule = rules.reliefs.find(({ reasons, minimumDays }) => reasons.includes(relief.reason) && end - start + 1 >= minimumDays);
    return rule === undefined || start > to || end < from ? [] : [{ from: start, to: end, clause: rule.clause, effect: rule.effect }];
  });
}

const NONE: readonly Leave[] = [];
