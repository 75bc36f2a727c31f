import { z } from "zod";
import { Code, EVIDENCE_GRADES, Hundredths } from "#app/domain/compliance/policy-terms.ts";
import { CalendarDay } from "#app/domain/shared/time.ts";

const Credit = z.strictObject({
  on: CalendarDay,
  hundredths: z.number().int(),
  id: z.string().min(1).optional(),
  corrects: z.string().min(1).optional(),
  category: Code.default("clinical"),
  topics: z.array(Code).default([]),
  format: Code.default("live"),
  role: Code.default("learner"),
  grade: z.enum(EVIDENCE_GRADES).default("provider-signed"),
  provider: Code.default("provider"),
  activity: z.string().min(1).nullable().default(null),
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
