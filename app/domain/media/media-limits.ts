/** What a file in the library is used for. */
export const MEDIA_KINDS = ["image", "audio", "video", "captions", "file"] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

const MB = 1_000_000;

/** How large a file of each kind may be, in bytes; shown before one is chosen. None is larger than a 32-bit number holds. */
export const MEDIA_LIMITS: Readonly<Record<MediaKind, number>> = {
  image: 20 * MB,
  audio: 200 * MB,
  video: 2_000 * MB,
  captions: 1 * MB,
  file: 50 * MB,
};

/** No file at all is larger, in bytes. */
export const LARGEST_UPLOAD = Math.max(...Object.values(MEDIA_LIMITS));

/** A browser sends so many bytes at a time: what the server takes in one request at most is twice that, and a bad line loses no more. */
export const UPLOAD_PIECE = 1024 * 1024;

/** So many bytes from the beginning say what a file is. */
export const HEAD_BYTES = 4096;
