import { expect, test } from "vitest";
import { captionsFile, captionsIn, objectOfCaptions, recordingsToCaption, withCaptions } from "#app/domain/authoring/captions-file.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import { BlockId, LessonId } from "#app/domain/shared/ids.ts";

const film = captionsFile("film.ar.vtt")!;
const [one, other] = ["1".repeat(64), "2".repeat(64)];

test("captions are a file of a language, and nothing else is", () => {
  expect(film).toEqual({ file: "film.ar.vtt", name: "film.vtt", language: "ar", path: "media/film.ar.vtt" });
  expect(["film.vtt", "film.xx.vtt", "film.ar.srt", "../film.ar.vtt", ".ar.vtt"].map(captionsFile)).toEqual([null, null, null, null, null]);
  expect(captionsIn("film.vtt", "ckb")?.path).toBe("media/film.ckb.vtt");
  expect(captionsIn("film.txt", "ckb")).toBeNull();
});

test("captions that all languages shared become the file of each, and only one of them is changed", () => {
  const media = [
    { path: "media/film.mp4", sha256: one },
    { path: "media/film.vtt", sha256: one },
  ];
  expect(objectOfCaptions(media, film)).toBe(one);
  expect(withCaptions(media, film, other)).toEqual([
    { path: "media/film.ar.vtt", sha256: other },
    { path: "media/film.ckb.vtt", sha256: one },
    { path: "media/film.en.vtt", sha256: one },
    { path: "media/film.mp4", sha256: one },
  ]);
  expect(withCaptions([], film, other)).toEqual([{ path: "media/film.ar.vtt", sha256: other }]);
  expect(objectOfCaptions([], film)).toBeNull();
});

test("each file of words is offered once, with the film that shows best what is said", () => {
  const lessonId = LessonId.parse("hands");
  const attrs = (id: string) => ({ id: BlockId.parse(id), src: "talk.mp3", title: "Talk", transcript: "film.vtt" });
  const draft = {
    metadata: { lessons: [{ id: lessonId }] },
    documents: {
      "lesson/hands/en": {
        type: "doc",
        schemaVersion: 1,
        content: [
          { type: "audio", attrs: attrs("a") },
          { type: "audio", attrs: { ...attrs("b"), transcript: "notes.txt" } },
          { type: "video", attrs: { ...attrs("c"), src: "film.mp4", title: "Film", captions: "film.vtt", transcript: "notes.txt" } },
        ],
      },
    },
  } satisfies Pick<DraftContent, "metadata" | "documents">;
  expect(recordingsToCaption(draft)).toEqual([{ lessonId, kind: "video", src: "film.mp4", name: "film.vtt", titles: { en: "Film" } }]);
});
