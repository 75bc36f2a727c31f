import { blockText } from "#app/domain/authoring/document-text.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import { lessonOfPart } from "#app/domain/authoring/draft-part.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

export type OutlinedBlock = { readonly id: string; readonly type: string; readonly level: number | null; readonly text: string };
export type OutlinedLesson = {
  readonly blocks: readonly OutlinedBlock[];
  /** The language in which the blocks are read. */
  readonly language: Language;
  readonly written: readonly Language[];
};

const LONGEST = 90;

/**
 * The blocks of every lesson that was ever written in a draft, those included that its metadata no longer list; in the language in which the
 * course is written first, or else in one in which the lesson is written.
 */
export function courseOutline({
  metadata,
  documents,
}: Pick<DraftContent, "metadata" | "documents">): Readonly<Record<string, OutlinedLesson>> {
  const source = LANGUAGES.find((language) => metadata.translations?.[language] === "source");
  const writtenIn = new Map<string, Language[]>();
  for (const part of Object.keys(documents)) {
    const lesson = lessonOfPart(part as `lesson/${string}/${Language}`);
    if (lesson !== null) writtenIn.set(lesson.lessonId, [...(writtenIn.get(lesson.lessonId) ?? []), lesson.language]);
  }
  return Object.fromEntries(
    [...writtenIn].map(([lessonId, written]): [string, OutlinedLesson] => {
      const language = source !== undefined && written.includes(source) ? source : (written[0] ?? "en");
      const blocks = (documents[`lesson/${lessonId}/${language}`]?.content ?? []).map((block): OutlinedBlock => {
        const text = blockText(block).replace(/\s+/g, " ").trim();
        return {
          id: block.attrs.id,
          type: block.type,
          level: block.type === "heading" ? block.attrs.level : null,
          text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text,
        };
      });
      return [lessonId, { blocks, language, written }];
    }),
  );
}
