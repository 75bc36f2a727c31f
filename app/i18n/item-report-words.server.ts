import type { Language } from "#app/domain/shared/language.ts";
import { catalogueOf } from "#app/i18n/catalogue-of.ts";
import type { MessageValues } from "#app/i18n/format-message.ts";
import { translator } from "#app/i18n/translate.ts";
import arabic from "#content/locales/ar/item-report.json" with { type: "json" };
import sorani from "#content/locales/ckb/item-report.json" with { type: "json" };
import english from "#content/locales/en/item-report.json" with { type: "json" };

/** Says a message about reported and corrected questions. */
export type ItemReportWords = (key: `item-report.${keyof typeof english}`, values?: MessageValues) => string;

const translators: Readonly<Record<Language, ItemReportWords>> = {
  ar: translator("ar", catalogueOf({ "item-report": arabic })),
  ckb: translator("ckb", catalogueOf({ "item-report": sorani })),
  en: translator("en", catalogueOf({ "item-report": english })),
};

/** The words in one language. Said by the server alone and carried by the page that says them: most learners never read one, and none travels in vain. */
export function itemReportWords(language: Language): ItemReportWords {
  return translators[language];
}
