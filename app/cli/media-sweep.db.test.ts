import { createHash, randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { main } from "#app/cli/media-sweep.server.ts";
import { beginUpload } from "#app/commands/media/begin-upload.server.ts";
import { receivePiece } from "#app/commands/media/receive-piece.server.ts";
import { removeLeftUpload } from "#app/commands/media/remove-left-upload.server.ts";
import { removeUnnamedObject } from "#app/commands/media/remove-unnamed-object.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { run } from "#app/jobs/issue-certificate.server.ts";
import { db } from "#app/platform/db.server.ts";
import { deleteObject, hasObject, objectFacts, objectKey, pieceKey, putObject } from "#app/platform/object-store.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

beforeEach(emptyTables);
beforeEach(async () => {
  // Objects that an earlier test left: their rows are gone.
  await sweep(["--remove"], 2 * DAY_MS);
});

async function sweep(args: readonly string[] = [], later = 0) {
  const said: string[] = [];
  const code = await main(
    args,
    (line) => said.push(line),
    () => Date.now() + later,
  );
  return { code, said };
}

/** A file in the store that nothing names. */
async function anUnnamedObject(): Promise<string> {
  const bytes = Buffer.from(`left over ${String(Math.random())}`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await putObject(objectKey(sha256), bytes, "text/plain");
  return sha256;
}

async function aCertificate() {
  const course = await aPublishedCourse();
  const line = await anAwardOf((await aPractitioner()).practitionerId, { course });
  await run({ ledgerLineId: line.id });
  return db().certificate.findFirstOrThrow();
}

test("where every row has its object and every object its row, nothing is said but how many, and it ends with 0", async () => {
  await aCertificate();
  const media = await db().mediaObject.count();
  expect(await sweep()).toEqual({
    code: 0,
    said: [`${String(media + 1)} objects in order, 0 without a row, 0 rows without an object`],
  });
});

test("R56: an object without a row is named, and removed only when that is asked and it is a day old", async () => {
  const sha256 = await anUnnamedObject();
  const named = new RegExp(`^object ${sha256} \\(\\d+ bytes, of 20[^)]*Z\\): no row names it`);
  const looked = await sweep([], 2 * DAY_MS);
  expect(looked).toMatchObject({
    code: 0,
    said: [expect.stringMatching(new RegExp(`${named.source}$`)), expect.stringMatching(/, 1 without a row,/)],
  });
  expect((await sweep(["--remove"])).said[0]).toMatch(/; kept, for it is not a day old$/);
  expect(await hasObject(objectKey(sha256))).toBe(true);
  expect((await sweep(["--remove"], 2 * DAY_MS)).said[0]).toMatch(/; removed$/);
  expect(await hasObject(objectKey(sha256))).toBe(false);
  expect(await db().auditEntry.findMany({ where: { subjectId: sha256 } })).toMatchObject([
    { deed: "object-removed", subjectKind: "object" },
  ]);
});

test("what a row names is never removed, however old it is", async () => {
  const { pdfSha256 } = await aCertificate();
  const late = { at: instantAt(Date.now() + 2 * DAY_MS), requestId: null };
  const { sha256 } = await db().mediaObject.findFirstOrThrow();
  for (const name of [pdfSha256!, sha256]) expect(await removeUnnamedObject(name, late)).toEqual({ ok: false, refusal: "named" });
  expect(await removeUnnamedObject("0".repeat(64), late)).toEqual({ ok: false, refusal: "no-such-object" });
});

test("R56: a row without an object is named and ends with 1; a certificate's PDF is made again when that is asked", async () => {
  const { code, pdfSha256 } = await aCertificate();
  const { sha256 } = await db().mediaObject.findFirstOrThrow();
  await deleteObject(objectKey(pdfSha256!));
  await deleteObject(objectKey(sha256));
  const looked = await sweep();
  expect(looked.code).toBe(1);
  expect(looked.said).toHaveLength(3);
  expect(looked.said).toContain(`certificate ${code}: its PDF ${pdfSha256!} is gone`);
  expect(looked.said).toContain(`file ${sha256} of tiny-course: it is gone`);
  expect(await db().$queryRaw`SELECT payload FROM graphile_worker._private_jobs`).toEqual([]);

  expect((await sweep(["--print-again"])).said).toContain(`certificate ${code}: its PDF ${pdfSha256!} is gone; it will be made again`);
  const [job] = await db().$queryRaw<{ payload: unknown }[]>`SELECT payload FROM graphile_worker._private_jobs`;
  await run(job?.payload);
  // Publishing what is unchanged stores the pictures that are gone.
  await aPublishedCourse();
  expect((await sweep()).code).toBe(0);
});

test("what lies there without a row counts as new when a course is published with it", async () => {
  await aPublishedCourse();
  const { sha256 } = await db().mediaObject.findFirstOrThrow();
  const before = await objectFacts(objectKey(sha256));
  await emptyTables();
  // S3 counts in seconds.
  await new Promise((done) => setTimeout(done, 1_100));
  await aPublishedCourse();
  expect((await objectFacts(objectKey(sha256)))!.storedAt).toBeGreaterThan(before!.storedAt);
});

test("R56: an upload that nobody went on with for seven days is named, and given up with its pieces when that is asked", async () => {
  await db().provider.create({ data: { id: "test-provider", nameAr: "ج", nameCkb: "ل", nameEn: "P", createdAt: new Date() } });
  const trainer = await aTrainer();
  const occasion = { at: instantAt(Date.now()), requestId: null };
  const begun = await beginUpload(trainer, { name: "a.mp3", size: 2000, lastModified: 1 }, occasion);
  if (!begun.ok) throw new Error(begun.refusal.code);
  const { uploadId } = begun.value;
  await receivePiece(trainer, { uploadId, first: 0, bytes: Buffer.alloc(1000, 7) }, occasion);
  const [stray, young] = [randomUUID(), randomUUID()];
  await putObject(pieceKey(stray, 0, 3), Buffer.from("abc"), "application/octet-stream");

  expect((await sweep(["--remove"], 6 * DAY_MS)).said).toHaveLength(1);
  const looked = (await sweep([], 8 * DAY_MS)).said;
  expect(looked).toContainEqual(
    expect.stringMatching(new RegExp(`^upload ${uploadId} \\(1 pieces, 1000 bytes, of .*\\): nobody went on with it$`)),
  );
  expect(looked).toContainEqual(expect.stringMatching(new RegExp(`^upload ${stray} .*: no row knows it$`)));
  expect(await removeLeftUpload(uploadId, occasion)).toEqual({ ok: false, refusal: "too-young" });
  const removed = (await sweep(["--remove"], 8 * DAY_MS)).said;
  expect(removed.filter((line) => line.startsWith("upload ") && line.endsWith("; removed"))).toHaveLength(2);
  expect(await db().mediaUpload.findUniqueOrThrow({ where: { id: uploadId } })).toMatchObject({ state: "cancelled" });
  expect(await hasObject(pieceKey(uploadId, 0, 1000))).toBe(false);
  expect(await db().auditEntry.count({ where: { deed: "upload-cancelled", subjectId: uploadId } })).toBe(1);
  expect((await sweep([], 8 * DAY_MS)).said).toHaveLength(1);

  await db().mediaUpload.create({
    data: {
      id: young,
      providerId: "test-provider",
      uploadedBy: trainer.accountId,
      name: "b",
      size: 1,
      received: 1,
      lastModified: 1n,
      state: "checking",
      createdAt: new Date(),
      changedAt: new Date(),
    },
  });
  expect(await removeLeftUpload(young, { at: instantAt(Date.now() + 8 * DAY_MS), requestId: null })).toEqual({
    ok: false,
    refusal: "being-checked",
  });
});

test("an option that it does not know is refused", async () => {
  await expect(main(["--delete"])).rejects.toThrow("media:sweep knows --remove and --print-again, not --delete.");
});
