import type { Language } from "#app/domain/shared/language.ts";

/**
 * What stands before the entry at a place of a list of so many: nothing before the first. Own words, as browsers have none for `ckb` (R9);
 * Arabic repeats its "and", and the other two say it once.
 */
export function listSeparator(language: Language, place: number, of: number): string {
  if (place === 0) return "";
  if (language === "ar") return " و";
  if (place < of - 1) return language === "en" ? ", " : "، ";
  return language === "en" ? (of === 2 ? " and " : ", and ") : " و ";
}
