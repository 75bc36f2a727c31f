import { type DayNumber, dayNumber } from "#app/domain/compliance/day-number.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import type { PolicyRule, RuleOf } from "#app/domain/compliance/policy-rule.ts";
import type { Which, Who } from "#app/domain/compliance/policy-terms.ts";
import type { CreditLine, RegisterFacts } from "#app/domain/compliance/register-facts.ts";

/** Whether a credit is one of those meant; null: all are. */
export type Matches = ((credit: CreditLine) => boolean) | null;
type WithMatches<Kind extends PolicyRule["kind"]> = { readonly rule: RuleOf<Kind>; readonly matches: Matches };

/** The rules of one version that concern one kind of person, ready to be applied. */
export type RuleSet = {
  readonly policy: Policy;
  /** null: nothing is asked of them. */
  readonly cycle: RuleOf<"cycle"> | null;
  readonly minimums: readonly WithMatches<"minimum">[];
  readonly maximums: readonly WithMatches<"maximum">[];
  readonly multipliers: readonly WithMatches<"multiplier">[];
  readonly notCounted: readonly WithMatches<"not-counted">[];
  readonly expiries: readonly WithMatches<"expiry">[];
  readonly surplus: RuleOf<"carry-over"> | null;
  readonly beforeFirst: RuleOf<"carry-over"> | null;
  readonly countOnce: RuleOf<"count-once"> | null;
  readonly recognised: ReadonlyMap<string, { readonly percent: number; readonly category: string | null; readonly clause: string }>;
  /** The clause that says what is recognised, for what is not. */
  readonly recogniseClause: string | null;
  readonly licenceState: RuleOf<"licence-state"> | null;
  readonly exemptions: readonly RuleOf<"exemption">[];
  readonly reliefs: readonly RuleOf<"relief">[];
  readonly ramp: RuleOf<"ramp"> | null;
  readonly duties: readonly RuleOf<"duty">[];
  readonly yearFailure: RuleOf<"year-failure"> | null;
  readonly cycleFailure: RuleOf<"cycle-failure"> | null;
  readonly cure: RuleOf<"cure"> | null;
  readonly appeal: RuleOf<"appeal"> | null;
};

export type CompiledWaiver = {
  readonly rule: RuleOf<"waiver">;
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly adoptedOn: DayNumber;
};

export type CompiledVersion = { readonly from: DayNumber; readonly until: DayNumber; readonly rulesFor: (facts: RegisterFacts) => RuleSet };

/** The versions of one policy, oldest first: made once, then applied to any number of people. */
export type PolicyHistory = { readonly versions: readonly CompiledVersion[]; readonly waivers: readonly CompiledWaiver[] };

/** Makes the versions of one policy ready. Give those that may judge: a draft only to try it. */
export function compilePolicy(policies: readonly Policy[]): PolicyHistory {
  const ordered = [...policies].sort((one, other) => (one.effective.from < other.effective.from ? -1 : 1));
  return {
    versions: ordered.map((policy) => ({
      from: dayNumber(policy.effective.from),
      until: policy.effective.until === null ? Infinity : dayNumber(policy.effective.until),
      rulesFor: rulesByPerson(policy),
    })),
    waivers: ordered.flatMap((policy) =>
      policy.rules
        .filter((rule) => rule.kind === "waiver")
        .map((rule) => ({
          rule,
          from: dayNumber(rule.from),
          to: dayNumber(rule.to),
          adoptedOn: dayNumber(policy.adoptedOn ?? policy.effective.from),
        })),
    ),
  };
}

/** People who are alike in all that a policy asks about have the same rules: found once for each kind of person. */
function rulesByPerson(policy: Policy): (facts: RegisterFacts) => RuleSet {
  const asked = (Object.keys(FACTS) as (keyof Who)[]).filter((key) => policy.rules.some((rule) => rule.who[key] !== undefined));
  const kinds = new Map<string, RuleSet>();
  return (facts) => {
    let key = "";
    for (const each of asked) key += `${String(FACTS[each](facts))}|`;
    const known = kinds.get(key);
    if (known !== undefined) return known;
    const made = ruleSet(policy, facts);
    kinds.set(key, made);
    return made;
  };
}

