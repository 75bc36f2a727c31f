/**
 * Why nothing could be made of an original; each has its sentence in media-library.json. `took-too-long`: the machine was too slow or too busy, and
 * the next attempt has more time; `storage-full` and `fault`: the machine failed, not the file.
 */
export const PROCESSING_FAULTS = ["unreadable", "too-many-pixels", "ffmpeg-missing", "took-too-long", "storage-full", "fault"] as const;
export type ProcessingFault = (typeof PROCESSING_FAULTS)[number];

/** How far the making of renditions is. */
export type ProcessingState = "waiting" | "running" | "done" | "failed";

/** What renditions are made of; captions and files are used as they are. */
export type ProcessedKind = "image" | "audio" | "video";

/** One attempt at an original. */
export type ProcessingWork = {
  readonly sha256: string;
  readonly attempt: number;
  readonly kind: ProcessedKind;
  readonly contentType: string;
  readonly bytes: number;
};

/** Of which kind renditions are made; null: none. A drawing is sharp at every size. */
export function processedKind(contentType: string): ProcessedKind | null {
  if (contentType === "image/svg+xml") return null;
  const kind = contentType.slice(0, contentType.indexOf("/"));
  return kind === "image" || kind === "audio" || kind === "video" ? kind : null;
}
