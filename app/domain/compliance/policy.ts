import { z } from "zod";
import { PolicyRule } from "#app/domain/compliance/policy-rule.ts";
import { Code } from "#app/domain/compliance/policy-terms.ts";
import { Trilingual } from "#app/domain/shared/language.ts";
import { CalendarDay } from "#app/domain/shared/time.ts";

/**
 * One sentence of a law, and where it stands. `certainty`: `verified` the living text was read; `excerpt` a part of it; `secondary` it is
 * told by somebody else; `uncertain` the source is cut, silent, old or contradicted by another, and `doubt` says which; `example` set
 * by the makers of the product and nobody's law.
 */
const Clause = z
  .strictObject({
    id: Code,
    text: z.string().min(20),
    /** For the screens of those who are judged by it: ours, not the law's. */
    translations: z.strictObject({ ar: z.string().min(10), ckb: z.string().min(10) }).optional(),
    source: z.string().min(10),
    certainty: z.enum(["verified", "excerpt", "secondary", "uncertain", "example"]),
    doubt: z.string().min(10).optional(),
  })
  .refine(({ certainty, doubt }) => (certainty === "uncertain") === (doubt !== undefined), { message: "doubt-exactly-when-uncertain" });

/**
 * The policy language, version 1: one version of one regulator's requirement, as a file of content/policies or a signed row.
 *
 * `draft`: being written, nobody is judged by it. `shadow`: computed and shown, and nothing follows from it. `in-force`: may have
 * consequences. A cycle is judged by the version that is effective on its first day and by no other; only a `waiver` reaches cycles
 * that were open when it was adopted. `adoptedOn` is the day of the second signature (null for a draft) and never after
 * `effective.from`: so no version reaches back into a closed cycle.
 *
 * A policy is a list of rules, each a sentence of its own (policy-rule.ts) that names the clause it rests on. The order of the rules has
 * no meaning. What contradicts itself is found by `policyFaults`.
 */
export const Policy = z.strictObject({
  language: z.literal(1),
  id: Code,
  version: z.string().min(1),
  state: z.enum(["draft", "shadow", "in-force"]),
  name: Trilingual,
  /** Where its figures come from, in words for the reader. */
  source: Trilingual,
  /** The law, order or resolution; null where there is none or none is known, and then it cannot be in force. */
  legalReference: z.string().min(3).nullable(),
  /** ISO 3166 code of the country or region in which the regulator answers: `IQ`, `IQ-KR`, `AE-DU`. */
  jurisdiction: z.string().regex(/^[A-Z]{2,3}(-[A-Z0-9]{1,3})?$/),
  adoptedOn: CalendarDay.nullable(),
  /** First and last day on which a cycle may begin under it; `until` null: until another version takes over. */
  effective: z.strictObject({ from: CalendarDay, until: CalendarDay.nullable() }),
  /** Amounts that are reckoned (pro rata, per cent) are rounded down to a multiple of this: 25 is a quarter of a credit. */
  stepHundredths: z.number().int().positive().default(25),
  clauses: z.array(Clause).min(1),
  rules: z.array(PolicyRule).min(1),
  /** What the source says besides and this language leaves to people: sanctions, forms, who decides. */
  remarks: z.array(z.string().min(10)).default([]),
});
export type Policy = z.infer<typeof Policy>;
