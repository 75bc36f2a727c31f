import type { Policy } from "#app/domain/compliance/policy.ts";
import type { PolicyRule, RuleOf } from "#app/domain/compliance/policy-rule.ts";
import type { Which, Who } from "#app/domain/compliance/policy-terms.ts";

/** What is wrong with a policy, and in which clause; `other`: the clause that it contradicts. */
export type PolicyFault = {
  readonly code:
    | "unknown-clause"
    | "clause-without-rule"
    | "clause-twice"
    | "no-cycle"
    | "two-rules-for-one"
    | "retroactive"
    | "ends-before-it-begins"
    | "in-force-without-law"
    | "in-force-unsigned"
    | "in-force-on-doubt"
    | "ceiling-below-floor"
    | "floors-above-whole"
    | "years-above-cycle"
    | "per-cent-of-nothing"
    | "years-in-rolling"
    | "months-beyond-cycle"
    | "months-outside-rolling"
    | "carry-over-in-rolling"
    | "ramp-without-common-cycle"
    | "two-effects-of-leave"
    | "accreditor-twice"
    | "per-cent-per-day"
    | "cure-from-no-end";
  readonly clause: string;
  readonly other?: string;
};

/** What a policy says against itself, or leaves out that it needs, each with its clause; none: it may be signed. */
export function policyFaults(policy: Policy): readonly PolicyFault[] {
  const found = [
    ...clauseFaults(policy),
    ...forceFaults(policy),
    ...frameFaults(policy.rules),
    ...amountFaults(policy.rules),
    ...singleFaults(policy.rules),
  ];
  // Two pairs of rules can contradict each other in the same two clauses: that is said once.
  return [...new Map(found.map((fault) => [JSON.stringify(fault), fault])).values()];
}

const rulesOf = <Kind extends PolicyRule["kind"]>(rules: readonly PolicyRule[], kind: Kind) =>
  rules.filter((rule): rule is RuleOf<Kind> => rule.kind === kind);

function clauseFaults({ clauses, rules }: Policy): PolicyFault[] {
  const ids = clauses.map(({ id }) => id);
  return [
    ...rules.filter(({ clause }) => !ids.includes(clause)).map(({ clause }) => ({ code: "unknown-clause", clause }) as const),
    ...ids.filter((id) => !rules.some(({ clause }) => clause === id)).map((clause) => ({ code: "clause-without-rule", clause }) as const),
    ...ids.filter((id, place) => ids.indexOf(id) < place).map((clause) => ({ code: "clause-twice", clause }) as const),
  ];
}

function forceFaults({ state, adoptedOn, legalReference, effective, clauses, rules }: Policy): PolicyFault[] {
  const cycle = rules.find(({ kind }) => kind === "cycle")?.clause ?? clauses[0]?.id ?? "";
  const faults: PolicyFault[] = [];
  if (effective.until !== null && effective.until < effective.from) faults.push({ code: "ends-before-it-begins", clause: cycle });
  if (adoptedOn !== null && effective.from < adoptedOn) faults.push({ code: "retroactive", clause: cycle });
  for (const rule of rulesOf(rules, "waiver")) if (rule.to < rule.from) faults.push({ code: "ends-before-it-begins", clause: rule.clause });
  if (state !== "in-force") return faults;
  if (adoptedOn === null) faults.push({ code: "in-force-unsigned", clause: cycle });
  if (legalReference === null) faults.push({ code: "in-force-without-law", clause: cycle });
  for (const { id, certainty } of clauses)
    if (certainty === "uncertain" || certainty === "example") faults.push({ code: "in-force-on-doubt", clause: id });
  return faults;
}

/** Whether two rules can concern one person: no key of theirs keeps them apart. */
function meet(one: Who, other: Who): boolean {
  const keys = ["professions", "specialties", "seniority", "governorates", "facilityTypes", "licenceYears"] as const;
  const isApart = (key: (typeof keys)[number]) => {
    const [here, there] = [one[key] as readonly unknown[] | undefined, other[key] as readonly unknown[] | undefined];
    return here !== undefined && there !== undefined && !here.some((code) => there.includes(code));
  };
  const isShut = (who: Who, by: Who) => who.professions?.every((code) => by.otherThan?.includes(code)) ?? false;
  return !keys.some(isApart) && !isShut(one, other) && !isShut(other, one);
}

