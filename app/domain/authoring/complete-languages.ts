import { type Inline, blocksOf, inlinesOf } from "#app/domain/authoring/document-schema.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

const ARABIC_SCRIPT = /\p{Script=Arabic}/u;
/** Letters of the one language that the other never writes: so Arabic that was left in a Sorani file is seen as well as English. */
const ARABIC_ALONE = /[يكةأإى]/u;
const SORANI_ALONE = /[ەێۆڕڵ]/u;

/** A shorter passage may be a drug's name, an acronym or a number with its unit, which are the same everywhere. */
const LETTERS_OF_A_PASSAGE = 20;

/**
 * The languages in which the whole course can be taken: no title, objective, passage of a lesson or question stands there in
 * another language, as a translator leaves it who has not come so far.
 */
export function completeLanguages(course: Pick<ValidCourse, "metadata" | "items" | "lessons">): readonly Language[] {
  return LANGUAGES.filter((language) => passagesOf(course, language).every((passage) => isWrittenIn(passage, language)));
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

function passagesOf({ metadata, items, lessons }: Pick<ValidCourse, "metadata" | "items" | "lessons">, language: Language): string[] {
  const said = [
    metadata.title,
    metadata.summary,
    metadata.practiceGap,
    metadata.audience,
    metadata.method,
    ...metadata.objectives,
    ...metadata.lessons.map((lesson) => lesson.title),
    ...items.flatMap((item) => [item, ...(item.type === "vignette-set" ? item.items : [])]).flatMap((item) => [item.stem, item.leadIn]),
  ].map((text) => text[language]);
  const read = lessons.flatMap((lesson) =>
    [...blocksOf(lesson.documents[language].content)].map((block) => ("lang" in block.attrs ? "" : ownText(inlinesOf(block)))),
  );
  return [...said, ...read];
}

/** Without what is marked as another language. */
function ownText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => (inline.type === "text" && !inline.marks?.some((mark) => mark.type === "language") ? inline.text : " "))
    .join("");
}
