import type { CoursePlace } from "#app/domain/authoring/course-place.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import type { DraftPlace } from "#app/domain/authoring/draft-fault.ts";
import { Language } from "#app/domain/shared/language.ts";
import type { LessonId } from "#app/domain/shared/ids.ts";

/** What a place of a course is called in a draft. */
export function draftPlace(place: CoursePlace, draft: Pick<DraftContent, "items">): DraftPlace {
  switch (place.part) {
    case "lesson": {
      const { lessonId, language, blockId } = place;
      const part = lessonPart(lessonId, language);
      return { part, lessonId: lessonId as LessonId, language, blockId, itemId: null, field: null };
    }
    case "media":
      return { ...NOWHERE, part: "media", field: place.path };
    case "metadata":
      return { ...NOWHERE, part: "metadata", language: languageAtEnd(place.path), field: fieldOf(place.path) };
    case "items": {
      const [index, ...rest] = place.path;
      const item = typeof index === "number" ? draft.items[index] : undefined;
      return { ...NOWHERE, part: "items", language: languageAtEnd(rest), itemId: item?.id ?? null, field: fieldOf(rest) };
    }
  }
}

const NOWHERE = { lessonId: null, language: null, blockId: null, itemId: null, field: null } as const;

function fieldOf(path: readonly PropertyKey[]): string | null {
  return path.length === 0 ? null : path.map(String).join(".");
}

function languageAtEnd(path: readonly PropertyKey[]): Language | null {
  return Language.safeParse(path.at(-1)).data ?? null;
}
