import type { StandingDeadline } from "#app/domain/compliance/standing-deadline.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { ISSUING_BODIES } from "#app/domain/identity/issuing-body.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { isolate } from "#app/i18n/isolate.ts";
import { joinParts } from "#app/i18n/join-parts.ts";
import type { LearnerLetterWords } from "#app/i18n/learner-letter-words.server.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { LicenceLetter } from "#app/queries/identity/licence-letter.server.ts";
import { askedAbout } from "#app/ui/learner/standing-words.ts";
import { type Letter, writeLetter } from "#app/ui/letters/write-letter.ts";

/** To whom a letter goes, with what says it in their language, and where its one button leads. */
export type LearnerLetterTo = {
  readonly language: Language;
  readonly t: Translate;
  readonly words: LearnerLetterWords;
  readonly name: string | null;
  readonly link: string;
};

/** Sentences as a letter to a clinician, with a greeting, one button and a closing. */
export function learnerLetter(
  { language, t, name, link }: LearnerLetterTo,
  subject: string,
  sentences: readonly string[],
  button: string,
): Letter {
  const greeting = name === null ? t("letters.greeting-nobody") : t("letters.greeting", { name });
  return writeLetter({ language, subject, greeting, body: sentences.join(" "), code: null, button, link, closing: t("letters.closing") });
}

/** What is missing and until when, as a message fills it in. */
export function deadlineWords(deadline: StandingDeadline, language: Language, words: LearnerLetterWords): { day: string; missing: string } {
  const whole = deadline.wholeHundredths === null ? [] : [{ missing: deadline.wholeHundredths, what: null }];
  const parts = deadline.parts.map((part) => ({ missing: part.missing, what: askedAbout(part, language) }));
  const credits = [...whole, ...parts].map(({ missing, what }) => {
    const amount = formatCredits(language, missing);
    return what === null ? words("learner-letters.standing-whole", { amount }) : words("learner-letters.standing-part", { amount, what });
  });
  const duties = deadline.duties.map(() => words("learner-letters.standing-duty"));
  return { day: formatDate(language, deadline.to), missing: joinParts(language, [...credits, ...duties]) };
}

/** Reminds a clinician of what their cycle lacks, and where the whole of it stands. */
export function standingLetter(about: { readonly deadline: StandingDeadline; readonly isInForce: boolean }, to: LearnerLetterTo): Letter {
  const { words, language } = to;
  const trial = about.isInForce ? [] : [words("learner-letters.standing-trial")];
  const sentences = [
    words("learner-letters.standing-text", deadlineWords(about.deadline, language, words)),
    words("learner-letters.standing-where"),
    ...trial,
  ];
  const subject = words("learner-letters.standing-subject", { days: about.deadline.daysLeft });
  return learnerLetter(to, subject, sentences, words("learner-letters.standing-button"));
}

/** The same on one segment of a text message. */
export function standingText({ to, leastHundredths }: StandingDeadline, language: Language, words: LearnerLetterWords): string {
  const day = formatDate(language, to);
  if (leastHundredths === 0) return words("learner-letters.text-standing-other", { day });
  return words("learner-letters.text-standing", { amount: formatCredits(language, leastHundredths), day });
}

/** Tells a clinician what a registrar said about the licence that they claimed, and why. */
export function licenceDecisionLetter({ outcome, number, issuingBody, reason }: LicenceLetter, to: LearnerLetterTo): Letter {
  const { words, language } = to;
  const body = nameOf(ISSUING_BODIES, issuingBody, language);
  const sentences = [
    words(`learner-letters.licence-${outcome}-text`, { number: isolate(number, language), body }),
    ...(reason === null ? [] : [words("learner-letters.licence-reason", { reason: isolate(reason, language) })]),
    ...(outcome === "refused" ? [words("learner-letters.licence-refused-next")] : []),
  ];
  return learnerLetter(to, words(`learner-letters.licence-${outcome}-subject`), sentences, words("learner-letters.licence-button"));
}

/** The same on one segment of a text message. */
export function licenceDecisionText({ outcome }: LicenceLetter, words: LearnerLetterWords): string {
  return words(`learner-letters.text-licence-${outcome}`);
}
