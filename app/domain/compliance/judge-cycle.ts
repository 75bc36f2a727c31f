import type { Matches, RuleSet } from "#app/domain/compliance/compile-policy.ts";
import { type CountedCredit, type CountedCycle, yearOf } from "#app/domain/compliance/count-credits.ts";
import type { Cycle, CycleYear } from "#app/domain/compliance/cycles-of.ts";
import { calendarDay, type DayNumber, dayNumber, monthsLater } from "#app/domain/compliance/day-number.ts";
import type { Which } from "#app/domain/compliance/policy-terms.ts";
import type { RegisterFacts } from "#app/domain/compliance/register-facts.ts";
import { requiredBy, shareOf, type Stretch } from "#app/domain/compliance/required-amount.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** A floor or a duty beside what there is of it; amounts in hundredths, duties in times. */
type Asked = {
  readonly clause: string;
  readonly per: "cycle" | "year" | "months";
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly required: number;
  readonly counted: number;
  /** What would cure it. */
  readonly missing: number;
  /** Its time is over: nothing earned now helps it. */
  readonly isOver: boolean;
};
export type Measure = Asked & { readonly which: Which };
export type DutyMeasure = Asked & { readonly duty: string };

/** Why less is asked, or later, or nothing: by which clause. */
export type Ground = {
  readonly why: "exempt" | "first-cycle" | "waived" | "prorated" | "extended" | "deferred" | "year-waived" | "appeal-granted";
  readonly clause: string;
};

export type CycleState = "met" | "short" | "non-adherent" | "non-compliant" | "deferred" | "exempt" | "under-appeal";

/** How one person stands in one cycle, and every reason for it. */
export type CycleStanding = {
  readonly policyVersion: string;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly isOver: boolean;
  readonly isRolling: boolean;
  readonly state: CycleState;
  /** The last day on which something may still be made good; null when there is none or it is not known yet. */
  readonly until: CalendarDay | null;
  /** The last day on which a review of the failure may be asked for; null when there is no failure, or no review. */
  readonly appealUntil: CalendarDay | null;
  /** The clauses that make a failure of what is missing. */
  readonly failures: readonly string[];
  readonly countedHundredths: number;
  /** Of these, brought from the cycle before. */
  readonly carried: { readonly clause: string; readonly hundredths: number } | null;
  readonly measures: readonly Measure[];
  readonly duties: readonly DutyMeasure[];
  readonly grounds: readonly Ground[];
  readonly credits: readonly CountedCredit[];
};

export type Carried = { readonly clause: string; readonly hundredths: number } | null;

/** Judges one cycle as of a day: what is asked, what there is, and the state that follows. */
export function judgeCycle(cycle: Cycle, counted: CountedCycle, carried: Carried, facts: RegisterFacts, day: DayNumber): CycleStanding {
  const { rules } = cycle;
  const isOver = !cycle.isRolling && day > cycle.to;
  const released = releaseFrom(cycle, facts, day);
  const asked = released === null || released.why === "deferred";
  const measures = asked ? measuresOf(cycle, counted, carried, facts, day) : [];
  const duties = asked ? dutiesOf(cycle, facts, day) : [];
  const verdict = verdictOf(cycle, [...measures, ...duties], facts, day);
  const outcome = released === null ? appealed(verdict, cycle, facts, day) : { state: stateOf(released), ground: released };
  return {
    policyVersion: rules.policy.version,
    from: calendarDay(cycle.from),
    to: calendarDay(cycle.to),
    isOver,
    isRolling: cycle.isRolling,
    state: outcome.state,
    until: released === null ? verdict.until : null,
    appealUntil: released === null && verdict.failures.length > 0 ? appealEnd(rules, cycle, facts) : null,
    failures: released === null ? verdict.failures : [],
    countedHundredths: counted.countedHundredths + (carried?.hundredths ?? 0),
    carried,
    measures,
    duties,
    grounds: [...groundsOf(cycle, facts), ...(outcome.ground === null ? [] : [outcome.ground])],
    credits: counted.credits,
  };
}

const stateOf = ({ why }: Ground): CycleState => (why === "deferred" ? "deferred" : "exempt");

/** What releases somebody from the cycle altogether; null when nothing does. */
function releaseFrom(cycle: Cycle, facts: RegisterFacts, day: DayNumber): Ground | null {
  const { rules } = cycle;
  const asOf = calendarDay(Math.min(day, cycle.to));
  for (const { classes, clause } of rules.exemptions)
    if (facts.classes.some(({ code, from, to }) => classes.includes(code) && from <= asOf && (to === null || asOf <= to)))
      return { why: "exempt", clause };
  const waived = cycle.leaves.find(({ effect }) => effect === "waive");
  if (waived !== undefined) return { why: "waived", clause: waived.clause };
  if (rules.ramp?.first === "exempt" && facts.registeredOn !== null && dayNumber(facts.registeredOn) > cycle.from)
    return { why: "first-cycle", clause: rules.ramp.clause };
  const deferred = cycle.leaves.find(({ effect, from, to }) => effect === "defer" && from <= day && day <= to);
  return deferred === undefined ? null : { why: "deferred", clause: deferred.clause };
}

