import { z } from "zod";
import type { CreditHundredths } from "#app/domain/credits/ledger.ts";
import type { CreditTotals } from "#app/domain/credits/total-credits.ts";
import { Trilingual } from "#app/domain/shared/language.ts";
import { CalendarDay } from "#app/domain/shared/time.ts";

const Code = z.string().regex(/^[a-z0-9-]+$/);
const Hundredths = z.number().int().nonnegative().multipleOf(25);

/** What is asked of some professions in one cycle. */
export const Requirement = z.strictObject({
  professions: z.union([z.array(Code).min(1), z.literal("all-others")]),
  totalHundredths: Hundredths,
  categories: z.array(z.strictObject({ category: Code, minimumHundredths: Hundredths })),
});
export type Requirement = z.infer<typeof Requirement>;

/** One sentence of a rule in its own language, and where it stands. Code that carries it out names file and clause. */
const Clause = z.strictObject({ id: Code, text: z.string().min(1), source: z.string().min(1) });

/** A file of content/policies. `shadow`: computed and shown, and nothing follows from it; only `in-force` may have consequences. */
export const Policy = z.strictObject({
  id: Code,
  version: z.string().min(1),
  state: z.enum(["shadow", "in-force"]),
  name: Trilingual,
  /** Where its figures come from, in words for the reader. */
  source: Trilingual,
  clauses: z.array(Clause).min(1),
  validFrom: CalendarDay,
  cycle: z.literal("calendar-year"),
  requirements: z.array(Requirement).min(1),
});
export type Policy = z.infer<typeof Policy>;

export type Cycle = { readonly from: CalendarDay; readonly to: CalendarDay };

/** The cycle in which a day lies, both ends included. @rule iq-example/cycle */
export function cycleOn(day: CalendarDay): Cycle {
  const year = day.slice(0, 4);
  return { from: `${year}-01-01` as CalendarDay, to: `${year}-12-31` as CalendarDay };
}

/** What the policy asks of a profession; null when it asks nothing of it. @rule iq-example/total */
export function requirementFor(policy: Policy, profession: string): Requirement | null {
  const named = policy.requirements.find(({ professions }) => professions !== "all-others" && professions.includes(profession));
  return named ?? policy.requirements.find(({ professions }) => professions === "all-others") ?? null;
}

export type Part = { readonly earned: CreditHundredths; readonly required: CreditHundredths; readonly missing: CreditHundredths };
export type RequirementStanding = Part & { readonly categories: readonly (Part & { readonly category: string })[]; readonly met: boolean };

const part = (earned: CreditHundredths, required: CreditHundredths): Part => ({
  earned,
  required,
  missing: Math.max(0, required - earned),
});

/** How far the credits of one cycle meet the requirement; it is met when the whole and every category are. @rule iq-example/category-minimum */
export function standingOf(requirement: Requirement, totals: CreditTotals): RequirementStanding {
  const categories = requirement.categories.map(({ category, minimumHundredths }) => ({
    category,
    ...part(totals.byCategory[category] ?? 0, minimumHundredths),
  }));
  const whole = part(totals.all, requirement.totalHundredths);
  return { ...whole, categories, met: whole.missing === 0 && categories.every(({ missing }) => missing === 0) };
}
