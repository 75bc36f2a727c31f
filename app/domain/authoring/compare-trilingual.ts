import { differingQuantities } from "#app/domain/authoring/quantities.ts";
import { contentLanguage } from "#app/domain/shared/content-language.ts";
import { type Language, Trilingual } from "#app/domain/shared/language.ts";

/** Walks a value for texts in three languages and reports those whose numbers with units differ, among the languages of the course. */
export function compareTrilingual(
  value: unknown,
  path: readonly (string | number)[],
  languages: readonly Language[],
  report: (path: readonly (string | number)[], params: Record<string, string>) => void,
): void {
  if (Array.isArray(value)) {
    value.forEach((element: unknown, index) => compareTrilingual(element, [...path, index], languages, report));
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const text = Trilingual.safeParse(value);
  if (!text.success) {
    for (const [key, member] of Object.entries(value)) compareTrilingual(member, [...path, key], languages, report);
    return;
  }
  const compared = contentLanguage({ languages }, "en");
  for (const language of languages) {
    const numbers = language === compared ? "" : differingQuantities(text.data[compared], text.data[language]).join(", ");
    if (numbers !== "") report([...path, language], { id: path.map(String).join("."), numbers });
  }
}
