import { expect, test } from "vitest";
import { type PackageSource, isPackageable, mediaShownIn, packageFileText, packageManifest } from "#app/domain/authoring/course-package.ts";
import { aCourseMetadata } from "#tests/builders/a-course-folder.ts";

const PICTURE = "a".repeat(64);
const FILM = "b".repeat(64);
const lesson = (id: string, html: string) => ({ id, title: id, minutes: 20, bytes: 10, sectionIds: ["one"], html, outline: [] });

function aSource(html = `<p>دەق</p><img src="/media/${PICTURE}">`): PackageSource {
  return {
    courseId: "tiny-course",
    courseVersionId: "8c5f9f0e-7a35-4a6e-9f6a-1f2d3c4b5a69",
    number: 3,
    language: "ckb",
    metadata: aCourseMetadata(),
    questions: { least: 2, most: 3 },
    lessons: [lesson("hands", html), lesson("dose", `<img src="/media/${PICTURE}">`)],
  };
}
const media = new Map([
  [PICTURE, { bytes: 500, contentType: "image/svg+xml" }],
  [FILM, { bytes: 500, contentType: "video/mp4" }],
]);
const hash = (text: string) => String(text.length);

test("a manifest holds the course, every lesson and each picture once, and adds up", () => {
  const manifest = packageManifest(aSource(), media, hash);
  expect(manifest.files.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    "course /learn/courses/tiny-course/versions/3/ckb/course.json",
    "lesson /learn/courses/tiny-course/versions/3/ckb/lesson-hands.json",
    "lesson /learn/courses/tiny-course/versions/3/ckb/lesson-dose.json",
    `media /media/${PICTURE}`,
  ]);
  expect(manifest.bytes).toBe(manifest.files.reduce((sum, { bytes }) => sum + bytes, 0));
  expect(manifest.complete).toBe(true);
});

test("sizes are bytes of UTF-8, not letters", () => {
  const source = aSource();
  const text = packageFileText(source, "lesson-hands.json")!;
  const named = packageManifest(source, media, hash).files[1]!;
  expect(named.bytes).toBe(new TextEncoder().encode(text).length);
  expect(named.bytes).toBeGreaterThan(text.length);
});

test.each([
  ["a film", `<video src="/media/${FILM}">`],
  ["an object that the store does not know", `<img src="/media/${"c".repeat(64)}">`],
])("%s makes a package incomplete", (_, html) => {
  expect(packageManifest(aSource(html), media, hash).complete).toBe(false);
});

test("what can be carried away is decided by kind and size", () => {
  for (const contentType of ["image/svg+xml", "image/png", "audio/mpeg", "audio/ogg", "text/vtt", "application/pdf"])
    expect([contentType, isPackageable({ bytes: 1, contentType })]).toEqual([contentType, true]);
  for (const contentType of ["video/mp4", "application/zip", "text/html"])
    expect([contentType, isPackageable({ bytes: 1, contentType })]).toEqual([contentType, false]);
  expect(isPackageable({ bytes: 25_000_001, contentType: "audio/mpeg" })).toBe(false);
});

test("only addresses of objects count, not words that look like one", () => {
  expect(mediaShownIn(`<p>/media/${PICTURE}</p><a href="/media/${FILM}">`)).toEqual([FILM]);
});

test("the same version gives the same bytes, and there are no other files than those of the manifest", () => {
  expect(packageFileText(aSource(), "course.json")).toBe(packageFileText(aSource(), "course.json"));
  for (const name of ["items.json", "lesson-.json", "lesson-nothing.json", "../course.json", ""])
    expect(packageFileText(aSource(), name)).toBeNull();
});

test("names of topics and professions are in the package's language, so that a device needs no lists", () => {
  const course = JSON.parse(packageFileText(aSource(), "course.json")!) as { topics: string[]; offers: { professions: string[] }[] };
  expect(course.topics).toEqual(["کۆنترۆڵی هەوکردن", "بەرزی پەستانی خوێن"]);
  expect(course.offers[0]!.professions.join()).not.toMatch(/[a-z]/);
});
