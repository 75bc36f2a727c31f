import type { LessonId } from "#app/domain/shared/ids.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

/** The text of one lesson in one language. */
export type LessonPart = `lesson/${string}/${Language}`;

/**
 * What is saved by itself and has revisions of its own: `metadata` (draft-content's DraftMetadata; lessons in order, modules), `items` (the
 * pool), `media` (the files that lessons may name), and a lesson in a language, `lesson/clean-hands/ar`.
 */
export type DraftPart = "metadata" | "items" | "media" | LessonPart;

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
const LESSON_PART = new RegExp(`^lesson/(${SLUG})/(${LANGUAGES.join("|")})$`);

/** Whether a text names a part that a draft may have. */
export function isDraftPart(text: string): text is DraftPart {
  return ["metadata", "items", "media"].includes(text) || LESSON_PART.test(text);
}

/** The part that holds a lesson in a language. */
export function lessonPart(lessonId: string, language: Language): LessonPart {
  return `lesson/${lessonId}/${language}`;
}

/** Which lesson in which language a part holds; null for the others. */
export function lessonOfPart(part: DraftPart): { readonly lessonId: LessonId; readonly language: Language } | null {
  const found = LESSON_PART.exec(part);
  return found === null ? null : { lessonId: found[1] as LessonId, language: found[2] as Language };
}
