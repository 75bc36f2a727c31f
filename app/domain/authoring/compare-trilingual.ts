import { differingQuantities } from "#app/domain/authoring/quantities.ts";
import { Trilingual } from "#app/domain/shared/language.ts";

/** Walks a value for texts in three languages and reports those whose numbers with units differ. */
export function compareTrilingual(
  value: unknown,
  path: readonly (string | number)[],
  report: (path: readonly (string | number)[], params: Record<string, string>) => void,
): void {
  if (Array.isArray(value)) {
    value.forEach((element: unknown, index) => compareTrilingual(element, [...path, index], report));
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const text = Trilingual.safeParse(value);
  if (!text.success) {
    for (const [key, member] of Object.entries(value)) compareTrilingual(member, [...path, key], report);
    return;
  }
  for (const language of ["ar", "ckb"] as const) {
    const numbers = differingQuantities(text.data.en, text.data[language]).join(", ");
    if (numbers !== "") report([...path, language], { id: path.map(String).join("."), numbers });
  }
}
