import type { Reference } from "#app/domain/authoring/course-source.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { PastedImage } from "#app/domain/authoring/paste/paste-html.ts";
import type { LessonWords, RenderedMedia } from "#app/domain/authoring/lesson-rendering.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import type { MediaKind } from "#app/ui/editor/lesson-context.ts";
import type { DraftCopy, SavingProps } from "#app/ui/editor/use-autosave.ts";

/** What the editor is given by its page. */
export type LessonEditorProps = SavingProps & {
  /** The newest draft as the server has it, and its revision. */
  readonly document: LessonDocument;
  readonly revision: number;
  readonly savedAt: Instant | null;
  /** In which the lesson is written; the screen's own language may be another. */
  readonly language: Language;
  /** What the text is called, for screen readers. */
  readonly label: string;
  readonly references: readonly Reference[];
  readonly media: Readonly<Record<string, RenderedMedia>>;
  /** The product's own words in the lesson's language, for the preview. */
  readonly lessonWords: LessonWords;
  /** What this person typed here and the server may not have (offline/draft-copies). */
  readonly findCopy: () => Promise<DraftCopy | null>;
  /** Opens an upload or the library, and gives the name of a stored file. */
  readonly pickMedia?: (kind: MediaKind) => Promise<string | null>;
  /** Pictures that came with a paste; their blocks wait for the file, whose name goes to `fill`. */
  readonly onPastedImages?: (images: readonly PastedImage[], fill: FillBlock) => void;
  /** Files that were dropped on the text or pasted into it; as above. */
  readonly onFiles?: (files: readonly DroppedFile[], fill: FillBlock) => void;
};

/** Gives the block its file, if it still stands in the text and has none. */
export type FillBlock = (blockId: string, name: string) => void;
export type DroppedFile = { readonly blockId: string; readonly file: File };
