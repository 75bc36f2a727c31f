import type { Reference } from "#app/domain/authoring/course-source.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { ShownPicture } from "#app/domain/media/shown-picture.ts";
import type { ShownRecording } from "#app/domain/media/shown-recording.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** The product's own words in a rendered lesson, in the lesson's language. */
export const LESSON_WORDS = [
  "note",
  "warning",
  "key",
  "references",
  "caseVignette",
  "reveal",
  "knowledgeCheck",
  "showAnswer",
  "correctOption",
  "dose",
  "drug",
  "route",
  "amount",
  "interval",
  "source",
  "table",
  "credit",
  "transcript",
  "readTranscript",
  "download",
  "unsupported",
  "kilobytes",
  "megabytes",
  "unit",
  "percent",
  "drop",
  "tablet",
  "puff",
] as const;
/** Those of its recordings, which the server alone says. */
export const RECORDING_WORDS = ["quality", "automatic", "soundOnly"] as const;
export type LessonWords = Readonly<Record<(typeof LESSON_WORDS)[number] | (typeof RECORDING_WORDS)[number], string>>;

/** A stored object that a lesson shows. */
export type RenderedMedia = {
  readonly sha256: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  /** What stands in a file of words, a transcript or captions; null for everything else. */
  readonly text: string | null;
  /** What was made of a recording; null or left out where there is only the original. */
  readonly recording?: ShownRecording | null;
  /** The smaller pictures that were made of a picture; null or left out where there is only the original. */
  readonly picture?: ShownPicture | null;
};

export type RenderInput = {
  readonly document: LessonDocument;
  readonly language: Language;
  readonly references: readonly Reference[];
  readonly media: Readonly<Record<string, RenderedMedia>>;
  readonly words: LessonWords;
};

export type RenderedLesson = {
  readonly html: string;
  /** The headings in order; level 2 are the sections that progress counts. */
  readonly outline: readonly { readonly id: string; readonly title: string; readonly level: 2 | 3 }[];
  /** Bytes of the HTML and of every image in it. Audio, video and files come only when asked for, and say their own size. */
  readonly bytes: number;
};

/**
 * Counts up whenever the same document would become other HTML. What was rendered before is kept, and a course that is imported or
 * published again without a change gets its lessons rendered anew, under the same version.
 */
export const RENDERER = 6;

/** So many renderings are counted of one renderer; before there were several of one, a rendering had the number of its renderer. */
const OF_ONE_RENDERER = 1000;

/** The number of the rendering that follows upon a version's newest (0: there is none): one of a later renderer is always higher. */
export function nextRendering(newest: number): number {
  return Math.max(RENDERER * OF_ONE_RENDERER, newest + 1);
}

/** Which renderer made the rendering of that number. */
export function rendererOf(rendering: number): number {
  return rendering < OF_ONE_RENDERER ? rendering : Math.floor(rendering / OF_ONE_RENDERER);
}
