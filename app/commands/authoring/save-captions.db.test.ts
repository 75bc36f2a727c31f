import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { saveCaptions } from "#app/commands/authoring/save-captions.server.ts";
import { captionsFile } from "#app/domain/authoring/captions-file.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { DraftCue } from "#app/domain/media/webvtt.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { getObject, objectKey } from "#app/platform/object-store.server.ts";
import { captionsToEdit, recordingsInDraft } from "#app/queries/authoring/captions-to-edit.server.ts";
import { mediaLibrary } from "#app/queries/media/library.server.ts";
import { recordingTools } from "#app/queries/media/recording-tools.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";
import { hasFfmpeg } from "#tests/support/small-recording.ts";

beforeEach(emptyTables);

const occasion = { at: instantAt(Date.parse("2026-02-01T06:00:00Z")), requestId: null };
const courseId = CourseId.parse("tiny-course");
const arabic = captionsFile("film.ar.vtt")!;
const english = captionsFile("film.en.vtt")!;
const cues = (...texts: readonly string[]): DraftCue[] =>
  texts.map((text, index) => ({
    id: `c${String(index + 1)}`,
    start: `00:0${String(index)}.000`,
    end: `00:0${String(index + 1)}.000`,
    text,
  }));
const save = (actor: Actor, content: DraftCue[], basedOn: number, captions = arabic, saveId = randomUUID()) =>
  saveCaptions(actor, { courseId, captions, saveId, basedOn, content }, occasion);

async function aDraft() {
  const { courseVersionId } = await aPublishedCourse();
  const trainer = await aTrainer();
  await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  return trainer;
}

test("captions are saved as an object of their own, and those of another language stay as they were", async () => {
  const trainer = await aDraft();
  const shared = await captionsToEdit(trainer, courseId, english);
  expect(await recordingsInDraft(trainer, courseId)).toMatchObject({
    recordings: expect.arrayContaining([expect.objectContaining({ name: "film.vtt", kind: "video" })]) as unknown,
  });
  expect(await save(trainer, cues("نظّف يديك 20 mL"), 1)).toMatchObject({ ok: true, value: { revision: 2 } });
  const written = await captionsToEdit(trainer, courseId, arabic);
  expect(written).toMatchObject({ revision: 2, cues: cues("نظّف يديك 20 mL"), kind: "video" });
  expect(written?.sources.at(-1)?.type).toBe("video/mp4");
  expect((await captionsToEdit(trainer, courseId, english))?.cues).toEqual(shared?.cues);
  const row = await db().draftRevision.findFirstOrThrow({ where: { courseId, part: "media", number: 2 } });
  const file = (row.content as { path: string; sha256: string }[]).find(({ path }) => path === "media/film.ar.vtt");
  expect(new TextDecoder().decode((await getObject(objectKey(file?.sha256 ?? "")))?.bytes)).toMatch(
    /^WEBVTT\n\n00:00\.000 --> 00:01\.000\nنظّف/,
  );
});

test("a caption whose times are not ready is kept, and comes back as it was typed", async () => {
  const trainer = await aDraft();
  const broken = [...cues("One."), { id: "c2", start: "00:0x", end: "", text: "Two\n\n--> three" }];
  expect(await save(trainer, broken, 1)).toMatchObject({ ok: true });
  expect((await captionsToEdit(trainer, courseId, arabic))?.cues).toEqual(broken);
});

test("the library lists the captions that the draft names now, and none that were written over", async () => {
  const trainer = await aDraft();
  expect(await save(trainer, cues("Frist"), 1)).toMatchObject({ ok: true });
  expect(await save(trainer, cues("First"), 2)).toMatchObject({ ok: true });
  const names = (await mediaLibrary(trainer, { kind: "captions", search: "", page: 1 })).assets.map(({ name, drafts }) => ({
    name,
    drafts,
  }));
  expect(names).toEqual([{ name: "film.ar.vtt", drafts: [courseId] }]);
});

test("R34: who wrote other captions in the same file meanwhile is in the way, another file is not, and a save sent twice is one", async () => {
  const [trainer, colleague] = [await aDraft(), await aTrainer()];
  const saveId = randomUUID();
  expect(await save(trainer, cues("Mine"), 1, arabic, saveId)).toMatchObject({ ok: true, value: { revision: 2 } });
  expect(await save(trainer, cues("Mine"), 1, arabic, saveId)).toMatchObject({ ok: true, value: { revision: 2 } });
  expect(await save(colleague, cues("English"), 1, english)).toMatchObject({ ok: true, value: { revision: 3 } });
  expect(await save(colleague, cues("Theirs"), 1)).toMatchObject({
    ok: false,
    refusal: { code: "conflict", revision: 3, content: cues("Mine") },
  });
  expect(await save(colleague, cues("Theirs"), 3)).toMatchObject({ ok: true, value: { revision: 4 } });
  expect(await save(colleague, cues("Theirs"), 4)).toMatchObject({ ok: true, value: { revision: 4 } });
});

test("somebody of another provider and a reviewer write none, and neither does a hidden character", async () => {
  const trainer = await aDraft();
  for (const actor of [await aTrainer("another-provider"), await aReviewer()])
    expect(await save(actor, cues("x"), 1)).toEqual({ ok: false, refusal: { code: "not-yours" } });
  expect(await save(trainer, cues("x\u0000"), 1)).toMatchObject({ ok: false, refusal: { code: "malformed" } });
  expect(await captionsToEdit(await aTrainer("another-provider"), courseId, arabic)).toBeNull();
  expect(await recordingsInDraft(await aTrainer("another-provider"), courseId)).toBeNull();
  expect(await captionsToEdit(trainer, courseId, captionsFile("other.ar.vtt")!)).toBeNull();
  expect(await db().draftRevision.count({ where: { courseId, part: "media" } })).toBe(1);
});

test("whether recordings can be made smaller here is known", async () => {
  expect(await recordingTools()).toBe(hasFfmpeg);
});
