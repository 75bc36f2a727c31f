import { LESSON_WORDS, type LessonWords } from "#app/domain/authoring/lesson-rendering.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";

function wordsIn(language: Language): LessonWords {
  const t = messagesFor(language);
  return Object.fromEntries(LESSON_WORDS.map((word) => [word, t(`lesson.block-${word}`)])) as LessonWords;
}

/** The words that a rendered lesson brings with it, in each language. */
export function lessonWords(): Readonly<Record<Language, LessonWords>> {
  return { ar: wordsIn("ar"), ckb: wordsIn("ckb"), en: wordsIn("en") };
}
