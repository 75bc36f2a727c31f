import type { Item } from "#app/domain/assessment/item.ts";
import type { ReportAt } from "#app/domain/authoring/course-place.ts";
import type { Reference } from "#app/domain/authoring/course-source.ts";
import { blocksOf, inlinesOf } from "#app/domain/authoring/document-schema.ts";
import type { LessonText } from "#app/domain/authoring/lesson-text.ts";

/** Every reference that is cited exists, and, when all was read, every one that exists is cited. */
export function checkReferences(
  references: readonly Reference[],
  items: readonly Item[],
  lessons: readonly LessonText[],
  allRead: boolean,
  report: ReportAt,
): void {
  const known = new Set<string>(references.map((reference) => reference.id));
  const cited = new Set<string>();
  for (const { lessonId, language, document } of lessons) {
    for (const block of blocksOf(document.content)) {
      const ids = inlinesOf(block).flatMap((inline) => (inline.type === "reference" ? (inline.attrs.ids as string[]) : []));
      // An empty one is still to be filled, and said to be missing.
      if (block.type === "doseBlock" && (block.attrs.source as string) !== "") ids.push(block.attrs.source);
      for (const id of ids) {
        cited.add(id);
        if (!known.has(id)) report({ part: "lesson", lessonId, language, blockId: block.attrs.id }, "reference-unknown", { id });
      }
    }
  }
  items.forEach((item, index) => {
    for (const id of [...item.references, ...(item.type === "vignette-set" ? item.items.flatMap((inner) => inner.references) : [])]) {
      cited.add(id);
      if (!known.has(id)) report({ part: "items", path: [index, "references"] }, "reference-unknown", { id, item: item.id });
    }
  });
  references.forEach(({ id }, index) => {
    if (allRead && !cited.has(id)) report({ part: "metadata", path: ["references", index] }, "reference-uncited", { id });
  });
}
