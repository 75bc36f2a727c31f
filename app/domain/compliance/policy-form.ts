import { SENIORITIES } from "#app/domain/authoring/seniority.ts";
import {
  asked,
  choice,
  code,
  codes,
  credits,
  creditsOrTimes,
  day,
  type Field,
  type FieldsOf,
  flag,
  group,
  type Misfit,
  nullable,
  numbers,
  oneOf,
  optional,
  pair,
  preset,
  record,
  rows,
  several,
  tagged,
  text,
  type TypedGroup,
  whole,
} from "#app/domain/compliance/form-field.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import type { PolicyRule, RuleOf } from "#app/domain/compliance/policy-rule.ts";
import type { MaximumAmount, MinimumAmount, Per, Which, Who } from "#app/domain/compliance/policy-terms.ts";
import type { WorkedCase } from "#app/domain/compliance/worked-case.ts";
import type { EvidenceGrade } from "#app/domain/credits/ledger.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** As the schema has them, which does not go to the browser. */
const GRADES = ["provider-signed", "supervisor-cosigned", "self-reported"] as const satisfies readonly EvidenceGrade[];

const WHO: Field<Who> = group<Who>({
  professions: optional(codes("professions")),
  otherThan: optional(codes("professions")),
  specialties: optional(codes("specialties")),
  seniority: optional(several("seniority", SENIORITIES)),
  governorates: optional(codes("governorates")),
  facilityTypes: optional(codes("facility-types")),
  licenceYears: optional(numbers(1, Infinity)),
});

const WHICH: Field<Which> = group<Which>({
  categories: optional(codes("categories")),
  topics: optional(codes("topics")),
  formats: optional(codes("formats")),
  roles: optional(codes("roles")),
  grades: optional(several("grades", GRADES)),
  providers: optional(codes()),
  creditTypes: optional(codes()),
  accreditors: optional(codes()),
  imported: optional(flag()),
});

const PER: Field<Per> = oneOf<Per>({ cycle: null, year: null, lastMonths: { lastMonths: whole(1, 120) } });
const SHARE = whole(0, 100);

/** The fields of a rule besides its clause and whom it concerns, by its kind: a kind without its fields does not compile. */
const RULES: { readonly [Kind in PolicyRule["kind"]]: FieldsOf<Omit<RuleOf<Kind>, "kind" | "clause" | "who">> } = {
  cycle: {
    months: whole(1, 120),
    anchor: tagged<RuleOf<"cycle">["anchor"], "kind">("kind", {
      "calendar-year": { firstYear: whole(1900, 2100) },
      "fixed-day": { first: day<CalendarDay>() },
      "licence-date": {},
      rolling: {},
    }),
  },
  minimum: {
    amount: oneOf<MinimumAmount>({ hundredths: { hundredths: credits(1) }, percentOfRequired: { percentOfRequired: whole(1, 100) } }),
    which: WHICH,
    per: PER,
  },
  maximum: {
    amount: oneOf<MaximumAmount>({
      hundredths: { hundredths: credits(0) },
      percentOfRequired: { percentOfRequired: SHARE },
      percentOfCounted: { percentOfCounted: whole(0, 99) },
    }),
    which: WHICH,
    per: choice("cycle", "year", "day", "activity"),
  },
  multiplier: { which: WHICH, percent: whole(1, 1000) },
  "not-counted": { which: WHICH },
  expiry: { which: WHICH, months: whole(1, 120) },
  "carry-over": { from: choice("surplus", "before-first-cycle"), maximumHundredths: credits(1) },
  "count-once": { per: choice("cycle", "ever") },
  recognise: {
    accreditors: rows(
      group<RuleOf<"recognise">["accreditors"][number]>({ code: code(), percent: whole(1, 1000), category: optional(code("categories")) }),
      1,
    ),
  },
  "licence-state": { states: codes("licence-states") },
  exemption: { classes: codes("classes") },
  relief: {
    reasons: codes("reasons"),
    minimumDays: preset(whole(0, Number.MAX_SAFE_INTEGER), 0),
    effect: choice("prorate", "waive", "extend", "defer"),
  },
  waiver: { from: day<CalendarDay>(), to: day<CalendarDay>(), yearMinimum: choice("waived", "kept"), extendMonths: whole(0, 60) },
  ramp: { first: oneOf<RuleOf<"ramp">["first"]>({ prorate: null, exempt: null, percentByYear: { percentByYear: numbers(0, 100) } }) },
  duty: { duty: code("duties"), times: whole(1, Number.MAX_SAFE_INTEGER), per: choice("cycle", "year") },
  "year-failure": { canBeMadeGood: flag() },
  "cycle-failure": {},
  cure: { days: whole(1, 1000), from: choice("cycle-end", "notice") },
  appeal: { days: whole(1, 1000), from: choice("cycle-end", "notice") },
};

/** The kinds of rules, in the order in which a policy is usually written. */
export const RULE_KINDS = Object.keys(RULES) as readonly PolicyRule["kind"][];

