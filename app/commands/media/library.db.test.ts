import { createHash, randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { addDraftMedia } from "#app/commands/authoring/add-draft-media.server.ts";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { processAgain } from "#app/commands/media/process-again.server.ts";
import { removeAsset } from "#app/commands/media/remove-asset.server.ts";
import type { DraftMedia } from "#app/domain/authoring/draft-content.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { mediaLibrary } from "#app/queries/media/library.server.ts";
import { mediaObject, seesObject } from "#app/queries/authoring/media-object.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

const occasion = () => ({ at: instantAt(Date.now()), requestId: "test" });
const courseId = CourseId.parse("tiny-course");
const ALL = { kind: null, search: "", page: 1 } as const;

let trainer: Actor;

beforeEach(emptyTables);
beforeEach(async () => {
  const { courseVersionId } = await aPublishedCourse();
  await db().provider.create({ data: { id: "other-provider", nameAr: "أ", nameCkb: "ئ", nameEn: "O", createdAt: new Date() } });
  trainer = await aTrainer();
  expect(await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, occasion())).toMatchObject({ ok: true });
});

async function anAsset(name: string, { providerId = "test-provider", kind = "image", contentType = "image/png" } = {}): Promise<string> {
  const sha256 = createHash("sha256").update(randomUUID()).digest("hex");
  await db().mediaObject.create({ data: { sha256, contentType, bytes: 1000, createdAt: new Date() } });
  await db().mediaAsset.create({
    data: { id: randomUUID(), providerId, sha256, name, kind, uploadedBy: trainer.accountId, uploadedAt: new Date() },
  });
  return sha256;
}

const filesOf = async () =>
  (await db().draftRevision.findFirstOrThrow({ where: { courseId, part: "media" }, orderBy: { number: "desc" } })) as unknown as {
    number: number;
    content: DraftMedia;
  };

test("a file of the library joins a draft under a name that lessons may use; two who add at once both add", async () => {
  const [one, two] = [await anAsset("Chest X-ray.PNG"), await anAsset("chest x ray.png")];
  const before = (await filesOf()).content.length;
  const both = await Promise.all([one, two].map((sha256) => addDraftMedia(trainer, { courseId, sha256 }, occasion())));
  expect(both.map((outcome) => (outcome.ok ? outcome.value.name : outcome.refusal)).sort()).toEqual([
    "chest-x-ray-2.png",
    "chest-x-ray.png",
  ]);
  expect((await filesOf()).content).toHaveLength(before + 2);
  const { number } = await filesOf();
  expect(await addDraftMedia(trainer, { courseId, sha256: one }, occasion())).toMatchObject({ ok: true });
  expect((await filesOf()).number).toBe(number);
});

test("nobody but a trainer of the provider adds, and only what its library has", async () => {
  const sha256 = await anAsset("a.png");
  const foreign = await anAsset("b.png", { providerId: "other-provider" });
  for (const actor of [await aReviewer(), await aTrainer("other-provider")])
    expect(await addDraftMedia(actor, { courseId, sha256 }, occasion())).toEqual({ ok: false, refusal: "not-yours" });
  expect(await addDraftMedia(trainer, { courseId, sha256: foreign }, occasion())).toEqual({ ok: false, refusal: "media-unknown" });
  // Nor by naming another provider's file outright.
  const { number, content } = await filesOf();
  const stolen = [...content, { path: "images/b.png", sha256: foreign }];
  const wish = { courseId, part: "media", saveId: randomUUID(), basedOn: number, content: stolen } as const;
  expect(await saveDraftPart(trainer, wish, occasion())).toEqual({ ok: false, refusal: { code: "media-unknown", sha256: foreign } });
});

test("the library says where a file is used, and removes it only while nothing uses it", async () => {
  const sha256 = await anAsset("heart.png");
  await anAsset("lung.mp3", { kind: "audio", contentType: "audio/mpeg" });
  await anAsset("theirs.png", { providerId: "other-provider" });
  expect(await mediaLibrary(trainer, ALL)).toMatchObject({ count: 2, used: 2000 });
  expect((await mediaLibrary(trainer, { ...ALL, kind: "audio" })).assets.map(({ name }) => name)).toEqual(["lung.mp3"]);
  expect((await mediaLibrary(trainer, { ...ALL, search: "HEA" })).assets).toMatchObject([
    { name: "heart.png", drafts: [], publishedIn: [] },
  ]);
  expect(await mediaLibrary(await aReviewer(), ALL)).toMatchObject({ count: 0, assets: [] });

  await addDraftMedia(trainer, { courseId, sha256 }, occasion());
  expect((await mediaLibrary(trainer, { ...ALL, search: "heart" })).assets).toMatchObject([{ drafts: ["tiny-course"] }]);
  expect(await removeAsset(trainer, sha256, occasion())).toEqual({ ok: false, refusal: "in-use" });
  const { number, content } = await filesOf();
  const without = content.filter((file) => file.sha256 !== sha256);
  const wish = { courseId, part: "media", saveId: randomUUID(), basedOn: number, content: without, confirmedShrink: true } as const;
  expect(await saveDraftPart(trainer, wish, occasion())).toMatchObject({ ok: true });
  for (const actor of [await aReviewer(), await aTrainer("other-provider")])
    expect(await removeAsset(actor, sha256, occasion())).toEqual({ ok: false, refusal: "not-yours" });
  expect(await removeAsset(trainer, sha256, occasion())).toMatchObject({ ok: true });
  expect((await mediaLibrary(trainer, ALL)).count).toBe(1);
  // An earlier revision names it: the object stays.
  expect(await mediaObject(sha256)).toMatchObject({ published: false });
});

test("a file of a published course is never removed", async () => {
  const { sha256 } = await db().courseMedia.findFirstOrThrow();
  await db().mediaAsset.create({
    data: {
      id: randomUUID(),
      providerId: "test-provider",
      sha256,
      name: "p.svg",
      kind: "image",
      uploadedBy: trainer.accountId,
      uploadedAt: new Date(),
    },
  });
  expect((await mediaLibrary(trainer, ALL)).assets).toMatchObject([{ publishedIn: ["tiny-course"] }]);
  expect(await removeAsset(trainer, sha256, occasion())).toEqual({ ok: false, refusal: "in-use" });
  expect(await mediaObject(sha256)).toMatchObject({ published: true });
});

test("what failed is asked for again by a trainer of the provider, and what was made of a file is seen by whoever sees the file", async () => {
  const [sha256, made] = [await anAsset("a.png"), await anAsset("x.webp", { providerId: "other-provider" })];
  await db().mediaProcessing.create({
    data: { sha256, state: "failed", progress: 0, why: "fault", attempt: 1, changedAt: new Date() },
  });
  expect(await processAgain(await aTrainer("other-provider"), sha256, occasion())).toEqual({ ok: false, refusal: "not-yours" });
  expect(await processAgain(trainer, sha256, occasion())).toMatchObject({ ok: true });
  expect(await processAgain(trainer, sha256, occasion())).toEqual({ ok: false, refusal: "not-failed" });
  await db().mediaAsset.deleteMany({ where: { sha256: made } });
  await db().mediaRendition.create({ data: { originalSha256: sha256, rung: "webp-480", sha256: made, facts: {} } });
  expect([await seesObject(trainer, made), await seesObject(await aReviewer(), made)]).toEqual([true, true]);
  expect([await seesObject(await aTrainer("other-provider"), made), await seesObject(null, made)]).toEqual([false, false]);
});
