import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** A lesson in one language, read. */
export type LessonText = { readonly lessonId: string; readonly language: Language; readonly document: LessonDocument };
