import type { Language } from "#app/domain/shared/language.ts";
import { catalogueOf } from "#app/i18n/catalogue-of.ts";
import arabic from "#app/i18n/screens-ar.ts";
import arabicWorkshop from "#app/i18n/screens-workshop-ar.ts";
import sorani from "#app/i18n/screens-ckb.ts";
import soraniWorkshop from "#app/i18n/screens-workshop-ckb.ts";
import english from "#app/i18n/screens-en.ts";
import englishWorkshop from "#app/i18n/screens-workshop-en.ts";
import { type Translate, translator } from "#app/i18n/translate.ts";

const translators: Readonly<Record<Language, Translate>> = {
  ar: translator("ar", catalogueOf({ ...arabic, ...arabicWorkshop })),
  ckb: translator("ckb", catalogueOf({ ...sorani, ...soraniWorkshop })),
  en: translator("en", catalogueOf({ ...english, ...englishWorkshop })),
};

/** The translator of a language, where all three are at hand: on the server, in jobs, in tests. The browser has `useMessages`. */
export function messagesFor(language: Language): Translate {
  return translators[language];
}
