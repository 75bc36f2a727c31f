import type { Language } from "#app/domain/shared/language.ts";

const COMMA: Readonly<Record<Language, string>> = { ar: "، ", ckb: "، ", en: ", " };

/** The parts of one sentence, one after another. */
export function joinParts(language: Language, parts: readonly string[]): string {
  return parts.join(COMMA[language]);
}
