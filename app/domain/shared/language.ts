import { z } from "zod";

/** The product's languages: Arabic, Central Kurdish (Sorani; never `ku`, which is Kurmanji), English. */
export const LANGUAGES = ["ar", "ckb", "en"] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

export type Direction = "rtl" | "ltr";

/** The one table that knows which way a language runs (R6). */
const DIRECTION: Readonly<Record<Language, Direction>> = { ar: "rtl", ckb: "rtl", en: "ltr" };

/** The direction in which the language is written. */
export function directionOf(language: Language): Direction {
  return DIRECTION[language];
}

/** A text in all three languages; none may be empty. */
export const Trilingual = z.strictObject({
  ar: z.string().trim().min(1),
  ckb: z.string().trim().min(1),
  en: z.string().trim().min(1),
});
export type Trilingual = z.infer<typeof Trilingual>;
