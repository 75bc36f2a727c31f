import { z } from "zod";

/** One form for one name: composed, single spaces, Arabic tatweel left out. */
function tidy(name: string): string {
  return name
    .normalize("NFC")
    .replace(/\u0640/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Letters of the Arabic script with their marks, a joiner inside, and what stands between names. */
const ARABIC = /^[\p{Script=Arabic}\p{Mark}\u200c\u200d .'’-]+$/u;
const LATIN = /^[\p{Script=Latin}\p{Mark} .'’-]+$/u;
const LETTER = /\p{Letter}/u;

function name(script: RegExp, wrongScript: string) {
  return z
    .string()
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, "required")
        .max(120, "too-long")
        .refine((text) => script.test(text) && LETTER.test(text) && !/\p{Number}/u.test(text), wrongScript)
        .refine((text) => text.length < 3 || text.includes(" "), "name-in-full"),
    );
}

/** The name as registered, in Arabic letters; at least two words. */
export const NameInArabic = name(ARABIC, "name-arabic-letters");
/** The name as registered, in Latin letters; at least two words. */
export const NameInLatin = name(LATIN, "name-latin-letters");
/** The name in Sorani spelling, if it differs. */
export const NameInKurdish = name(ARABIC, "name-arabic-letters");
