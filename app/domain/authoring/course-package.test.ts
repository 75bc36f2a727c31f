import { expect, test } from "vitest";
import { type PackageSource, isPackageable, mediaShownIn, packageFileText, packageManifest } from "#app/domain/authoring/course-package.ts";
import { filmOffers, withFilm } from "#app/domain/authoring/film-choice.ts";
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

test("a film is kept as it is chosen: not at all, as its sound, or in a size, each with what the package then takes", () => {
  const [SOUND, SMALL, LARGE, ONLY] = ["1", "2", "3", "4"].map((letter) => letter.repeat(64));
  const film = (sizes: string, sound: string) =>
    `<video><source data-films="${sizes}" src="/media/${LARGE!}?or=${SMALL!}"></video><source data-sound src="/media/${sound}">`;
  const source = aSource(film(`144p:${SMALL!} 240p:${LARGE!}`, SOUND!) + film(`240p:${ONLY!}`, SOUND!));
  const films = new Map([
    ...media,
    [SOUND!, { bytes: 10, contentType: "audio/ogg" }],
    [SMALL!, { bytes: 1000, contentType: "video/mp4" }],
    [LARGE!, { bytes: 20_000, contentType: "video/mp4" }],
    [ONLY!, { bytes: 5000, contentType: "video/mp4" }],
  ]);
  const usual = packageManifest(source, films, hash);
  expect(usual).toMatchObject({ complete: true, film: "sound" });
  const bare = usual.bytes - 10;
  expect(filmOffers(usual)).toEqual([
    { film: "none", bytes: bare },
    { film: "sound", bytes: bare + 10 },
    { film: "144p", bytes: bare + 10 + 1000 + 5000 },
    { film: "240p", bytes: bare + 10 + 20_000 + 5000 },
  ]);
  const kept = withFilm(withFilm(usual, "240p"), "144p");
  expect(kept.files.filter(({ kind }) => kind === "film").map(({ sha256 }) => sha256)).toEqual([SOUND, SMALL, ONLY]);
  expect(kept.bytes).toBe(kept.files.reduce((sum, { bytes }) => sum + bytes, 0));
  // A size that is offered no longer, and a film that no memory holds.
  expect(withFilm(usual, "480p").film).toBe("sound");
  const huge = packageManifest(source, new Map([...films, [LARGE!, { bytes: 100_000_001, contentType: "video/mp4" }]]), hash);
  expect(filmOffers(huge).at(-1)).toEqual({ film: "240p", bytes: bare + 10 + 1000 + 5000 });
  expect(filmOffers(packageManifest(aSource(), media, hash))).toEqual([]);
});
