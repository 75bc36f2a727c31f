import { useMemo, useState } from "react";
import { completeBlocks } from "#app/domain/authoring/complete-blocks.ts";
import type { Reference } from "#app/domain/authoring/course-source.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { LessonWords, RenderedMedia } from "#app/domain/authoring/lesson-rendering.ts";
import { renderLesson } from "#app/domain/authoring/render-lesson.ts";
import { directionOf, type Language } from "#app/domain/shared/language.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";
import { Callout } from "#app/ui/kit/callout.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import "#app/ui/learner/lesson.css";

/** The lesson by the renderer that publication uses, at the width of a telephone or of a desk. */
export function LessonPreview({
  document,
  language,
  references,
  media,
  lessonWords,
  words,
}: {
  document: LessonDocument;
  language: Language;
  references: readonly Reference[];
  media: Readonly<Record<string, RenderedMedia>>;
  lessonWords: LessonWords;
  words: EditorWords;
}) {
  const [width, setWidth] = useState("phone");
  const { rendered, leftOut } = useMemo(() => {
    const complete = completeBlocks(document);
    return {
      rendered: renderLesson({ document: complete.document, language, references, media, words: lessonWords }),
      leftOut: complete.leftOut,
    };
  }, [document, language, references, media, lessonWords]);
  return (
    <div className="space-y-4 p-3 sm:p-4">
      <ChoiceGroup
        kind="one"
        name="preview-width"
        legend={words("editor.preview-width")}
        inline
        value={width}
        choices={[
          { value: "phone", label: words("editor.preview-phone") },
          { value: "desk", label: words("editor.preview-desk") },
        ]}
        onChange={setWidth}
      />
      <p className="text-ink-muted text-sm">{words("editor.preview-size", { size: Math.max(1, Math.round(rendered.bytes / 1000)) })}</p>
      {leftOut > 0 ? <Callout kind="warning" title={words("editor.preview-incomplete", { count: leftOut })} /> : null}
      <div
        className={classNames(
          "border-line-strong bg-surface mx-auto rounded-2xl border p-4",
          width === "phone" ? "max-w-[390px]" : "max-w-[46rem]",
        )}
      >
        <div className="lesson" lang={language} dir={directionOf(language)} dangerouslySetInnerHTML={{ __html: rendered.html }} />
      </div>
    </div>
  );
}
