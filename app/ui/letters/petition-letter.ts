import type { Language } from "#app/domain/shared/language.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import type { LearnerLetterWords } from "#app/i18n/learner-letter-words.server.ts";
import type { PetitionLetter } from "#app/queries/compliance/petition-letter.server.ts";
import { type LearnerLetterTo, learnerLetter } from "#app/ui/letters/learner-letter.ts";
import type { Letter } from "#app/ui/letters/write-letter.ts";

function aboutWhat({ content, hundredths }: PetitionLetter, language: Language): Readonly<Record<string, string>> {
  switch (content.kind) {
    case "external":
      return { title: content.title, amount: formatCredits(language, hundredths ?? content.hundredths) };
    case "relief":
      return { from: formatDate(language, content.from), until: formatDate(language, content.to) };
    case "appeal":
      return { from: formatDate(language, content.cycleFrom) };
  }
}

/** Tells a clinician what an officer decided or asks about their claim, relief or appeal, and why. */
export function petitionWordLetter(about: PetitionLetter, to: LearnerLetterTo): Letter {
  const { words, language } = to;
  const { content, outcome } = about;
  const sentences = [
    words(`learner-letters.petition-${content.kind}-${outcome}-text`, aboutWhat(about, language)),
    words(outcome === "asked" ? "learner-letters.petition-question" : "learner-letters.licence-reason", { reason: about.reason }),
    words(outcome === "asked" ? "learner-letters.petition-answer" : "learner-letters.petition-where"),
  ];
  return learnerLetter(to, words(`learner-letters.petition-${outcome}-subject`), sentences, words("learner-letters.petition-button"));
}

/** The same on one segment of a text message. */
export function petitionText({ outcome }: PetitionLetter, words: LearnerLetterWords): string {
  return words(`learner-letters.text-petition-${outcome}`);
}
