import type { Language } from "#app/domain/shared/language.ts";
import { catalogueOf } from "#app/i18n/catalogue-of.ts";
import type { MessageValues } from "#app/i18n/format-message.ts";
import { translator } from "#app/i18n/translate.ts";
import arabic from "#content/locales/ar/learner-letters.json" with { type: "json" };
import sorani from "#content/locales/ckb/learner-letters.json" with { type: "json" };
import english from "#content/locales/en/learner-letters.json" with { type: "json" };

/** Says a message of a letter to a clinician. */
export type LearnerLetterWords = (key: `learner-letters.${keyof typeof english}`, values?: MessageValues) => string;

/** The words in one language. Said by the server alone, in letters and in the line above a learner's first page: no page carries them all. */
export function learnerLetterWords(language: Language): LearnerLetterWords {
  const screen = { ar: arabic, ckb: sorani, en: english }[language];
  return translator(language, catalogueOf({ "learner-letters": screen }));
}