const FACTS: Readonly<Record<keyof Who, (facts: RegisterFacts) => string | number | null>> = {
  professions: (facts) => facts.profession,
  otherThan: (facts) => facts.profession,
  specialties: (facts) => facts.specialty,
  seniority: (facts) => facts.seniority,
  governorates: (facts) => facts.governorate,
  facilityTypes: (facts) => facts.facilityType,
  licenceYears: (facts) => facts.licenceYears,
};

/** Whether a rule that names these people concerns this one. */
export function concerns(who: Who, facts: RegisterFacts): boolean {
  return (Object.keys(who) as (keyof Who)[]).every((key) => {
    const codes = who[key] as readonly (string | number | null)[] | undefined;
    return codes === undefined || codes.includes(FACTS[key](facts)) !== (key === "otherThan");
  });
}

function ruleSet(policy: Policy, facts: RegisterFacts): RuleSet {
  const rules = policy.rules.filter((rule) => concerns(rule.who, facts));
  const all = <Kind extends PolicyRule["kind"]>(kind: Kind) => rules.filter((rule): rule is RuleOf<Kind> => rule.kind === kind);
  const one = <Kind extends PolicyRule["kind"]>(kind: Kind) => all(kind)[0] ?? null;
  const matching = <Rule extends { readonly which: Which }>(found: readonly Rule[]) =>
    found.map((rule) => ({ rule, matches: matcherOf(rule.which) }));
  const carried = (from: "surplus" | "before-first-cycle") => all("carry-over").find((rule) => rule.from === from) ?? null;
  return {
    policy,
    cycle: one("cycle"),
    minimums: matching(all("minimum")),
    maximums: matching(all("maximum")),
    multipliers: matching(all("multiplier")),
    notCounted: matching(all("not-counted")),
    expiries: matching(all("expiry")),
    surplus: carried("surplus"),
    beforeFirst: carried("before-first-cycle"),
    countOnce: one("count-once"),
    recognised: new Map(
      all("recognise").flatMap(({ clause, accreditors }) =>
        accreditors.map(({ code, percent, category }) => [code, { percent, category: category ?? null, clause }] as const),
      ),
    ),
    recogniseClause: one("recognise")?.clause ?? null,
    licenceState: one("licence-state"),
    exemptions: all("exemption"),
    reliefs: all("relief"),
    ramp: one("ramp"),
    duties: all("duty"),
    yearFailure: one("year-failure"),
    cycleFailure: one("cycle-failure"),
    cure: one("cure"),
    appeal: one("appeal"),
  };
}

const IS: Readonly<Record<keyof Which, (credit: CreditLine, codes: ReadonlySet<unknown>) => boolean>> = {
  categories: (credit, codes) => codes.has(credit.category),
  topics: (credit, codes) => credit.topics.some((topic) => codes.has(topic)),
  formats: (credit, codes) => codes.has(credit.format),
  roles: (credit, codes) => codes.has(credit.role),
  grades: (credit, codes) => codes.has(credit.grade),
  providers: (credit, codes) => codes.has(credit.providerId),
  creditTypes: (credit, codes) => codes.has(credit.creditType),
  accreditors: (credit, codes) => codes.has(credit.accreditor),
  imported: (credit, codes) => codes.has(credit.accreditor !== null),
};

/** The question whether a credit is one of those that a rule means. */
export function matcherOf(which: Which): Matches {
  const tests = (Object.keys(which) as (keyof Which)[]).map((key) => {
    const wanted: unknown = which[key];
    return { is: IS[key], codes: new Set<unknown>(Array.isArray(wanted) ? wanted : [wanted]) };
  });
  const [first, ...others] = tests;
  if (first === undefined) return null;
  if (others.length === 0) return (credit) => first.is(credit, first.codes);
  return (credit) => tests.every(({ is, codes }) => is(credit, codes));
}
