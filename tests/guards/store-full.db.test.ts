import { createHash, randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { saveCaptions } from "#app/commands/authoring/save-captions.server.ts";
import { beginUpload } from "#app/commands/media/begin-upload.server.ts";
import { processAgain } from "#app/commands/media/process-again.server.ts";
import { receivePiece } from "#app/commands/media/receive-piece.server.ts";
import { captionsFile } from "#app/domain/authoring/captions-file.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { run as issueCertificate } from "#app/jobs/issue-certificate.server.ts";
import { run as processMedia } from "#app/jobs/process-media.server.ts";
import { run as storeUpload } from "#app/jobs/store-upload.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { closeObjectStore } from "#app/platform/object-store.server.ts";
import { isStorageFull } from "#app/platform/storage-full.server.ts";
import { captionsToEdit } from "#app/queries/authoring/captions-to-edit.server.ts";
import { ownCertificatePdf } from "#app/queries/credits/own-certificate.server.ts";
import { uploadShown } from "#app/queries/media/upload-shown.server.ts";
import { aNotice } from "#tests/builders/a-notice.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse, publishFolder } from "#tests/builders/a-published-course.ts";
import { anApprovedDraft } from "#tests/builders/an-approved-draft.ts";
import { aTrainer } from "#tests/builders/an-author.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { emptyTables } from "#tests/support/database.ts";
import { moodyStore } from "#tests/support/moody-store.ts";
import { aTone, hasFfmpeg } from "#tests/support/small-recording.ts";

// Whatever puts something into the object store, while that has no room left and afterwards.

const courseId = CourseId.parse("tiny-course");
const occasion = { at: instantAt(Date.parse("2026-03-01T09:00:00Z")), requestId: null };

let store: Awaited<ReturnType<typeof moodyStore>>;
beforeAll(async () => {
  await closeObjectStore();
  store = await moodyStore(join(env.dataFolder(), "full"));
  for (const [name, value] of Object.entries(store.environment)) vi.stubEnv(name, value);
});
afterAll(async () => {
  await closeObjectStore();
  vi.unstubAllEnvs();
  await store.stop();
});
beforeEach(emptyTables);
afterEach(() => {
  store.become("well");
});

/** Does something while there is no room, which must say so, and gives the store its room back. */
async function inVain(work: () => Promise<unknown>): Promise<void> {
  store.become("full");
  const error = await work().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(isStorageFull(error), String(error)).toBe(true);
  store.become("well");
}

test("a course that comes with new files is not published at all, and is when it is brought again", async () => {
  await inVain(() => publishFolder());
  expect(await db().course.count()).toBe(0);
  expect(await db().mediaObject.count()).toBe(0);
  expect(await publishFolder()).toMatchObject({ ok: true, value: { number: 1 } });
});

test("a draft is published while the store is full: its files lie there already, its pages and packages in the database", async () => {
  const first = await aPublishedCourse();
  const trainer = await aTrainer();
  await anApprovedDraft(trainer, first, { minutes: 61 }, occasion);
  const publish = () => publishDraft(trainer, { courseId, words: lessonWords(), notice: aNotice(), contentHash: null }, occasion);
  store.become("full");
  expect(await publish()).toMatchObject({ ok: true, value: { number: 2, unchanged: false } });
  expect(await publish()).toMatchObject({ ok: true, value: { number: 2, unchanged: true } });
});

test("a draft whose pages the database has no room for is not published at all, and is when it is asked again", async () => {
  const first = await aPublishedCourse();
  const trainer = await aTrainer();
  await anApprovedDraft(trainer, first, { minutes: 61 }, occasion);
  const publish = () => publishDraft(trainer, { courseId, words: lessonWords(), notice: aNotice(), contentHash: null }, occasion);
  await db().$executeRawUnsafe(`CREATE OR REPLACE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`);
  await db().$executeRawUnsafe("CREATE TRIGGER no_room BEFORE INSERT ON lesson_version EXECUTE FUNCTION no_room()");
  try {
    await inVain(publish);
    expect(await db().courseVersion.count()).toBe(1);
    expect(await db().auditEntry.count({ where: { deed: "course-published", accountId: trainer.accountId } })).toBe(0);
  } finally {
    await db().$executeRawUnsafe("DROP TRIGGER no_room ON lesson_version");
  }
  expect(await publish()).toMatchObject({ ok: true, value: { number: 2, unchanged: false } });
});

test("captions are not saved, those that were stay, and the same save sent again is one revision", async () => {
  const { courseVersionId } = await aPublishedCourse();
  const trainer = await aTrainer();
  await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  const captions = captionsFile("film.ar.vtt")!;
  const content = [{ id: "c1", start: "00:00.000", end: "00:01.000", text: `نظّف يديك ${randomUUID()}` }];
  const wish = { courseId, captions, saveId: randomUUID(), basedOn: 1, content };
  const before = (await captionsToEdit(trainer, courseId, captions))?.cues;
  await inVain(() => saveCaptions(trainer, wish, occasion));
  expect(await captionsToEdit(trainer, courseId, captions)).toMatchObject({ revision: 1, cues: before });
  expect(await saveCaptions(trainer, wish, occasion)).toMatchObject({ ok: true, value: { revision: 2 } });
  expect(await saveCaptions(trainer, wish, occasion)).toMatchObject({ ok: true, value: { revision: 2 } });
  expect((await captionsToEdit(trainer, courseId, captions))?.cues).toEqual(content);
});

test("a certificate is issued once with its code, its PDF is being made until there is room, and then it is there", async () => {
  const learner = await aPractitioner();
  const { id: ledgerLineId } = await anAwardOf(learner.practitionerId, { course: await aPublishedCourse() });
  await inVain(() => issueCertificate({ ledgerLineId }));
  await inVain(() => issueCertificate({ ledgerLineId }));
  const { code } = await db().certificate.findFirstOrThrow();
  expect(await ownCertificatePdf(learner, code)).toBe("being-made");
  await issueCertificate({ ledgerLineId });
  expect(await ownCertificatePdf(learner, code)).toBeInstanceOf(Uint8Array);
  expect(await db().certificate.count()).toBe(1);
  expect(await db().auditEntry.count({ where: { deed: "certificate-issued" } })).toBe(1);
});

/** Brings a file up to its check, which is the job's. */
async function arrived(bytes: Uint8Array, name: string) {
  await db().provider.createMany({
    data: [{ id: "test-provider", nameAr: "جهة", nameCkb: "لایەن", nameEn: "Provider", createdAt: new Date() }],
  });
  const trainer = await aTrainer();
  const begun = await beginUpload(trainer, { name, size: bytes.length, lastModified: 5 }, occasion);
  if (!begun.ok) throw new Error(begun.refusal.code);
  const { uploadId } = begun.value;
  expect(await receivePiece(trainer, { uploadId, first: 0, bytes }, occasion)).toMatchObject({ ok: true });
  return { trainer, uploadId };
}

test("a file that has arrived waits, says that the store is full, and is taken when there is room", async () => {
  const bytes = Buffer.concat([Buffer.from("ID3\x04\0"), randomBytes(5_000)]);
  const { trainer, uploadId } = await arrived(bytes, "talk.mp3");
  await inVain(() => storeUpload({ uploadId }));
  expect(await uploadShown(trainer, uploadId)).toMatchObject({ state: "checking", why: "store-full", received: bytes.length });
  expect(await db().mediaAsset.count()).toBe(0);
  await storeUpload({ uploadId });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect(await uploadShown(trainer, uploadId)).toMatchObject({ state: "stored", why: null, sha256 });
});

const aPicture = () =>
  sharp({ create: { width: 600, height: 300, channels: 3, background: "#246" } })
    .png()
    .toBuffer();

test.each([
  ["a picture", aPicture, "wound.png", false],
  ["a recording", () => aTone(1), "talk.mp3", true],
])(
  "what is made of %s is tried again by itself, then says that the store stayed full, and is made when asked again",
  async (_, make, name, needs) => {
    if (needs && !hasFfmpeg) return;
    const { trainer, uploadId } = await arrived(await make(), name);
    await storeUpload({ uploadId });
    const { sha256 } = await db().mediaProcessing.findFirstOrThrow();
    const state = () => db().mediaProcessing.findUniqueOrThrow({ where: { sha256 } });
    await inVain(() => processMedia({ sha256 }, { attempt: 1 }));
    expect(await state()).toMatchObject({ state: "waiting", why: null });
    await inVain(() => processMedia({ sha256 }, { attempt: 6 }));
    expect(await state()).toMatchObject({ state: "failed", why: "storage-full" });
    expect(await db().mediaRendition.count()).toBe(0);
    expect(await db().mediaAsset.count()).toBe(1);
    expect(await processAgain(trainer, sha256, occasion)).toMatchObject({ ok: true });
    await processMedia({ sha256 }, { attempt: 1 });
    expect(await state()).toMatchObject({ state: "done", why: null });
    expect(await db().mediaRendition.count()).toBeGreaterThan(0);
  },
);
