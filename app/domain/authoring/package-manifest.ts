import type { Language } from "#app/domain/shared/language.ts";

/** The form of the files of a package; a device that holds another one fetches them anew. */
export const PACKAGE_SCHEMA = 1;

/** A file to be kept on a device, with what must be found in it before it counts as kept (R52). */
export type PackageFile = {
  readonly kind: "course" | "lesson" | "media" | "film";
  /** Its address on this server; the same address always holds the same bytes as long as the manifest says so. */
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
};

/** Everything that one version of a course in one language needs to be read without a line. */
export type PackageManifest = {
  readonly schema: typeof PACKAGE_SCHEMA;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly number: number;
  readonly language: Language;
  readonly title: string;
  /** The sum of the files. */
  readonly bytes: number;
  readonly files: readonly PackageFile[];
  /** Whether nothing that the lessons show is missing from the files, but for the films of which less was chosen. */
  readonly complete: boolean;
  /** What can be kept of the films, the smallest first; left out where there are none. */
  readonly films?: readonly FilmChoice[];
  /** Which of these is in the files. */
  readonly film?: KeptFilm;
};

/** What a device keeps of the films of a course: nothing, their sound, or their sound and each of them at so many lines, as `144p`. */
export type KeptFilm = "none" | "sound" | `${number}p`;

/** What one choice adds to the other files of a package, each content once. */
export type FilmChoice = { readonly film: KeptFilm; readonly files: readonly PackageFile[] };
