import type { MediaKind } from "#app/domain/media/media-limits.ts";

/** Where a file is on its way into the library. */
export type UploadState = "uploading" | "checking" | "stored" | "refused" | "quarantined" | "cancelled";

/** Why a file is not taken, or not as it is; each has its sentence in media-library.json. */
export const UPLOAD_FAULTS = [
  "empty",
  "archive",
  "unknown-content",
  "too-large",
  "quota",
  "svg-malformed",
  "svg-without-viewbox",
  // It is not refused: it is taken without what could load or run.
  "svg-cleaned",
  "text-not-utf8",
  "unreadable",
  "too-many-pixels",
  "virus",
  // It is not refused: it waits until it can be checked, or kept.
  "scanner-silent",
  "store-silent",
  "store-full",
] as const;
export type UploadFault = (typeof UPLOAD_FAULTS)[number];

/** An upload as its author sees it. */
export type UploadShown = {
  readonly uploadId: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly received: number;
  readonly lastModified: number;
  readonly state: UploadState;
  /** Null unless it was refused or cleaned, or waits for a machine. */
  readonly why: UploadFault | null;
  /** How the virus scanner calls what it found. */
  readonly finding: string | null;
  /** Of the file in the library, once it is there. */
  readonly sha256: string | null;
  readonly kind: MediaKind | null;
};