/** Whether everything that answers to `inner` answers to `outer` as well. */
function holds(outer: Which, inner: Which): boolean {
  return (Object.keys(outer) as (keyof Which)[]).every((key) => {
    const [wide, narrow] = [[outer[key]].flat() as unknown[], [inner[key]].flat() as unknown[]];
    return inner[key] !== undefined && narrow.every((code) => wide.includes(code));
  });
}

const isWhole = ({ which }: { readonly which: Which }) => Object.keys(which).length === 0;
const sameCredits = (one: Which, other: Which) => holds(one, other) && holds(other, one);

function pairsOf<Rule>(rules: readonly Rule[]): [Rule, Rule][] {
  return rules.flatMap((one, place) => rules.slice(place + 1).map((other): [Rule, Rule] => [one, other]));
}

function frameFaults(rules: readonly PolicyRule[]): PolicyFault[] {
  const cycles = rulesOf(rules, "cycle");
  const [first] = rules;
  if (cycles.length === 0) return first === undefined ? [] : [{ code: "no-cycle", clause: first.clause }];
  return cycles.flatMap((cycle) => {
    const own = rules.filter((rule) => meet(rule.who, cycle.who));
    const found = (code: PolicyFault["code"], wrong: readonly PolicyRule[]) =>
      wrong.map(({ clause }) => ({ code, clause, other: cycle.clause }));
    const isYearly = (rule: PolicyRule) => "per" in rule && rule.per === "year";
    const months = own.filter((rule): rule is RuleOf<"minimum"> => rule.kind === "minimum" && typeof rule.per === "object");
    if (cycle.anchor.kind !== "rolling")
      return [
        ...found("months-outside-rolling", months),
        ...(cycle.anchor.kind === "licence-date"
          ? found(
              "ramp-without-common-cycle",
              rulesOf(own, "ramp").filter(({ first: ramp }) => ramp === "prorate" || ramp === "exempt"),
            )
          : []),
      ];
    return [
      ...found("years-in-rolling", own.filter(isYearly)),
      ...found("years-in-rolling", rulesOf(own, "year-failure")),
      ...found("carry-over-in-rolling", rulesOf(own, "carry-over")),
      ...found(
        "cure-from-no-end",
        own.filter((rule) => (rule.kind === "cure" || rule.kind === "appeal") && rule.from === "cycle-end"),
      ),
      ...found(
        "months-beyond-cycle",
        months.filter(({ per }) => typeof per === "object" && per.lastMonths > cycle.months),
      ),
    ];
  });
}

function amountFaults(rules: readonly PolicyRule[]): PolicyFault[] {
  const floors = rulesOf(rules, "minimum");
  const ceilings = rulesOf(rules, "maximum");
  const faults: PolicyFault[] = [];
  const wholeOf = (rule: RuleOf<"minimum"> | RuleOf<"maximum">) =>
    floors.find((floor) => isWhole(floor) && "hundredths" in floor.amount && samePer(floor.per, rule.per) && meet(floor.who, rule.who));
  for (const rule of [...floors, ...ceilings]) {
    if ("percentOfRequired" in rule.amount && wholeOf(rule) === undefined && rule.per !== "day" && rule.per !== "activity")
      faults.push({ code: "per-cent-of-nothing", clause: rule.clause });
    if (!("hundredths" in rule.amount) && (rule.per === "day" || rule.per === "activity"))
      faults.push({ code: "per-cent-per-day", clause: rule.clause });
  }
  const amountOf = (rule: RuleOf<"minimum"> | RuleOf<"maximum">): number | null => {
    if ("hundredths" in rule.amount) return rule.amount.hundredths;
    const whole = wholeOf(rule);
    if (!("percentOfRequired" in rule.amount) || whole === undefined || !("hundredths" in whole.amount)) return null;
    return Math.floor((whole.amount.hundredths * rule.amount.percentOfRequired) / 100);
  };
  for (const floor of floors)
    for (const ceiling of ceilings) {
      const [low, high] = [amountOf(floor), amountOf(ceiling)];
      const isUnder = samePer(floor.per, ceiling.per) && holds(ceiling.which, floor.which) && meet(floor.who, ceiling.who);
      if (isUnder && low !== null && high !== null && high < low)
        faults.push({ code: "ceiling-below-floor", clause: ceiling.clause, other: floor.clause });
    }
  return [...faults, ...sumFaults(rules, floors)];
}

