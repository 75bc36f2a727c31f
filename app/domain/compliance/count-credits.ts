import type { Matches, RuleSet } from "#app/domain/compliance/compile-policy.ts";
import type { Cycle } from "#app/domain/compliance/cycles-of.ts";
import { type DayNumber, monthsLater } from "#app/domain/compliance/day-number.ts";
import type { NetCredit } from "#app/domain/compliance/net-credits.ts";
import type { CreditLine, RegisterFacts } from "#app/domain/compliance/register-facts.ts";
import { requiredInAll } from "#app/domain/compliance/required-amount.ts";

/** Why a credit counts more or less than it says: by how many hundredths, and by which clause (null: by no rule of the policy). */
export type Step = {
  readonly why:
    | "corrected"
    | "not-counted"
    | "not-recognised"
    | "equivalence"
    | "licence-state"
    | "expired"
    | "multiplied"
    | "counted-already"
    | "above-maximum"
    | "above-carry-over";
  readonly clause: string | null;
  readonly hundredths: number;
};

/** What became of one credit: its amount and every step from there to what counted. */
export type CountedCredit = {
  readonly id: string;
  readonly amountHundredths: number;
  readonly countedHundredths: number;
  readonly steps: readonly Step[];
  /** The credit as it counted, for the floors: an imported one in the category in which it is recognised. */
  readonly credit: CreditLine;
  readonly earnedOn: DayNumber;
};

/** What counted in one cycle. */
export type CountedCycle = { readonly credits: readonly CountedCredit[]; readonly countedHundredths: number };

/**
 * Counts the credits of every cycle, in the order in which they were written, so that a later credit never takes from an earlier one.
 * `placeOf` gives the place of the cycle in which each credit falls, or -1.
 */
export function countCredits(
  cycles: readonly Cycle[],
  credits: readonly NetCredit[],
  placeOf: (credit: NetCredit) => number,
  facts: RegisterFacts,
  day: DayNumber,
): readonly CountedCycle[] {
  const seenEver = new Map<string, number>();
  const tallies = cycles.map((cycle): Tally => ({
    cycle,
    day: Math.min(cycle.to, day),
    credits: [],
    counted: 0,
    used: new Map<string, number>(),
    seen: cycle.rules.countOnce?.per === "cycle" ? new Map<string, number>() : seenEver,
    shares: cycle.rules.maximums.filter(({ rule }) => "percentOfCounted" in rule.amount),
  }));
  const later: { credit: NetCredit; tally: Tally; worth: Worth }[] = [];
  for (const credit of credits) {
    const tally = tallies[placeOf(credit)];
    if (tally === undefined) continue;
    const worth = worthOf(credit, tally, facts);
    // What may be only a part of everything that counts waits until everything else is counted.
    if (tally.shares.some(({ matches }) => isOf(matches, worth.credit))) later.push({ credit, tally, worth });
    else keep(credit, tally, worth, facts, tally.counted);
  }
  const others = new Map(tallies.map((tally) => [tally, tally.counted]));
  for (const { credit, tally, worth } of later) keep(credit, tally, worth, facts, others.get(tally) ?? 0);
  return tallies.map(({ credits: kept, counted }) => ({ credits: kept, countedHundredths: counted }));
}

type Tally = {
  readonly cycle: Cycle;
  /** The day as of which it is counted: today, or the last of a cycle that is over. */
  readonly day: DayNumber;
  readonly credits: CountedCredit[];
  counted: number;
  /** What each ceiling has let pass so far. */
  readonly used: Map<string, number>;
  /** As what each activity counted already: in this cycle, or ever. */
  readonly seen: Map<string, number>;
  /** Ceilings that are a part of everything that counts. */
  readonly shares: RuleSet["maximums"];
};

/** What a credit is worth before any ceiling. */
type Worth = { amount: number; steps: Step[]; credit: CreditLine };

const isOf = (matches: Matches, credit: CreditLine) => matches === null || matches(credit);

function worthOf(net: NetCredit, tally: Tally, facts: RegisterFacts): Worth {
  const { rules } = tally.cycle;
  const worth: Worth = { amount: net.line.amountHundredths, steps: [], credit: net.line };
  step(worth, net.corrected, "corrected", null);
  if (worth.amount <= 0) return worth;
  if (net.line.accreditor !== null) recognise(worth, rules);
  const { credit } = worth;
  for (const { rule, matches } of rules.notCounted) if (isOf(matches, credit)) toNothing(worth, "not-counted", rule.clause);
  if (rules.licenceState !== null && !isLicensed(rules.licenceState.states, facts, net))
    toNothing(worth, "licence-state", rules.licenceState.clause);
  for (const { rule, matches } of rules.expiries)
    if (isOf(matches, credit) && monthsLater(net.earnedOn, rule.months) <= tally.day) toNothing(worth, "expired", rule.clause);
  multiply(worth, rules);
  if (rules.countOnce !== null && credit.activityId !== null && worth.amount > 0) {
    const already = tally.seen.get(credit.activityId) ?? 0;
    tally.seen.set(credit.activityId, Math.max(already, worth.amount));
    step(worth, -Math.min(already, worth.amount), "counted-already", rules.countOnce.clause);
  }
  return worth;
}

