import type { Language } from "#app/domain/shared/language.ts";
import { catalogueOf } from "#app/i18n/catalogue-of.ts";
import { type Translate, translator } from "#app/i18n/translate.ts";

/** One chunk for each language; only the one that is read travels. */
const CHUNKS: Readonly<Record<Language, () => Promise<{ default: Readonly<Record<string, object>> }>>> = {
  ar: () => import("#app/i18n/screens-ar.ts"),
  ckb: () => import("#app/i18n/screens-ckb.ts"),
  en: () => import("#app/i18n/screens-en.ts"),
};

const loaded = new Map<Language, Translate>();

/** Fetches a language's messages once; rejects when the network fails, and may then be asked again. */
export async function loadMessages(language: Language): Promise<Translate> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const { default: screens } = await CHUNKS[language]();
  const t = translator(language, catalogueOf(screens));
  loaded.set(language, t);
  return t;
}
