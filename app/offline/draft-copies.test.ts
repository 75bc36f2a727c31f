import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { draftCopy, type DraftPlace, dropDraftCopy, keepDraftCopy } from "#app/offline/draft-copies.ts";

const place: DraftPlace = { accountId: "sara", courseId: "hands", part: "lesson-one", language: "ar" };
const saying = (text: string): LessonDocument => ({
  type: "doc",
  schemaVersion: 1,
  content: [{ type: "paragraph", attrs: { id: "p" as never }, content: [{ type: "text", text }] }],
});
const copy = (text: string, basedOn = 3) => ({ basedOn, content: saying(text), at: "2026-11-27T10:00:00.000Z" as Instant });

test("R37: a draft survives on this device, the newest one, for its person and its text alone", async () => {
  expect(await keepDraftCopy(place, copy("one"))).toBe(true);
  expect(await keepDraftCopy(place, copy("two", 4))).toBe(true);
  expect(await draftCopy(place)).toEqual(copy("two", 4));
  for (const other of [{ accountId: "hawre" }, { courseId: "feet" }, { part: "lesson-two" }, { language: "ckb" as const }])
    expect(await draftCopy({ ...place, ...other })).toBeNull();
});

test("what the server has is kept here no longer", async () => {
  await keepDraftCopy(place, copy("one"));
  await dropDraftCopy(place);
  expect(await draftCopy(place)).toBeNull();
});
