import { z } from "zod";
import { assessStanding, type Standing } from "#app/domain/compliance/assess-standing.ts";
import { compilePolicy } from "#app/domain/compliance/compile-policy.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import { Code, EVIDENCE_GRADES, Hundredths } from "#app/domain/compliance/policy-terms.ts";
import { type CreditLine, factsOf } from "#app/domain/compliance/register-facts.ts";
import { CalendarDay } from "#app/domain/shared/time.ts";

const Credit = z.strictObject({
  on: CalendarDay,
  hundredths: z.number().int(),
  id: z.string().optional(),
  corrects: z.string().optional(),
  category: Code.default("clinical"),
  topics: z.array(Code).default([]),
  format: Code.default("live"),
  role: Code.default("learner"),
  grade: z.enum(EVIDENCE_GRADES).default("provider-signed"),
  provider: Code.default("provider"),
  activity: z.string().nullable().default(null),
  accreditor: Code.nullable().default(null),
});

const Span = { from: CalendarDay, to: CalendarDay.nullable() };

const Person = z.strictObject({
  profession: Code,
  specialty: Code.optional(),
  seniority: Code.optional(),
  governorate: Code.optional(),
  facilityType: Code.optional(),
  licenceYears: z.number().int().optional(),
  registeredOn: CalendarDay.optional(),
  licensedOn: CalendarDay.optional(),
  licenceStates: z.array(z.strictObject({ state: Code, ...Span })).optional(),
  classes: z.array(z.strictObject({ code: Code, ...Span })).optional(),
  reliefs: z.array(z.strictObject({ reason: Code, from: CalendarDay, to: CalendarDay })).optional(),
  duties: z.array(z.strictObject({ duty: Code, on: CalendarDay })).optional(),
  notices: z.array(z.strictObject({ cycleFrom: CalendarDay, on: CalendarDay })).optional(),
  appeals: z
    .array(
      z.strictObject({
        cycleFrom: CalendarDay,
        filedOn: CalendarDay,
        decision: z.strictObject({ on: CalendarDay, outcome: z.enum(["granted", "refused"]) }).nullable(),
      }),
    )
    .optional(),
});

/** What is expected of the cycle that decides; what is left out is not looked at. */
const Expected = z.strictObject({
  state: z.enum(["met", "short", "non-adherent", "non-compliant", "deferred", "exempt", "under-appeal", "nothing-asked"]),
  cycle: z.tuple([CalendarDay, CalendarDay]).optional(),
  counted: Hundredths.optional(),
  /** By clause, everything that is missing: hundredths of credits, times of duties. */
  missing: z.record(Code, z.number().int().positive()).optional(),
  /** By the place of the credit in the list, from 0, or its id: what of it did not count, by clause. */
  lost: z.record(z.string(), z.record(z.string(), z.number().int().positive())).optional(),
  until: CalendarDay.nullable().optional(),
  appealUntil: CalendarDay.nullable().optional(),
});

/** An author's own example: somebody, their credits, a day, and how they should stand. */
export const WorkedCase = z.strictObject({
  name: z.string().min(10),
  /** The clauses that it shows. */
  clauses: z.array(Code).min(1),
  day: CalendarDay,
  person: Person,
  credits: z.array(Credit),
  expect: Expected,
});
export type WorkedCase = z.infer<typeof WorkedCase>;

/** The worked cases that lie beside a policy. */
export const WorkedCases = z.strictObject({ policy: Code, cases: z.array(WorkedCase).min(1) });

/** Where a policy judges otherwise than its author expected; nothing when it judges as expected. */
export type Otherwise = { readonly what: keyof z.infer<typeof Expected>; readonly expected: unknown; readonly found: unknown };

/** Tries a worked case on a policy, or on all its versions. */
export function tryCase(policies: readonly Policy[], { day, person, credits, expect }: WorkedCase): readonly Otherwise[] {
  const standing = assessStanding(compilePolicy(policies), credits.map(lineOf), factsOf(person.profession, definedIn(person)), day);
  const found = foundIn(standing);
  const expected = Object.entries(expect) as [keyof typeof expect, unknown][];
  return expected.flatMap(([what, wish]) => (isAlike(wish, found[what]) ? [] : [{ what, expected: wish, found: found[what] }]));
}

function definedIn<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as ReturnType<typeof definedIn<Value>>;
}

function lineOf(credit: z.infer<typeof Credit>, place: number): CreditLine {
  const { on, hundredths, id = String(place), corrects = null, provider, activity, ...rest } = credit;
  return {
    ...rest,
    id,
    sequence: place + 1,
    amountHundredths: hundredths,
    correctsId: corrects,
    earnedOn: on,
    creditType: "credit",
    providerId: provider,
    activityId: activity,
  };
}

function foundIn(standing: Standing): Readonly<Record<keyof z.infer<typeof Expected>, unknown>> {
  const cycle = standing.decidedBy === null ? undefined : standing.cycles[standing.decidedBy];
  const missing: Record<string, number> = {};
  for (const { clause, missing: much } of [...(cycle?.measures ?? []), ...(cycle?.duties ?? [])])
    if (much > 0) missing[clause] = (missing[clause] ?? 0) + much;
  const lost: Record<string, Record<string, number>> = {};
  for (const { id, steps } of cycle?.credits ?? [])
    for (const { hundredths, clause, why } of steps) {
      const by = clause ?? why;
      if (hundredths < 0) lost[id] = { ...lost[id], [by]: (lost[id]?.[by] ?? 0) - hundredths };
    }
  return {
    state: standing.state,
    cycle: cycle === undefined ? undefined : [cycle.from, cycle.to],
    counted: cycle?.countedHundredths,
    missing,
    lost,
    until: cycle?.until,
    appealUntil: cycle?.appealUntil,
  };
}

/** Equal as values, whatever the order of their keys. */
function isAlike(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null) return one === other;
  const [here, there] = [Object.entries(one), Object.entries(other)];
  return here.length === there.length && here.every(([key, value]) => isAlike(value, (other as Record<string, unknown>)[key]));
}
