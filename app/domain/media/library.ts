import type { MediaKind } from "#app/domain/media/media-limits.ts";
import type { ProcessingFault, ProcessingState } from "#app/domain/media/processing.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** Something that was made of a file. `bytes`: its size. */
export type LibraryRung = { readonly rung: string; readonly bytes: number };

/** A file of a provider's library as its page shows it. */
export type LibraryAsset = {
  readonly sha256: string;
  readonly name: string;
  readonly kind: MediaKind;
  readonly contentType: string;
  /** Of the original. */
  readonly bytes: number;
  readonly uploadedAt: Instant;
  /** In pixels; null where it is no picture, or not known yet. */
  readonly width: number | null;
  readonly height: number | null;
  /** What stands for it in a list: the hash of a small picture; null when there is none. */
  readonly thumbnail: string | null;
  /** Null: nothing is made of files of this kind. */
  readonly processing: { readonly state: ProcessingState; readonly progress: number; readonly why: ProcessingFault | null } | null;
  readonly rungs: readonly LibraryRung[];
  /** The drafts that name it as they stand, and how many versions of how many courses were published with it. */
  readonly drafts: readonly string[];
  readonly publishedIn: readonly string[];
};

/** A page of the library. */
export type Library = {
  readonly assets: readonly LibraryAsset[];
  /** How many there are of what was asked for. */
  readonly count: number;
  /** In bytes. */
  readonly used: number;
  readonly quota: number;
  /** Whether this installation makes recordings smaller; where it does not, they are played as they were uploaded. */
  readonly makesSmaller: boolean;
};

/** So many files stand on one page. */
export const LIBRARY_PAGE = 48;