const withEvery = Object.fromEntries(RULE_KINDS.map((kind) => [kind, { clause: code("clauses"), ...RULES[kind], who: WHO }]));
/** One rule of any kind. */
export const RULE_FIELD: Field<PolicyRule> = tagged<PolicyRule, "kind">("kind", withEvery as never);

const TRILINGUAL: Field<Trilingual> = group<Trilingual>({ ar: text(1), ckb: text(1), en: text(1) });

function doubtMisfit({ certainty, doubt }: TypedGroup): Misfit | null {
  return (certainty === "uncertain") === (doubt !== "") ? null : { key: "doubt", code: "doubt-exactly-when-uncertain" };
}

type Clause = Policy["clauses"][number];
/** One clause of a policy, field by field. */
export const CLAUSE_FIELD: Field<Clause> = group<Clause>(
  {
    id: code(),
    text: text(20, true),
    translations: optional(group<NonNullable<Clause["translations"]>>({ ar: text(10, true), ckb: text(10, true) })),
    source: text(10),
    certainty: choice("verified", "excerpt", "secondary", "uncertain", "example"),
    doubt: optional(text(10, true)),
  },
  doubtMisfit,
);

/** Everything that a policy says, field by field. */
export const POLICY_FIELD: Field<Policy> = group<Policy>({
  language: preset(choice(1), 1),
  id: code(),
  version: text(1),
  state: preset(choice("draft", "shadow", "in-force"), "draft"),
  name: TRILINGUAL,
  source: TRILINGUAL,
  legalReference: nullable(text(3)),
  jurisdiction: code("jurisdictions", /^[A-Z]{2,3}(-[A-Z0-9]{1,3})?$/),
  adoptedOn: nullable(day<CalendarDay>()),
  effective: group<Policy["effective"]>({ from: day<CalendarDay>(), until: nullable(day<CalendarDay>()) }),
  stepHundredths: preset(credits(1, Number.MAX_SAFE_INTEGER), 25),
  clauses: rows(CLAUSE_FIELD, 1),
  rules: rows(RULE_FIELD, 1),
  remarks: rows(text(10, true)),
});

type Person = WorkedCase["person"];
type Listed<Key extends keyof Person> = NonNullable<Person[Key]> extends readonly (infer Value)[] ? Value : never;
const SPAN = { from: day<CalendarDay>(), to: nullable(day<CalendarDay>()) };

const PERSON: Field<Person> = group<Person>({
  profession: code("professions"),
  specialty: optional(code("specialties")),
  seniority: optional(code("seniority")),
  governorate: optional(code("governorates")),
  facilityType: optional(code("facility-types")),
  licenceYears: optional(whole(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
  registeredOn: optional(day<CalendarDay>()),
  licensedOn: optional(day<CalendarDay>()),
  licenceStates: optional(rows(group<Listed<"licenceStates">>({ state: code("licence-states"), ...SPAN }))),
  classes: optional(rows(group<Listed<"classes">>({ code: code("classes"), ...SPAN }))),
  reliefs: optional(rows(group<Listed<"reliefs">>({ reason: code("reasons"), from: day<CalendarDay>(), to: day<CalendarDay>() }))),
  duties: optional(rows(group<Listed<"duties">>({ duty: code("duties"), on: day<CalendarDay>() }))),
  notices: optional(rows(group<Listed<"notices">>({ cycleFrom: day<CalendarDay>(), on: day<CalendarDay>() }))),
  appeals: optional(
    rows(
      group<Listed<"appeals">>({
        cycleFrom: day<CalendarDay>(),
        filedOn: day<CalendarDay>(),
        decision: nullable(
          group<NonNullable<Listed<"appeals">["decision"]>>({ on: day<CalendarDay>(), outcome: choice("granted", "refused") }),
        ),
      }),
    ),
  ),
});

const CREDIT: Field<WorkedCase["credits"][number]> = group<WorkedCase["credits"][number]>({
  on: day<CalendarDay>(),
  hundredths: credits(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  category: preset(code("categories"), "clinical"),
  topics: codes("topics", 0),
  format: preset(code("formats"), "live"),
  role: preset(code("roles"), "learner"),
  grade: preset(choice(...GRADES), "provider-signed"),
  provider: preset(code(), "provider"),
  activity: nullable(text(1)),
  accreditor: nullable(code()),
  id: optional(text(1)),
  corrects: optional(text(1)),
});

/** An author's worked case, field by field. */
export const CASE_FIELD: Field<WorkedCase> = group<WorkedCase>({
  name: text(10),
  clauses: codes("clauses"),
  day: day<CalendarDay>(),
  person: PERSON,
  credits: rows(CREDIT),
  expect: group<WorkedCase["expect"]>({
    state: choice("met", "short", "non-adherent", "non-compliant", "deferred", "exempt", "under-appeal", "nothing-asked"),
    missing: asked(record(code("clauses"), creditsOrTimes())),
    counted: asked(credits(0)),
    cycle: asked(pair(day<CalendarDay>())),
    until: asked(nullable(day<CalendarDay>())),
    appealUntil: asked(nullable(day<CalendarDay>())),
    lost: asked(record(text(1), record(code(), credits(1, Number.MAX_SAFE_INTEGER)))),
  }),
});
