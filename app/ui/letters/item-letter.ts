import type { Language } from "#app/domain/shared/language.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import type { ItemReportWords } from "#app/i18n/item-report-words.server.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { AnsweredLetter, RegradedLetter } from "#app/queries/assessment/item-letter.server.ts";
import { type Letter, writeLetter } from "#app/ui/letters/write-letter.ts";

type To = {
  readonly language: Language;
  readonly t: Translate;
  readonly words: ItemReportWords;
  readonly name: string | null;
  readonly link: string;
};

const numbersOf = ({ percent, percentBefore, title }: RegradedLetter, language: Language) => ({
  course: title,
  before: formatNumber(language, percentBefore),
  now: formatNumber(language, percent),
});

/** The letter that tells a learner of another result: what it was, what it is, what was wrong, and what of their pass. */
export function regradedLetterText(about: RegradedLetter, to: To): Letter {
  const { words, language } = to;
  const pass = about.isNewPass
    ? [words("item-report.result-new-pass"), words("item-report.letter-regraded-next")]
    : about.passStands
      ? [words("item-report.result-pass-stands")]
      : [];
  const body = [words("item-report.letter-regraded-text", numbersOf(about, language)), ...about.sentences, ...pass].join(" ");
  return written(to, words("item-report.letter-regraded-subject"), body, words("item-report.letter-regraded-button"));
}

/** The letter that tells a reporter what was decided. */
export function answeredLetterText(about: AnsweredLetter, state: string, to: To): Letter {
  const { words } = to;
  const body = [words("item-report.letter-answered-text", { course: about.title }), `${state}.`, about.reason].join(" ");
  return written(to, words("item-report.letter-answered-subject"), body, words("item-report.letter-answered-button"));
}

/** The same as one line to a telephone. */
export function regradedText(about: RegradedLetter, language: Language, words: ItemReportWords): string {
  return words("item-report.text-regraded", numbersOf(about, language));
}

function written({ language, t, name, link }: To, subject: string, body: string, button: string): Letter {
  const greeting = name === null ? t("letters.greeting-nobody") : t("letters.greeting", { name });
  return writeLetter({ language, subject, greeting, body, code: null, button, link, closing: t("letters.closing") });
}
