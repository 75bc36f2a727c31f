import type { Item } from "#app/domain/assessment/item.ts";
import type { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { LessonId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** A file that a course shows: an image, a recording, something to download. */
export type CourseMediaFile = {
  /** Inside the course's folder: `images/steps.ar.svg`. */
  readonly path: string;
  readonly contentType: string;
  /** All of it; of a file that lies in the store and is only passed on, its beginning. */
  readonly bytes: Uint8Array;
  /** Where the store has it already: the SHA-256 of its content and its whole size in bytes. Left out where `bytes` are all of it. */
  readonly stored?: { readonly sha256: string; readonly bytes: number };
  /** Pixels or drawing units; null where the format does not say. */
  readonly width: number | null;
  readonly height: number | null;
};

export type ValidLesson = {
  readonly id: LessonId;
  readonly documents: Readonly<Record<Language, LessonDocument>>;
  /** The level-2 headings: what progress is counted in (R43). */
  readonly sectionIds: readonly string[];
};

/** A course in which nothing was found: by `validateCourse` in a folder, by `readyDraft` in a draft; nothing else makes one. */
export type ValidCourse = {
  readonly metadata: CourseMetadata;
  readonly items: readonly Item[];
  readonly lessons: readonly ValidLesson[];
  readonly media: readonly CourseMediaFile[];
  /** Which file a name in a lesson means, in each language. */
  readonly mediaPaths: Readonly<Record<string, Readonly<Record<Language, string>>>>;
  readonly validated: true;
};
