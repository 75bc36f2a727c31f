import type { Language } from "#app/domain/shared/language.ts";
import { catalogueOf } from "#app/i18n/catalogue-of.ts";
import { importAgain } from "#app/i18n/import-again.ts";
import { type Translate, translator } from "#app/i18n/translate.ts";

const CHUNKS = {
  ar: () => import("#app/i18n/screens-oversee-ar.ts"),
  ckb: () => import("#app/i18n/screens-oversee-ckb.ts"),
  en: () => import("#app/i18n/screens-oversee-en.ts"),
} as const satisfies Readonly<Record<Language, unknown>>;

/** The words of oversight alone, in a language in which the page is not read: for a sentence that stands in all three. */
export async function overseeWords(language: Language): Promise<Translate> {
  return translator(language, catalogueOf((await importAgain<{ default: Parameters<typeof catalogueOf>[0] }>(CHUNKS[language])).default));
}
