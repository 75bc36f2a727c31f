import type { Language } from "#app/domain/shared/language.ts";

/** Each language calls itself by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { ar: "العربية", ckb: "کوردی", en: "English" };
