import type { Item } from "#app/domain/assessment/item.ts";
import { checkDocument } from "#app/domain/authoring/check-document.ts";
import { checkItems } from "#app/domain/authoring/check-items.ts";
import { checkMetadata } from "#app/domain/authoring/check-metadata.ts";
import { checkReferences } from "#app/domain/authoring/check-references.ts";
import { compareLanguages } from "#app/domain/authoring/compare-languages.ts";
import { type MediaPaths, findMedia } from "#app/domain/authoring/course-media.ts";
import type { ReportAt } from "#app/domain/authoring/course-place.ts";
import type { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { LessonText } from "#app/domain/authoring/lesson-text.ts";
import type { ValidLesson } from "#app/domain/authoring/valid-course.ts";
import { contentLanguage } from "#app/domain/shared/content-language.ts";
import type { LessonId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** A course as far as its parts are of the right form, whether they lay in a folder or in a draft. */
export type ReadCourse = {
  /** null: not of the right form, and said already; what depends on it is not checked. */
  readonly metadata: CourseMetadata | null;
  readonly items: readonly Item[] | null;
  /** The lessons of the course, in order. */
  readonly lessonIds: readonly LessonId[];
  readonly lessons: readonly LessonText[];
  /** The paths of the files that there are. */
  readonly files: ReadonlySet<string>;
  /** The language that the others are compared with. */
  readonly source: Language;
  /** The languages in which it is to be published. */
  readonly languages: readonly Language[];
};

/**
 * The rules of a course that is to be published, for folder and draft alike: every fault goes to `report`. Gives the lessons that are
 * there in all of its languages, in their order, and the files that they show. A language that the course does not have holds the lesson as its
 * readers are shown it.
 */
export function checkCourse(
  { metadata, items, lessonIds, lessons, files, source: written, languages }: ReadCourse,
  report: ReportAt,
): { readonly lessons: readonly ValidLesson[]; readonly mediaPaths: MediaPaths } {
  const shown = (language: Language): Language => contentLanguage({ languages }, language);
  const source = shown(written);
  if (metadata !== null) checkMetadata(metadata, report);
  if (metadata !== null && items !== null) checkItems(metadata, items, report);
  for (const { lessonId, language, document } of lessons)
    checkDocument(document, (blockId, code, params) => {
      report({ part: "lesson", lessonId, language, blockId }, code, params);
    });
  const whole = lessonIds.flatMap((id): ValidLesson[] => {
    const documents: Partial<Record<Language, LessonDocument>> = {};
    for (const text of lessons) if (text.lessonId === id) documents[text.language] = text.document;
    compareLanguages(id, documents, source, report);
    const [ar, ckb, en] = [documents[shown("ar")], documents[shown("ckb")], documents[shown("en")]];
    if (ar === undefined || ckb === undefined || en === undefined) return [];
    return [{ id, documents: { ar, ckb, en }, sectionIds: sectionsOf({ ar, ckb, en }[source]) }];
  });
  // While something cannot be read, what is cited there is not known.
  const allRead = items !== null && lessons.length === lessonIds.length * languages.length;
  if (metadata !== null) checkReferences(metadata.references, items ?? [], lessons, allRead, report);
  return { lessons: whole, mediaPaths: findMedia(lessons, items ?? [], files, languages, report) };
}

function sectionsOf(document: LessonDocument): readonly string[] {
  return document.content.flatMap((block) => (block.type === "heading" && block.attrs.level === 2 ? [block.attrs.id as string] : []));
}
