import type { z } from "zod";
import { checkCourse } from "#app/domain/authoring/check-course.ts";
import { untranslatedPassages } from "#app/domain/authoring/complete-languages.ts";
import type { CoursePlace } from "#app/domain/authoring/course-place.ts";
import type { MediaPaths } from "#app/domain/authoring/course-media.ts";
import { CourseMetadata, ItemPool } from "#app/domain/authoring/course-source.ts";
import { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import type { DraftContent, DraftDocument } from "#app/domain/authoring/draft-content.ts";
import type { DraftFault } from "#app/domain/authoring/draft-fault.ts";
import { draftPlace } from "#app/domain/authoring/draft-place.ts";
import { filledMetadata } from "#app/domain/authoring/filled-metadata.ts";
import type { LessonText } from "#app/domain/authoring/lesson-text.ts";
import { schemaFaults } from "#app/domain/authoring/schema-faults.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import { withTextsShown } from "#app/domain/shared/texts-shown.ts";
import type { LessonId } from "#app/domain/shared/ids.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { isPlainJson } from "#app/domain/shared/plain-text.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** A draft in which nothing stands in the way of publication: a course, but for the bytes of its files. */
export type ReadyDraft = Pick<ValidCourse, "metadata" | "items" | "lessons"> & { readonly mediaPaths: MediaPaths };

/**
 * Everything that stands between a draft and its publication, each with its place; the same list while it is being written and when
 * it is submitted and published. Asks only for the languages in which it is to be published. Empty: it may be submitted.
 */
export function publicationChecklist(draft: DraftContent): readonly DraftFault[] {
  const ready = readyDraft(draft);
  return ready.ok ? [] : ready.refusal;
}

/** The course that a draft holds, or all that stands in its way. */
export function readyDraft(draft: DraftContent): Result<ReadyDraft, readonly DraftFault[]> {
  const faults: DraftFault[] = [];
  const languages = languagesOf(draft.metadata);
  const report = (place: CoursePlace, code: string, params: Readonly<Record<string, string | number>> = {}): void => {
    const fault = { code, place: draftPlace(place, draft), params };
    if (fault.place.language === null || languages.includes(fault.place.language)) faults.push(fault);
  };
  const inForm = <Schema extends z.ZodType>(part: "metadata" | "items", schema: Schema, value: unknown): z.infer<Schema> | null => {
    if (!isPlainJson(value)) report({ part, path: [] }, "control-character");
    const wrong = schemaFaults(schema, value);
    for (const { path, code, params } of wrong) report({ part, path }, code, params);
    return wrong.length === 0 ? schema.parse(value) : null;
  };

  const metadata = inForm("metadata", CourseMetadata, withTextsShown(filledMetadata(draft), languages));
  const items = inForm("items", ItemPool, withTextsShown(draft.items, languages));
  const lessonIds = (draft.metadata.lessons ?? []).map(({ id }) => id);
  const texts = lessonIds.flatMap((lessonId) =>
    languages.flatMap((language): LessonText[] => {
      const part = lessonPart(lessonId, language);
      const document = draft.documents[part];
      const place = { part: "lesson", lessonId, language, blockId: null } as const;
      if (document === undefined) return (report(place, "lesson-missing"), []);
      return readText(document, lessonId, language, faults, report);
    }),
  );
  const source = sourceOf(draft);
  const { lessons, mediaPaths } = checkCourse(
    { metadata, items, lessonIds, lessons: texts, files: new Set(draft.media.map(({ path }) => path)), source, languages },
    report,
  );
  if (metadata === null || items === null || faults.length > 0) return refused(inOrder(faults));
  for (const language of languages)
    for (const place of untranslatedPassages({ metadata, items, lessons }, language)) report(place, "passage-in-another-language");
  return faults.length > 0 ? refused(inOrder(faults)) : granted({ metadata, items, lessons, mediaPaths });
}

/** The document as a text of its lesson; what is still to be filled in it is said. */
function readText(
  document: DraftDocument,
  lessonId: LessonId,
  language: Language,
  faults: DraftFault[],
  report: (place: CoursePlace, code: string) => void,
): LessonText[] {
  if (!isPlainJson(document)) report({ part: "lesson", lessonId, language, blockId: null }, "control-character");
  for (const { path, code, params } of schemaFaults(LessonDocument, document)) {
    const { blockId, field } = blockAt(document, path);
    faults.push({ code, params, place: { part: lessonPart(lessonId, language), lessonId, language, blockId, itemId: null, field } });
  }
  return [{ lessonId, language, document }];
}

/** The innermost block that a path leads through, and the rest of the path inside it. */
function blockAt(document: unknown, path: readonly PropertyKey[]): { readonly blockId: string | null; readonly field: string | null } {
  let [node, blockId, rest] = [document, null as string | null, path];
  path.forEach((key, index) => {
    node = (node as Record<PropertyKey, unknown> | undefined)?.[key];
    const attrs = (node as { attrs?: { id?: unknown } } | null | undefined)?.attrs;
    if (typeof attrs?.id === "string") [blockId, rest] = [attrs.id, path.slice(index + 1)];
  });
  const field = rest.filter((key) => key !== "attrs").map(String);
  return { blockId, field: field.length === 0 ? null : field.join(".") };
}

/** The language in which the course is written first; English while that is not said. */
function sourceOf(draft: DraftContent): Language {
  return LANGUAGES.find((language) => draft.metadata.translations?.[language] === "source") ?? "en";
}

const PARTS = ["metadata", "media", "lesson", "items"];

function inOrder(faults: readonly DraftFault[]): readonly DraftFault[] {
  const rank = ({ place }: DraftFault): number => PARTS.indexOf(place.lessonId === null ? place.part : "lesson");
  return [...faults].sort((a, b) => rank(a) - rank(b));
}