function step(worth: Worth, hundredths: number, why: Step["why"], clause: string | null): void {
  if (hundredths === 0) return;
  worth.amount += hundredths;
  worth.steps.push({ why, clause, hundredths });
}

const toNothing = (worth: Worth, why: Step["why"], clause: string | null) => {
  step(worth, -worth.amount, why, clause);
};

function recognise(worth: Worth, rules: RuleSet): void {
  const found = rules.recognised.get(worth.credit.accreditor ?? "");
  if (found === undefined) {
    toNothing(worth, "not-recognised", rules.recogniseClause);
    return;
  }
  step(worth, Math.floor((worth.amount * found.percent) / 100) - worth.amount, "equivalence", found.clause);
  if (found.category !== null) worth.credit = { ...worth.credit, category: found.category };
}

function multiply(worth: Worth, rules: RuleSet): void {
  let best: { percent: number; clause: string } | null = null;
  for (const { rule, matches } of rules.multipliers)
    if (isOf(matches, worth.credit) && (best === null || rule.percent > best.percent)) best = rule;
  if (best !== null) step(worth, Math.floor((worth.amount * best.percent) / 100) - worth.amount, "multiplied", best.clause);
}

function isLicensed(states: readonly string[], facts: RegisterFacts, { line }: NetCredit): boolean {
  return facts.licenceStates.some(
    ({ state, from, to }) => states.includes(state) && from <= line.earnedOn && (to === null || line.earnedOn <= to),
  );
}

/** Lets a credit through the ceilings and writes down what passed. */
function keep(net: NetCredit, tally: Tally, worth: Worth, facts: RegisterFacts, others: number): void {
  const buckets: { key: string; used: number }[] = [];
  const { maximums, beforeFirst } = tally.cycle.rules;
  if (beforeFirst !== null && net.earnedOn < tally.cycle.from) {
    const used = tally.used.get("before") ?? 0;
    buckets.push({ key: "before", used });
    trim(worth, beforeFirst.maximumHundredths - used, "above-carry-over", beforeFirst.clause);
  }
  for (let place = 0; worth.amount > 0 && place < maximums.length; place += 1) {
    const { rule, matches } = maximums[place] ?? {};
    if (rule === undefined || !isOf(matches ?? null, worth.credit)) continue;
    const key = `${place}${bucketOf(rule.per, net, tally.cycle)}`;
    const used = tally.used.get(key) ?? 0;
    buckets.push({ key, used });
    trim(worth, ceilingOf(rule, tally.cycle, net, facts, others) - used, "above-maximum", rule.clause);
  }
  for (const { key, used } of buckets) tally.used.set(key, used + worth.amount);
  tally.counted += worth.amount;
  tally.credits.push({
    id: net.line.id,
    amountHundredths: net.line.amountHundredths,
    countedHundredths: worth.amount,
    steps: worth.steps,
    credit: worth.credit,
    earnedOn: net.earnedOn,
  });
}

function trim(worth: Worth, room: number, why: Step["why"], clause: string): void {
  if (worth.amount > room) step(worth, Math.max(0, room) - worth.amount, why, clause);
}

type Ceiling = RuleSet["maximums"][number]["rule"];

/** Whatever shares one ceiling: the cycle, its year, the day, the activity. */
function bucketOf(per: Ceiling["per"], net: NetCredit, cycle: Cycle): string {
  switch (per) {
    case "cycle":
      return "";
    case "year":
      return ` ${yearOf(cycle, net.earnedOn)}`;
    case "day":
      return ` ${net.earnedOn}`;
    case "activity":
      return ` ${net.line.activityId ?? `line ${net.line.id}`}`;
  }
}

/** The place of the year of a cycle in which a day lies; what is made good after the end belongs to the last. */
export function yearOf({ years }: Cycle, day: DayNumber): number {
  const place = years.findIndex(({ to }) => day <= to);
  return place < 0 ? years.length - 1 : place;
}

function ceilingOf({ amount, per }: Ceiling, cycle: Cycle, net: NetCredit, facts: RegisterFacts, others: number): number {
  if ("hundredths" in amount) return amount.hundredths;
  if ("percentOfCounted" in amount) return Math.floor((others * amount.percentOfCounted) / (100 - amount.percentOfCounted));
  const year = per === "year" ? cycle.years[yearOf(cycle, net.earnedOn)] : undefined;
  return Math.floor((requiredInAll(cycle, facts, year ?? "cycle") * amount.percentOfRequired) / 100);
}
