import type { NewReference } from "#app/domain/authoring/added-reference.ts";
import type { NotSavedWhy } from "#app/domain/authoring/autosave.ts";
import type { Reference } from "#app/domain/authoring/course-source.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { PastedImage } from "#app/domain/authoring/paste/paste-html.ts";
import type { LessonWords, RenderedMedia } from "#app/domain/authoring/lesson-rendering.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import type { MediaKind } from "#app/ui/editor/lesson-context.ts";
import type { DraftCopy, SavingProps } from "#app/ui/editor/use-autosave.ts";

/** Why a source is not among the references of the course. */
export type NotAddedWhy = NotSavedWhy;
/** Enters a source among the references of the course; those that are given to the editor grow by it. Never rejects. */
export type AddReference = (
  reference: NewReference,
) => Promise<
  { readonly kind: "added"; readonly id: string; readonly isNew: boolean } | { readonly kind: "not-saved"; readonly why: NotAddedWhy }
>;
/** In how many lessons and questions of the course a reference is cited, by its id, as it was when the page was opened. */
export type ReferenceUses = Readonly<Record<string, { readonly lessons: number; readonly items: number }>>;

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
  /** Those of the course that are not filled in yet: a lesson that cites them cannot be published. */
  readonly broken?: readonly { readonly id: string; readonly title: string }[];
  readonly uses?: ReferenceUses;
  readonly addReference?: AddReference;
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
