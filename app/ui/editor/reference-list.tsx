import { memo } from "react";
import { entry } from "#app/domain/authoring/bibliography.ts";
import type { Reference } from "#app/domain/authoring/course-source.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import type { LessonEditorProps } from "#app/ui/editor/lesson-editor-props.ts";

type ReferenceListProps = {
  readonly numbers: ReadonlyMap<string, number>;
  readonly references: readonly Reference[];
  readonly broken?: LessonEditorProps["broken"];
  readonly words: EditorWords;
};

/** The numbered list below the text, as the lesson will have it; what is cited and not in the course's list stands out. */
export const ReferenceList = memo(List, (before, after) => {
  const isSame = before.references === after.references && before.broken === after.broken && before.words === after.words;
  return isSame && [...before.numbers.keys()].join(" ") === [...after.numbers.keys()].join(" ");
});

function List({ numbers, references, broken = [], words }: ReferenceListProps) {
  if (numbers.size === 0) return null;
  const byId = new Map<string, Reference>(references.map((one) => [one.id, one]));
  return (
    <section aria-labelledby="editor-references" className="border-line border-t p-4">
      <h3 id="editor-references" className="mb-2 text-base font-semibold">
        {words("editor.references")}
      </h3>
      <ol className="list-decimal space-y-1 ps-6 text-sm">
        {[...numbers].map(([id, number]) => {
          const reference = byId.get(id);
          return reference === undefined ? (
            <li key={id} value={number} className="text-danger font-medium">
              {broken.some((one) => one.id === id)
                ? words("editor.reference-broken", { name: broken.find((one) => one.id === id)?.title ?? id })
                : words("editor.reference-missing", { name: id })}
            </li>
          ) : (
            <li key={id} value={number} className="[overflow-wrap:anywhere]">
              <span dir="ltr" lang="en" className="block" dangerouslySetInnerHTML={{ __html: entry(reference).markup }} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
