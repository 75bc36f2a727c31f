import type { Item } from "#app/domain/assessment/item.ts";
import type { CoursePlace } from "#app/domain/authoring/course-place.ts";
import { type Inline, blocksOf, inlinesOf } from "#app/domain/authoring/document-schema.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";

const ARABIC_SCRIPT = /\p{Script=Arabic}/u;
/** Letters of the one language that the other never writes: so Arabic that was left in a Sorani file is seen as well as English. */
const ARABIC_ALONE = /[يكةأإى]/u;
const SORANI_ALONE = /[ەێۆڕڵ]/u;

/** A shorter passage may be a drug's name, an acronym or a number with its unit, which are the same everywhere. */
const LETTERS_OF_A_PASSAGE = 20;

type Written = Pick<ValidCourse, "metadata" | "items" | "lessons">;

/**
 * The languages in which the whole course can be taken: no title, objective, passage of a lesson or question stands there in
 * another language, as a translator leaves it who has not come so far.
 */
export function completeLanguages(course: Written): readonly Language[] {
  return languagesOf(course.metadata).filter((language) => untranslatedPassages(course, language).length === 0);
}

/** Where something else than this language stands. */
export function untranslatedPassages(course: Written, language: Language): readonly CoursePlace[] {
  return passagesOf(course, language).flatMap(({ place, text }) => (isWrittenIn(text, language) ? [] : [place]));
}

function isWrittenIn(passage: string, language: Language): boolean {
  if (passage.replace(/\P{L}/gu, "").length < LETTERS_OF_A_PASSAGE) return true;
  switch (language) {
    case "ar":
      return ARABIC_SCRIPT.test(passage) && (ARABIC_ALONE.test(passage) || !SORANI_ALONE.test(passage));
    case "ckb":
      return ARABIC_SCRIPT.test(passage) && (SORANI_ALONE.test(passage) || !ARABIC_ALONE.test(passage));
    case "en":
      return /\p{Script=Latin}/u.test(passage);
  }
}

type Passage = { readonly place: CoursePlace; readonly text: string };

function passagesOf({ metadata, items, lessons }: Written, language: Language): readonly Passage[] {
  const said = (part: "metadata" | "items", path: readonly (string | number)[], text: Trilingual): Passage => ({
    place: { part, path: [...path, language] },
    text: text[language],
  });
  const asked = (item: Item, path: readonly (string | number)[]): Passage[] => [
    said("items", [...path, "stem"], item.stem),
    said("items", [...path, "leadIn"], item.leadIn),
    ...(item.media === undefined ? [] : [said("items", [...path, "media", "text"], item.media.text)]),
    ...(item.type === "vignette-set" ? item.items.flatMap((inner, index) => asked(inner, [...path, "items", index])) : []),
  ];
  return [
    ...(["title", "summary", "practiceGap", "audience", "method"] as const).map((name) => said("metadata", [name], metadata[name])),
    ...metadata.objectives.map((objective, index) => said("metadata", ["objectives", index], objective)),
    ...(metadata.modules ?? []).map((module, index) => said("metadata", ["modules", index, "title"], module.title)),
    ...metadata.lessons.map((lesson, index) => said("metadata", ["lessons", index, "title"], lesson.title)),
    ...items.flatMap((item, index) => asked(item, [index])),
    ...lessons.flatMap((lesson) =>
      [...blocksOf(lesson.documents[language].content)].map((block) => ({
        place: { part: "lesson" as const, lessonId: lesson.id, language, blockId: block.attrs.id },
        text: "lang" in block.attrs ? "" : ownText(inlinesOf(block)),
      })),
    ),
  ];
}

/** Without what is marked as another language. */
function ownText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => (inline.type === "text" && !inline.marks?.some((mark) => mark.type === "language") ? inline.text : " "))
    .join("");
}