const samePer = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function sumFaults(rules: readonly PolicyRule[], floors: readonly RuleOf<"minimum">[]): PolicyFault[] {
  return floors.filter(isWhole).flatMap((whole) => {
    const asked = "hundredths" in whole.amount ? whole.amount.hundredths : 0;
    const amountOf = ({ amount }: RuleOf<"minimum">) =>
      "hundredths" in amount ? amount.hundredths : Math.floor((asked * amount.percentOfRequired) / 100);
    const faults: PolicyFault[] = [];
    // Floors of categories that share no category have to be met side by side.
    let sum = 0;
    const taken = new Set<string>();
    for (const floor of floors) {
      const { categories, ...others } = floor.which;
      if (categories === undefined || Object.keys(others).length > 0 || !samePer(floor.per, whole.per) || !meet(floor.who, whole.who))
        continue;
      if (categories.some((code) => taken.has(code))) continue;
      for (const code of categories) taken.add(code);
      sum += amountOf(floor);
      if (sum > asked) faults.push({ code: "floors-above-whole", clause: floor.clause, other: whole.clause });
    }
    const cycle = rulesOf(rules, "cycle").find(({ who }) => meet(who, whole.who));
    if (whole.per !== "cycle" || cycle === undefined) return faults;
    for (const yearly of floors)
      if (isWhole(yearly) && yearly.per === "year" && meet(yearly.who, whole.who) && amountOf(yearly) * (cycle.months / 12) > asked)
        faults.push({ code: "years-above-cycle", clause: yearly.clause, other: whole.clause });
    return faults;
  });
}

/** Rules of which each person can have one. */
const SINGLE = ["cycle", "count-once", "licence-state", "ramp", "year-failure", "cycle-failure", "cure", "appeal"] as const;

function singleFaults(rules: readonly PolicyRule[]): PolicyFault[] {
  const twice = (found: readonly PolicyRule[], code: PolicyFault["code"] = "two-rules-for-one"): PolicyFault[] =>
    pairsOf(found)
      .filter(([one, other]) => meet(one.who, other.who))
      .map(([one, other]) => ({ code, clause: other.clause, other: one.clause }));
  const amounts = [...rulesOf(rules, "minimum"), ...rulesOf(rules, "maximum")];
  return [
    ...SINGLE.flatMap((kind) => twice(rulesOf(rules, kind))),
    ...(["surplus", "before-first-cycle"] as const).flatMap((from) =>
      twice(rulesOf(rules, "carry-over").filter((rule) => rule.from === from)),
    ),
    ...pairsOf(amounts)
      .filter(
        ([one, other]) =>
          one.kind === other.kind && samePer(one.per, other.per) && sameCredits(one.which, other.which) && meet(one.who, other.who),
      )
      .map(([one, other]) => ({ code: "two-rules-for-one", clause: other.clause, other: one.clause }) as const),
    ...pairsOf(rulesOf(rules, "relief"))
      .filter(([one, other]) => meet(one.who, other.who) && one.minimumDays === other.minimumDays)
      .filter(([one, other]) => one.reasons.some((reason) => other.reasons.includes(reason)))
      .map(([one, other]) => ({ code: "two-effects-of-leave", clause: other.clause, other: one.clause }) as const),
    ...rulesOf(rules, "recognise").flatMap(({ clause, accreditors }) =>
      accreditors
        .filter(({ code }, place) => accreditors.findIndex((each) => each.code === code) < place)
        .map(() => ({ code: "accreditor-twice", clause }) as const),
    ),
  ];
}