/** What made the floors smaller or the time longer. */
function groundsOf(cycle: Cycle, facts: RegisterFacts): Ground[] {
  return [
    ...shareOf(cycle, facts, "cycle").clauses.map((clause) => ({ why: "prorated", clause }) as const),
    ...cycle.extendedBy.map((clause) => ({ why: "extended", clause }) as const),
    ...cycle.years.flatMap(({ waivedBy }) => (waivedBy === null ? [] : [{ why: "year-waived", clause: waivedBy } as const])),
  ];
}

function stretchesOf(cycle: Cycle, per: RuleSet["minimums"][number]["rule"]["per"], day: DayNumber): Stretch[] {
  if (per === "cycle") return ["cycle"];
  if (per === "year") return cycle.years.filter(({ from, waivedBy }) => from <= day && waivedBy === null);
  return [per];
}

/** Times of a stretch, and whether it is over. */
function placed(cycle: Cycle, stretch: Stretch, day: DayNumber): Pick<Asked, "per" | "from" | "to" | "isOver"> {
  if (stretch === "cycle") {
    return { per: "cycle", from: calendarDay(cycle.from), to: calendarDay(cycle.to), isOver: !cycle.isRolling && day > cycle.to };
  }
  if ("lastMonths" in stretch) {
    const from = calendarDay(monthsLater(cycle.to + 1, -stretch.lastMonths));
    return { per: "months", from, to: calendarDay(cycle.to), isOver: false };
  }
  return { per: "year", from: calendarDay(stretch.from), to: calendarDay(stretch.to), isOver: day > stretch.to };
}

function measuresOf(cycle: Cycle, counted: CountedCycle, carried: Carried, facts: RegisterFacts, day: DayNumber): Measure[] {
  return cycle.rules.minimums.flatMap(({ rule, matches }) => {
    const measures = stretchesOf(cycle, rule.per, day).map((stretch) => {
      const required = requiredBy(rule, cycle, facts, stretch);
      const brought = stretch === "cycle" && matches === null ? (carried?.hundredths ?? 0) : 0;
      const there = brought + sumOver(counted.credits, matches, cycle, stretch);
      const { clause, which } = rule;
      return { clause, which, ...placed(cycle, stretch, day), required, counted: there, missing: Math.max(0, required - there) };
    });
    return rule.per === "year" && cycle.rules.yearFailure?.canBeMadeGood === true ? madeGood(measures) : measures;
  });
}

function sumOver(credits: readonly CountedCredit[], matches: Matches, cycle: Cycle, stretch: Stretch): number {
  let sum = 0;
  const { from, to } = limits(cycle, stretch);
  for (const { countedHundredths, credit, earnedOn } of credits) {
    if (countedHundredths === 0 || (matches !== null && !matches(credit))) continue;
    if (stretch === "cycle" || (from <= earnedOn && (earnedOn <= to || isMadeGood(cycle, stretch, earnedOn)))) sum += countedHundredths;
  }
  return sum;
}

/** What is earned after the end, to make it good, belongs to the last year. */
const isMadeGood = (cycle: Cycle, stretch: Stretch, earnedOn: DayNumber) =>
  earnedOn > cycle.to && cycle.years[yearOf(cycle, earnedOn)] === stretch;

function limits(cycle: Cycle, stretch: Stretch): { from: DayNumber; to: DayNumber } {
  if (stretch === "cycle") return { from: -Infinity, to: Infinity };
  if ("lastMonths" in stretch) return { from: monthsLater(cycle.to + 1, -stretch.lastMonths), to: cycle.to };
  return stretch;
}

/** A year that was short is forgiven when the years so far together have what the years that are over should have. */
function madeGood(measures: readonly Measure[]): Measure[] {
  const over = measures.filter(({ isOver }) => isOver);
  const required = over.reduce((sum, measure) => sum + measure.required, 0);
  const counted = measures.reduce((sum, measure) => sum + measure.counted, 0);
  return measures.map((measure) => (measure.isOver && counted >= required ? { ...measure, missing: 0 } : measure));
}

function dutiesOf(cycle: Cycle, facts: RegisterFacts, day: DayNumber): DutyMeasure[] {
  return cycle.rules.duties.flatMap(({ clause, duty, times, per }) => {
    const stretches: ("cycle" | CycleYear)[] =
      per === "cycle" ? ["cycle"] : cycle.years.filter(({ from, waivedBy }) => from <= day && waivedBy === null);
    return stretches.map((stretch) => {
      const place = placed(cycle, stretch, day);
      const counted = facts.duties.filter((done) => done.duty === duty && place.from <= done.on && done.on <= place.to).length;
      return { clause, duty, ...place, required: times, counted, missing: Math.max(0, times - counted) };
    });
  });
}

