import { LESSON_WORDS, type LessonWords, RECORDING_WORDS } from "#app/domain/authoring/lesson-rendering.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { catalogueOf } from "#app/i18n/catalogue-of.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { translator } from "#app/i18n/translate.ts";
import arabic from "#content/locales/ar/recording.json" with { type: "json" };
import sorani from "#content/locales/ckb/recording.json" with { type: "json" };
import english from "#content/locales/en/recording.json" with { type: "json" };

type RecordingWord = (typeof RECORDING_WORDS)[number];
/** Said by the server alone, in what it renders: no learner's page carries them a second time. */
const recordingWords: Readonly<Record<Language, (key: `recording.block-${RecordingWord}`) => string>> = {
  ar: translator("ar", catalogueOf({ recording: arabic })),
  ckb: translator("ckb", catalogueOf({ recording: sorani })),
  en: translator("en", catalogueOf({ recording: english })),
};

function wordsIn(language: Language): LessonWords {
  const t = messagesFor(language);
  return {
    ...Object.fromEntries(LESSON_WORDS.map((word) => [word, t(`lesson.block-${word}`)])),
    ...Object.fromEntries(RECORDING_WORDS.map((word) => [word, recordingWords[language](`recording.block-${word}`)])),
  } as LessonWords;
}

/** The words that a rendered lesson brings with it, in each language. */
export function lessonWords(): Readonly<Record<Language, LessonWords>> {
  return { ar: wordsIn("ar"), ckb: wordsIn("ckb"), en: wordsIn("en") };
}
