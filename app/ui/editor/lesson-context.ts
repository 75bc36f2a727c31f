import { Extension } from "@tiptap/core";
import type { Reference } from "#app/domain/authoring/course-source.ts";
import type { RenderedMedia } from "#app/domain/authoring/lesson-rendering.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { EditorWords } from "#app/i18n/editor-words.ts";

/** What the nodes of a lesson have to know besides themselves. */
export type LessonContext = {
  /** The words of the screen, in the reader's language. */
  words: EditorWords;
  /** The language of the lesson that is written. */
  language: Language;
  references: readonly Reference[];
  media: Readonly<Record<string, RenderedMedia>>;
  newId: () => string;
  /** Asks for a file of this kind; null when the author chose none. Not given where nothing can be uploaded. */
  pickMedia: ((kind: MediaKind) => Promise<string | null>) | null;
  /** Opens the choice of references for the mark at this place. */
  openReference: (position: number) => void;
};
export type MediaKind = "image" | "audio" | "video" | "text" | "file";

declare module "@tiptap/core" {
  interface Storage {
    lesson: LessonContext;
  }
  interface EditorEvents {
    /** References or files have changed: what shows them draws itself anew. */
    lessonContext: undefined;
  }
}

/** Carries the context to whatever stands in the editor. */
export const LessonContextExtension = Extension.create<{ context: LessonContext | null }, LessonContext>({
  name: "lesson",
  addOptions: () => ({ context: null }),
  addStorage() {
    return this.options.context ?? BARE;
  },
});

/** For a document that is only read or compared, without a screen. */
const BARE: LessonContext = {
  words: (key) => key,
  language: "ar",
  references: [],
  media: {},
  newId: () => "",
  pickMedia: null,
  openReference: () => undefined,
};
