import { Accepted } from "#app/domain/assessment/remedy.ts";
import { readNumerals } from "#app/domain/shared/digits.ts";

/** What a form says of the answer that counts as well; which of it matters depends on the question's type. */
export type AcceptedFields = {
  readonly choice: string;
  readonly choices: readonly string[];
  readonly stem: string;
  readonly places: readonly string[];
  readonly value: string;
  readonly tolerance: string;
};

/** The answer that a form means for a question of this type, in any digits; null: it is not whole. */
export function acceptedFromFields(type: string, fields: AcceptedFields): Accepted | null {
  const { choice, choices, stem, places } = fields;
  const number = (typed: string) => readNumerals(typed) ?? "";
  const wish = {
    "single-best-answer": { choice },
    "multiple-response": { choices: [...choices] },
    "extended-matching": { stem, choice },
    ordering: { order: [...places] },
    numeric: { value: number(fields.value), unit: choice, tolerance: number(fields.tolerance) },
  }[type];
  return Accepted.safeParse({ type, ...wish }).data ?? null;
}
