import { memo } from "react";
import type { Reference } from "#app/domain/authoring/course-source.ts";
import { type Block, SCHEMA_VERSION } from "#app/domain/authoring/document-schema.ts";
import { completeBlocks } from "#app/domain/authoring/complete-blocks.ts";
import { blockText } from "#app/domain/authoring/document-text.ts";
import type { LessonWords, RenderedMedia } from "#app/domain/authoring/lesson-rendering.ts";
import { renderLesson } from "#app/domain/authoring/render-lesson.ts";
import { withOwnIds } from "#app/domain/authoring/with-own-ids.ts";
import { directionOf, type Language } from "#app/domain/shared/language.ts";
import "#app/ui/learner/lesson.css";

export type BlockContext = {
  readonly language: Language;
  readonly references: readonly Reference[];
  readonly media: Readonly<Record<string, RenderedMedia>>;
  readonly lessonWords: LessonWords;
};

/** One block of a lesson as its reader will see it. One that is not filled in yet is shown by its words. */
export const BlockView = memo(function BlockView({ block, language, references, media, lessonWords }: BlockContext & { block: Block }) {
  const { document } = completeBlocks({ type: "doc", schemaVersion: SCHEMA_VERSION, content: [block] });
  const isWhole = document.content.length > 0;
  const { html } = renderLesson({ document, language, references, media, words: lessonWords });
  return (
    <div
      className="lesson min-w-0"
      lang={language}
      dir={directionOf(language)}
      {...(isWhole ? { dangerouslySetInnerHTML: { __html: alone(html, language) } } : { children: <p>{blockText(block)}</p> })}
    />
  );
});

/** Without the list of its references and the ways to them, which are elsewhere, and with ids that the other language has not. */
function alone(html: string, language: Language): string {
  return withOwnIds(html.replace(/<section id="references".*$/s, "").replace(/ href="#[^"]*"/g, ""), language);
}
