import fc from "fast-check";
import { expect, test } from "vitest";
import { contentOf, draftNameOf } from "#app/domain/media/content-of.ts";
import { LARGEST_UPLOAD } from "#app/domain/media/media-limits.ts";

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test("a file is what its bytes say, whatever it is called", () => {
  for (const [bytes, contentType] of [
    [latin("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "image/png"],
    [latin("\xff\xd8\xff\xe0\0\x10JFIF"), "image/jpeg"],
    [latin("GIF89a"), "image/gif"],
    [latin("\0\0\0\x20ftypM4A \0"), "audio/mp4"],
    [latin("RIFF\x24\0\0\0WAVEfmt "), "audio/wav"],
    [latin("\0\0\0\x14ftypqt  "), "video/quicktime"],
    [latin("\0\0\0\x08wide\0\0\0\0mdat"), "video/quicktime"],
    [latin("\0\0\0\x20ftypisom"), "video/mp4"],
    [utf8("﻿<?xml version='1.0'?><!-- a --><!DOCTYPE svg><svg viewBox='0 0 1 1'/>"), "image/svg+xml"],
    [utf8("The wide mediastinum"), "text/plain"],
    [utf8("WEBVTT\n\n"), "text/vtt"],
    [utf8("<!-- no drawing --><html>"), "text/plain"],
  ] as const)
    expect(contentOf(bytes)).toMatchObject({ ok: true, value: { contentType } });
});

test("R81: archives, Office's files among them, programs and nothing at all are refused", () => {
  for (const head of ["PK\x03\x04\x14\0", "\x1f\x8b\x08", "BZh9", "7z\xbc\xaf\x27\x1c", "Rar!\x1a\x07", `${"\0".repeat(257)}ustar`])
    expect(contentOf(latin(head))).toEqual({ ok: false, refusal: "archive" });
  expect(contentOf(latin("MZ\x90\0\x03"))).toEqual({ ok: false, refusal: "unknown-content" });
  expect(contentOf(new Uint8Array())).toEqual({ ok: false, refusal: "empty" });
});

test("text that was cut in the middle of a letter is text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), fc.nat(), (text, cut) => {
      const bytes = utf8(`نص 😀 ${text.replaceAll("\0", "")} 😀`);
      const found = contentOf(bytes.subarray(0, 8 + (cut % (bytes.length - 8))));
      expect(found).toMatchObject({ ok: true, value: { contentType: "text/plain" } });
    }),
  );
});

test("a beginning that would keep a careless pattern busy for ever is judged at once", () => {
  expect(contentOf(utf8("<!---->".repeat(600)))).toMatchObject({ ok: true, value: { contentType: "text/plain" } });
});

test("a draft calls a file by letters that a path may have, and by the extension that its content deserves", () => {
  const png = { extension: "png", contentType: "image/png", kind: "image" } as const;
  const sha256 = "ab12cd34".repeat(8);
  expect(draftNameOf("Chest X-Ray (2).JPEG", png, sha256)).toBe("chest-x-ray-2.png");
  expect(draftNameOf("صورة الأشعة.png", png, sha256)).toBe("file-ab12cd34.png");
  expect(draftNameOf("steps.ar.png", png, sha256)).toBe("steps-ar.png");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      expect(`images/${draftNameOf(name, png, sha256)}`).toMatch(/^(images|media)\/[a-z0-9][a-z0-9._-]{0,99}$/);
    }),
  );
});

test("the size of the largest file is a number that its column holds", () => {
  expect(LARGEST_UPLOAD).toBeLessThan(2 ** 31);
});
