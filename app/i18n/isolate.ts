import { directionOf, type Language } from "#app/domain/shared/language.ts";

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
const RIGHT_TO_LEFT_LETTER = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;
const LEFT_TO_RIGHT_LETTER = /[A-Za-z\u00C0-\u02AF\u0370-\u052F]/;

/**
 * The text, wrapped in Unicode isolates when it holds letters that run against the language's direction, so that a Latin drug name or
 * an Arabic name never pulls the punctuation around it (R3). Text of one direction comes back unchanged.
 */
export function isolate(text: string, language: Language): string {
  const foreign = directionOf(language) === "rtl" ? LEFT_TO_RIGHT_LETTER : RIGHT_TO_LEFT_LETTER;
  return foreign.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;
}
