import { z } from "zod";
import { SENIORITIES } from "#app/domain/authoring/seniority.ts";

/** A code of ours or of the policy's own: a category, a topic, a class, a reason. */
export const Code = z.string().regex(/^[a-z0-9-]+$/);
export const Hundredths = z.number().int().nonnegative().max(10_000_00);
const Codes = z.array(Code).min(1);

/** How well a credit is proven, best first. */
export const EVIDENCE_GRADES = ["provider-signed", "supervisor-cosigned", "self-reported"] as const;

/**
 * Whom a rule concerns; what is left out is anybody. `professions` are the only ones, `otherThan` all others; `licenceYears` the term of
 * the licence in years, where a regulator issues several.
 */
export const Who = z.strictObject({
  professions: Codes.optional(),
  otherThan: Codes.optional(),
  specialties: Codes.optional(),
  seniority: z.array(z.enum(SENIORITIES)).min(1).optional(),
  governorates: Codes.optional(),
  facilityTypes: Codes.optional(),
  licenceYears: z.array(z.number().int().positive()).min(1).optional(),
});
export type Who = z.infer<typeof Who>;

/**
 * Which credits a rule concerns: those that answer to every key given, by any of its codes; without a key, all. `formats`: how it was
 * learned (`online`, `live`); `roles`: what the person was in it (`learner`, `faculty`, `author`); `accreditors`: of imported credits.
 */
export const Which = z.strictObject({
  categories: Codes.optional(),
  topics: Codes.optional(),
  formats: Codes.optional(),
  roles: Codes.optional(),
  grades: z.array(z.enum(EVIDENCE_GRADES)).min(1).optional(),
  providers: Codes.optional(),
  creditTypes: Codes.optional(),
  accreditors: Codes.optional(),
  imported: z.boolean().optional(),
});
export type Which = z.infer<typeof Which>;

/**
 * Over what time an amount is asked: the whole cycle, each year of it (twelve months from its first day), or at any moment the last so
 * many months.
 */
export const Per = z.union([z.enum(["cycle", "year"]), z.strictObject({ lastMonths: z.number().int().positive().max(120) })]);
export type Per = z.infer<typeof Per>;

/** So many hundredths of a credit, or so many per cent of what is asked in all over the same time. */
export const MinimumAmount = z.union([
  z.strictObject({ hundredths: Hundredths.positive() }),
  z.strictObject({ percentOfRequired: z.number().int().min(1).max(100) }),
]);
export type MinimumAmount = z.infer<typeof MinimumAmount>;

/** So many hundredths, so many per cent of what is asked in all, or so many per cent of everything that counts in the end. */
export const MaximumAmount = z.union([
  z.strictObject({ hundredths: Hundredths }),
  z.strictObject({ percentOfRequired: z.number().int().min(0).max(100) }),
  z.strictObject({ percentOfCounted: z.number().int().min(0).max(99) }),
]);
export type MaximumAmount = z.infer<typeof MaximumAmount>;
