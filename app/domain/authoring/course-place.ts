import type { Language } from "#app/domain/shared/language.ts";

/** Where in a course something is at fault, whatever form the course lies in: a folder makes a file and a line of it, a draft a field. */
export type CoursePlace =
  | { readonly part: "metadata" | "items"; readonly path: readonly PropertyKey[] }
  | { readonly part: "lesson"; readonly lessonId: string; readonly language: Language; readonly blockId: string | null }
  /** A file that the course shows, by its path. */
  | { readonly part: "media"; readonly path: string };

/** How a check says that something is at fault: where, a code, and what the sentence about it needs. */
export type ReportAt = (place: CoursePlace, code: string, params?: Readonly<Record<string, string | number>>) => void;
