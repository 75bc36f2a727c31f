import { expect, test } from "vitest";
import { contentIs } from "#app/domain/media/content-is.ts";

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const FILES: Readonly<Record<string, Uint8Array>> = {
  png: latin("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
  jpg: latin("\xff\xd8\xff\xe0\0\x10JFIF"),
  webp: latin("RIFF\x24\0\0\0WEBPVP8 "),
  avif: latin("\0\0\0\x1cftypavif"),
  mp3: latin("\xff\xfb\x90\x64"),
  ogg: latin("OggS\0\x02"),
  mp4: latin("\0\0\0\x20ftypisom"),
  webm: latin("\x1a\x45\xdf\xa3\x9f"),
  pdf: latin("%PDF-1.7\n"),
  vtt: new TextEncoder().encode("WEBVTT\n\n00:00.000 --> 00:01.000\nدەست\n"),
  txt: new TextEncoder().encode("نص"),
};

test("each kind is known by its beginning, and taken for no other kind", () => {
  for (const [kind, bytes] of Object.entries(FILES)) {
    const taken = Object.keys(FILES).filter((extension) => contentIs(extension, bytes));
    // Captions and plain ASCII are text as well.
    expect(taken.filter((extension) => extension !== "txt" || kind === "txt")).toEqual([kind]);
  }
});

test("a web page under another name is nothing of it, nor is an empty file, nor an unknown extension", () => {
  for (const extension of Object.keys(FILES).filter((kind) => kind !== "txt")) {
    expect(contentIs(extension, latin("<!doctype html><script>alert(1)</script>"))).toBe(false);
    expect(contentIs(extension, new Uint8Array())).toBe(false);
  }
  expect(contentIs("txt", latin("\xc3("))).toBe(false);
  expect(contentIs("exe", latin("MZ"))).toBe(false);
});
