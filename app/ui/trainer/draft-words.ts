import type { Author, DraftPart } from "#app/domain/authoring/draft.ts";
import { lessonOfPart } from "#app/domain/authoring/draft-part.ts";
import type { DraftMetadata, DraftText } from "#app/domain/authoring/draft-content.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";

/** A text of a draft in the reader's language, else in one in which it is written, with that language; null when it is not written. */
export function textIn(text: DraftText | undefined, language: Language): { readonly text: string; readonly language: Language } | null {
  for (const one of [language, ...LANGUAGES]) {
    const written = text?.[one]?.trim() ?? "";
    if (written !== "") return { text: written, language: one };
  }
  return null;
}

/** The name of somebody who wrote, as the reader's language spells it. */
export function nameOfAuthor(author: Author, language: Language, t: Translate): string {
  if (author.name === null) return t("workshop.someone");
  const { ar, ckb, latin } = author.name;
  return language === "en" ? latin : language === "ckb" ? (ckb ?? ar) : ar;
}

/** What a part of a draft is called: "Questions", or a lesson's title and its language. */
export function nameOfPart(part: DraftPart, metadata: DraftMetadata, language: Language, t: Translate): string {
  if (part === "metadata" || part === "items" || part === "media") return t(`workshop.part-${part}`);
  const lesson = lessonOfPart(part);
  if (lesson === null) return part;
  const listed = metadata.lessons?.find(({ id }) => id === lesson.lessonId);
  return `${textIn(listed?.title, language)?.text ?? lesson.lessonId} · ${LANGUAGE_NAMES[lesson.language]}`;
}

/** The addresses of the workshop. */
export const draftPath = (courseId: string): string => `/teach/courses/${courseId}`;
export const lessonDraftPath = (courseId: string, lessonId: string, language: Language): string =>
  `${draftPath(courseId)}/lessons/${lessonId}/${language}`;
export const publicationPath = (courseId: string): string => `${draftPath(courseId)}/publication`;
export const withdrawalPath = (courseId: string): string => `${draftPath(courseId)}/withdrawal`;
export const captionsPath = (courseId: string, file: string): string => `${draftPath(courseId)}/captions/${file}`;
export const historyPath = (courseId: string, part: DraftPart): string => `${draftPath(courseId)}/history?part=${encodeURIComponent(part)}`;
export const teamPath = (door: "teach" | "review", courseId: string): string => `/${door}/courses/${courseId}/team`;
export const commentsPath = (courseId: string): string => `${draftPath(courseId)}/comments`;
export const reportsPath = (courseId: string): string => `${draftPath(courseId)}/reports`;
