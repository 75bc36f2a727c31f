import { contentIs } from "#app/domain/media/content-is.ts";
import type { MediaKind } from "#app/domain/media/media-limits.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** What a file is, by its content. `extension`: how the names of such files end. */
export type Content = { readonly extension: string; readonly contentType: string; readonly kind: MediaKind };

/** In the order in which they are tried: captions and drawings are text as well. */
const CONTENTS: readonly Content[] = [
  { extension: "png", contentType: "image/png", kind: "image" },
  { extension: "jpg", contentType: "image/jpeg", kind: "image" },
  { extension: "webp", contentType: "image/webp", kind: "image" },
  { extension: "avif", contentType: "image/avif", kind: "image" },
  { extension: "gif", contentType: "image/gif", kind: "image" },
  { extension: "svg", contentType: "image/svg+xml", kind: "image" },
  { extension: "mp3", contentType: "audio/mpeg", kind: "audio" },
  { extension: "ogg", contentType: "audio/ogg", kind: "audio" },
  { extension: "wav", contentType: "audio/wav", kind: "audio" },
  { extension: "m4a", contentType: "audio/mp4", kind: "audio" },
  { extension: "mov", contentType: "video/quicktime", kind: "video" },
  { extension: "mp4", contentType: "video/mp4", kind: "video" },
  { extension: "webm", contentType: "video/webm", kind: "video" },
  { extension: "pdf", contentType: "application/pdf", kind: "file" },
  { extension: "vtt", contentType: "text/vtt", kind: "captions" },
  { extension: "txt", contentType: "text/plain", kind: "captions" },
];

/** How archives and programs begin, and at which byte. Office's files are archives; a drawing of theirs is exported as PDF or a picture. */
const ARCHIVES: readonly (readonly [number, readonly number[]])[] = [
  // zip, docx, xlsx, pptx, jar, epub
  [0, [0x50, 0x4b, 0x03, 0x04]],
  [0, [0x50, 0x4b, 0x05, 0x06]],
  [0, [0x50, 0x4b, 0x07, 0x08]],
  // gzip, bzip2, xz, zstd, 7z, rar, cab
  [0, [0x1f, 0x8b]],
  [0, [0x42, 0x5a, 0x68]],
  [0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  [0, [0x28, 0xb5, 0x2f, 0xfd]],
  [0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  [0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  [0, [0x4d, 0x53, 0x43, 0x46]],
  // tar
  [257, [0x75, 0x73, 0x74, 0x61, 0x72]],
];

/**
 * What a file is, from its first bytes (`HEAD_BYTES`, or all of them): its name says nothing. Archives are refused by name (R81); what is
 * text is still to be read to its end.
 */
export function contentOf(head: Uint8Array): Result<Content, "empty" | "archive" | "unknown-content"> {
  if (head.length === 0) return refused("empty");
  if (ARCHIVES.some(([at, bytes]) => bytes.every((byte, index) => head[at + index] === byte))) return refused("archive");
  const found = CONTENTS.find(({ extension }) => contentIs(extension, wholeLetters(head)));
  return found === undefined ? refused("unknown-content") : granted(found);
}

/** What is stored under a content type; null for one that the library does not take. */
export function contentOfType(contentType: string): Content | null {
  return CONTENTS.find((content) => content.contentType === contentType) ?? null;
}

/** What a file of that content is called in a draft: letters that a path may have, and the extension that it deserves. */
export function draftNameOf(name: string, { extension }: Content, sha256: string): string {
  const stem = name
    .replace(/\.[^.]*$/, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `${stem === "" ? `${extension === "svg" ? "drawing" : "file"}-${sha256.slice(0, 8)}` : stem}.${extension}`;
}

/** Of text that was cut off, without a letter of several bytes that the cut went through. */
function wholeLetters(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 4) return bytes;
  for (let back = 1; back <= 4; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const letter = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return letter > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}