type Verdict = { readonly state: CycleState; readonly until: CalendarDay | null; readonly failures: readonly string[] };

function verdictOf(cycle: Cycle, asked: readonly Asked[], facts: RegisterFacts, day: DayNumber): Verdict {
  const { yearFailure, cycleFailure } = cycle.rules;
  const end = cycle.isRolling ? null : calendarDay(cycle.to);
  const lacking = asked.filter(({ missing }) => missing > 0);
  const years = lacking.filter(({ per, isOver }) => per === "year" && isOver && yearFailure !== null);
  const rest = lacking.filter((each) => !years.includes(each));
  const nonAdherent = yearFailure === null || years.length === 0 ? [] : [yearFailure.clause];
  const isOver = !cycle.isRolling && day > cycle.to;
  if (rest.length > 0 && (isOver || cycle.isRolling)) {
    const cure = cureEnd(cycle, facts);
    const isCured = cure === null || day > cure;
    const until = cure === null || cure === Infinity ? null : calendarDay(cure);
    if (isCured && cycleFailure !== null) return { state: "non-compliant", until: null, failures: [...nonAdherent, cycleFailure.clause] };
    return { state: "short", until: isCured ? null : until, failures: nonAdherent };
  }
  if (nonAdherent.length > 0) return { state: "non-adherent", until: isOver ? null : end, failures: nonAdherent };
  return { state: rest.length > 0 ? "short" : "met", until: isOver ? null : end, failures: [] };
}

/**
 * The last day to make good what a cycle lacked: null without such a time, Infinity when it begins with a notice that was not given.
 */
export function cureEnd(cycle: Cycle, facts: RegisterFacts): DayNumber | null {
  const { cure } = cycle.rules;
  if (cure === null) return null;
  if (cure.from === "cycle-end") return cycle.to + cure.days;
  const told = noticeOf(cycle, facts);
  return told === null ? Infinity : told + cure.days;
}

/** When they were told; of a rolling requirement the newest notice. */
function noticeOf(cycle: Cycle, facts: RegisterFacts): DayNumber | null {
  const of = calendarDay(cycle.from);
  const days = facts.notices.filter(({ cycleFrom }) => cycle.isRolling || cycleFrom === of).map(({ on }) => on);
  const newest = days.sort().at(-1);
  return newest === undefined ? null : dayNumber(newest);
}

function appealEnd({ appeal }: RuleSet, cycle: Cycle, facts: RegisterFacts): CalendarDay | null {
  if (appeal === null) return null;
  const from = appeal.from === "cycle-end" ? cycle.to : noticeOf(cycle, facts);
  return from === null ? null : calendarDay(from + appeal.days);
}

/** What a review that was asked for in time makes of a failure. */
function appealed(verdict: Verdict, cycle: Cycle, facts: RegisterFacts, day: DayNumber): { state: CycleState; ground: Ground | null } {
  const { appeal } = cycle.rules;
  if (verdict.failures.length === 0 || appeal === null) return { state: verdict.state, ground: null };
  const [of, today, end] = [calendarDay(cycle.from), calendarDay(day), appealEnd(cycle.rules, cycle, facts)];
  const own = facts.appeals.filter(({ cycleFrom, filedOn }) => cycleFrom === of && filedOn <= today && (end === null || filedOn <= end));
  const isOpen = ({ decision }: (typeof own)[number]) => decision === null || decision.on > today;
  if (own.some(isOpen)) return { state: "under-appeal", ground: null };
  if (own.some(({ decision }) => decision?.outcome === "granted"))
    return { state: "met", ground: { why: "appeal-granted", clause: appeal.clause } };
  return { state: verdict.state, ground: null };
}

/** What counted above the floor and may go into the next cycle: of the cycle's own credits, at most so much. */
export function surplusOf(cycle: Cycle, standing: CycleStanding): Carried {
  const { surplus } = cycle.rules;
  if (surplus === null) return null;
  const whole = standing.measures.find(({ per, which }) => per === "cycle" && Object.keys(which).length === 0);
  const brought = standing.carried?.hundredths ?? 0;
  const own = standing.countedHundredths - brought;
  const left = own - Math.max(0, (whole?.required ?? 0) - brought);
  const hundredths = Math.min(surplus.maximumHundredths, Math.max(0, left));
  return hundredths === 0 ? null : { clause: surplus.clause, hundredths };
}

/** What the floors lack, added up: what a credit has to lessen, to help. How much is missing in all is `leastMissing`. */
export function missingIn({ measures }: Pick<CycleStanding, "measures">): number {
  return measures.reduce((sum, { missing }) => sum + missing, 0);
}
