import type { Language } from "#app/domain/shared/language.ts";
import { catalogueOf } from "#app/i18n/catalogue-of.ts";
import arabic from "#app/i18n/screens-ar.ts";
import arabicChanges from "#app/i18n/screens-changes-ar.ts";
import arabicOversee from "#app/i18n/screens-oversee-ar.ts";
import arabicPetitions from "#app/i18n/screens-petitions-ar.ts";
import arabicStanding from "#app/i18n/screens-standing-ar.ts";
import arabicWorkshop from "#app/i18n/screens-workshop-ar.ts";
import sorani from "#app/i18n/screens-ckb.ts";
import soraniChanges from "#app/i18n/screens-changes-ckb.ts";
import soraniOversee from "#app/i18n/screens-oversee-ckb.ts";
import soraniPetitions from "#app/i18n/screens-petitions-ckb.ts";
import soraniStanding from "#app/i18n/screens-standing-ckb.ts";
import soraniWorkshop from "#app/i18n/screens-workshop-ckb.ts";
import english from "#app/i18n/screens-en.ts";
import englishChanges from "#app/i18n/screens-changes-en.ts";
import englishOversee from "#app/i18n/screens-oversee-en.ts";
import englishPetitions from "#app/i18n/screens-petitions-en.ts";
import englishStanding from "#app/i18n/screens-standing-en.ts";
import englishWorkshop from "#app/i18n/screens-workshop-en.ts";
import { type Translate, translator } from "#app/i18n/translate.ts";

const translators: Readonly<Record<Language, Translate>> = {
  ar: translator(
    "ar",
    catalogueOf({ ...arabic, ...arabicChanges, ...arabicOversee, ...arabicPetitions, ...arabicStanding, ...arabicWorkshop }),
  ),
  ckb: translator(
    "ckb",
    catalogueOf({ ...sorani, ...soraniChanges, ...soraniOversee, ...soraniPetitions, ...soraniStanding, ...soraniWorkshop }),
  ),
  en: translator(
    "en",
    catalogueOf({ ...english, ...englishChanges, ...englishOversee, ...englishPetitions, ...englishStanding, ...englishWorkshop }),
  ),
};

/** The translator of a language, where all three are at hand: on the server, in jobs, in tests. The browser has `useMessages`. */
export function messagesFor(language: Language): Translate {
  return translators[language];
}
