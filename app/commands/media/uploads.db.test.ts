import { createHash, randomBytes } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beginUpload } from "#app/commands/media/begin-upload.server.ts";
import { cancelUpload } from "#app/commands/media/cancel-upload.server.ts";
import { receivePiece } from "#app/commands/media/receive-piece.server.ts";
import { storeUpload } from "#app/commands/media/store-upload.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { UPLOAD_PIECE } from "#app/domain/media/media-limits.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { run } from "#app/jobs/store-upload.server.ts";
import { db } from "#app/platform/db.server.ts";
import { getObject, objectKey, pieceKey, putObject, uploadPieces } from "#app/platform/object-store.server.ts";
import { ownUploads, uploadShown } from "#app/queries/media/upload-shown.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";
import { fakeClamd } from "#tests/support/fake-clamd.ts";

const occasion = () => ({ at: instantAt(Date.now()), requestId: "test" });
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const LONG_AGO = "2020-01-01T00:00:00.000Z";

let trainer: Actor;

beforeEach(emptyTables);
beforeEach(async () => {
  for (const id of ["test-provider", "other-provider"])
    await db().provider.create({ data: { id, nameAr: id, nameCkb: id, nameEn: id, createdAt: new Date() } });
  trainer = await aTrainer();
});
afterEach(() => vi.unstubAllEnvs());

async function begun(size: number, name = "file.bin", actor = trainer): Promise<string> {
  const outcome = await beginUpload(actor, { name, size, lastModified: 5 }, occasion());
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.uploadId;
}

/** Sends a file in pieces, and checks it as the job does. */
async function uploaded(bytes: Uint8Array, name?: string, actor = trainer) {
  const uploadId = await begun(bytes.length, name, actor);
  for (let first = 0; first < bytes.length; first += UPLOAD_PIECE) {
    const outcome = await receivePiece(actor, { uploadId, first, bytes: bytes.subarray(first, first + UPLOAD_PIECE) }, occasion());
    if (!outcome.ok) return { uploadId, outcome };
  }
  await run({ uploadId });
  return { uploadId, outcome: null };
}

const stateOf = (uploadId: string) => db().mediaUpload.findUniqueOrThrow({ where: { id: uploadId } });
async function piecesLeft(uploadId: string): Promise<number> {
  let count = 0;
  for await (const _ of uploadPieces(uploadId)) count += 1;
  return count;
}
const aPng = (width = 20, height = 10) =>
  sharp({ create: { width, height, channels: 3, background: "#246" } })
    .png()
    .toBuffer();
const aRecording = (bytes: number) => Buffer.concat([Buffer.from("ID3\x04\0"), randomBytes(bytes - 5)]);
const aFilm = (bytes: number) => Buffer.concat([Buffer.from("\0\0\0\x20ftypisom"), randomBytes(bytes - 12)]);

test("a file that arrives in pieces is one object under the hash of its content, and one file in the library", async () => {
  const bytes = aRecording(2.5 * UPLOAD_PIECE);
  const { uploadId } = await uploaded(bytes, "محاضرة.mp3");
  const sha256 = hashOf(bytes);
  expect(await uploadShown(trainer, uploadId)).toMatchObject({ state: "stored", sha256, kind: "audio", received: bytes.length, why: null });
  const stored = await getObject(objectKey(sha256));
  expect(stored?.contentType).toBe("audio/mpeg");
  expect(hashOf(stored?.bytes ?? Buffer.alloc(0))).toBe(sha256);
  expect(await db().mediaAsset.findMany()).toMatchObject([{ sha256, name: "محاضرة.mp3", kind: "audio", providerId: "test-provider" }]);
  expect(await db().mediaObject.findUnique({ where: { sha256 } })).toMatchObject({ bytes: bytes.length });
  expect(await db().mediaProcessing.findUnique({ where: { sha256 } })).toMatchObject({ state: "waiting" });
  expect(await piecesLeft(uploadId)).toBe(0);
  expect(await db().auditEntry.findMany({ where: { subjectId: uploadId }, orderBy: { at: "asc" } })).toMatchObject([
    { deed: "upload-begun" },
    { deed: "media-stored" },
  ]);
  // The job is run again by a queue that did not hear of its end.
  await run({ uploadId });
  expect(await db().mediaAsset.count()).toBe(1);
});

test("a file larger than one part of the store keeps its hash", async () => {
  const bytes = aRecording(33 * UPLOAD_PIECE + 7);
  const { uploadId } = await uploaded(bytes);
  expect(await stateOf(uploadId)).toMatchObject({ state: "stored", sha256: hashOf(bytes) });
  expect(hashOf((await getObject(objectKey(hashOf(bytes))))?.bytes ?? Buffer.alloc(0))).toBe(hashOf(bytes));
});

test("the same file twice is one object; a second provider has it in its own library", async () => {
  const bytes = await aPng();
  const other = await aTrainer("other-provider");
  await uploaded(bytes, "a.png");
  const again = await uploaded(bytes, "b.png");
  await uploaded(bytes, "c.png", other);
  expect(await stateOf(again.uploadId)).toMatchObject({ state: "stored", sha256: hashOf(bytes) });
  expect(await db().mediaObject.count()).toBe(1);
  expect(await db().mediaAsset.findMany({ orderBy: { name: "asc" } })).toMatchObject([
    { name: "a.png", providerId: "test-provider" },
    { name: "c.png", providerId: "other-provider" },
  ]);
  expect(await db().mediaProcessing.count()).toBe(1);
});

test("only a trainer of the provider begins, goes on with, sees and gives up an upload", async () => {
  const uploadId = await begun(10);
  const others: Actor[] = [
    await aTrainer("other-provider"),
    await aReviewer(),
    await aPractitioner(),
    { ...(await aTrainer()), role: "admin" },
  ];
  for (const actor of others) {
    expect(await receivePiece(actor, { uploadId, first: 0, bytes: Buffer.from("x") }, occasion())).toEqual({
      ok: false,
      refusal: { code: "not-yours" },
    });
    expect(await cancelUpload(actor, uploadId, occasion())).toEqual({ ok: false, refusal: "not-yours" });
    expect(await uploadShown(actor, uploadId)).toBeNull();
    expect(await ownUploads(actor, LONG_AGO)).toEqual([]);
  }
  for (const actor of others.slice(1))
    expect(await beginUpload(actor, { name: "a", size: 1, lastModified: 0 }, occasion())).toEqual({
      ok: false,
      refusal: { code: "not-yours" },
    });
  expect(await stateOf(uploadId)).toMatchObject({ state: "uploading", received: 0 });
  // A colleague of the same provider goes on with it.
  expect(await receivePiece(await aTrainer(), { uploadId, first: 0, bytes: Buffer.from("xyz") }, occasion())).toMatchObject({ ok: true });
  expect(await ownUploads(trainer, LONG_AGO)).toMatchObject([{ uploadId, received: 3, size: 10, lastModified: 5 }]);
});

test("a piece counts once, in its place; two lines that bring the same place at once do not mix", async () => {
  const bytes = aRecording(3 * UPLOAD_PIECE);
  const uploadId = await begun(bytes.length);
  const piece = (first: number, last: number) => receivePiece(trainer, { uploadId, first, bytes: bytes.subarray(first, last) }, occasion());
  const both = await Promise.all([piece(0, 300_000), piece(0, UPLOAD_PIECE)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const { received } = await stateOf(uploadId);
  expect(await piece(0, UPLOAD_PIECE)).toEqual({ ok: false, refusal: { code: "elsewhere", received } });
  expect(await piece(received + 1, received + 2)).toMatchObject({ ok: false, refusal: { code: "elsewhere" } });
  for (let first = received; first < bytes.length; first += UPLOAD_PIECE)
    expect(await piece(first, Math.min(bytes.length, first + UPLOAD_PIECE))).toMatchObject({ ok: true });
  expect(await piece(bytes.length, bytes.length + 1)).toMatchObject({ ok: false, refusal: { code: "over" } });
  await run({ uploadId });
  expect(await stateOf(uploadId)).toMatchObject({ state: "stored", sha256: hashOf(bytes) });
});

test("R81: an archive under the name of a picture is refused at its first piece, and so is what is too large for its kind", async () => {
  const zip = Buffer.concat([Buffer.from("PK\x03\x04"), deflateRawSync(Buffer.alloc(50_000_000)), Buffer.alloc(10_000)]);
  const bomb = await uploaded(zip, "x-ray.png");
  expect(bomb.outcome).toEqual({ ok: false, refusal: { code: "refused", why: "archive" } });
  expect(await stateOf(bomb.uploadId)).toMatchObject({ state: "refused", why: "archive" });
  expect(await receivePiece(trainer, { uploadId: bomb.uploadId, first: 0, bytes: zip.subarray(0, 9) }, occasion())).toMatchObject({
    refusal: { code: "over" },
  });
  const uploadId = await begun(30_000_000, "film.mp4");
  const picture = Buffer.concat([await aPng(), Buffer.alloc(8000)]);
  expect(await receivePiece(trainer, { uploadId, first: 0, bytes: picture }, occasion())).toEqual({
    ok: false,
    refusal: { code: "refused", why: "too-large" },
  });
  expect(await db().mediaAsset.count()).toBe(0);
  expect(await db().auditEntry.count({ where: { deed: "upload-refused" } })).toBe(2);
});

test("R81: what only its end betrays is refused when it is whole", async () => {
  const letter = "WEBVTT\n\n00:00.000 --> 00:01.000\nنص\n";
  const half = Buffer.concat([Buffer.from(letter.repeat(200)), Buffer.from([0xc3, 0x28])]);
  const pixels = await sharp({ create: { width: 20_000, height: 9_000, channels: 3, background: "#fff" }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer();
  for (const [bytes, why] of [
    [half, "text-not-utf8"],
    [pixels, "too-many-pixels"],
    [Buffer.from("<svg><g></svg>"), "svg-without-viewbox"],
    [Buffer.from("<svg viewBox='0 0 9 9'><g></svg>"), "svg-malformed"],
    [Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(100)]), "unreadable"],
    [Buffer.from([0, 1, 2, 3, 255]), "unknown-content"],
  ] as const) {
    const { uploadId } = await uploaded(bytes);
    expect(await stateOf(uploadId)).toMatchObject({ state: "refused", why });
    expect(await piecesLeft(uploadId)).toBe(0);
  }
  expect(await db().mediaAsset.count()).toBe(0);
});

test("R81: a drawing is kept without its script", async () => {
  const { uploadId } = await uploaded(
    Buffer.from('<svg viewBox="0 0 9 9" onload="alert(1)"><script>alert(2)</script><path d="M0 0h9"/></svg>'),
    "heart.svg",
  );
  const { sha256 } = await stateOf(uploadId);
  const stored = await getObject(objectKey(sha256 ?? ""));
  expect(stored?.contentType).toBe("image/svg+xml");
  expect(new TextDecoder().decode(stored?.bytes)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>\n',
  );
  expect(await db().mediaProcessing.count()).toBe(0);
});

test("a provider keeps no more than its quota, files on their way counted; giving one up gives its room back", async () => {
  vi.stubEnv("MEDIA_QUOTA_GB", "1");
  const uploadId = await begun(600_000_000);
  expect(await beginUpload(trainer, { name: "b", size: 400_000_001, lastModified: 0 }, occasion())).toEqual({
    ok: false,
    refusal: { code: "quota", left: 400_000_000 },
  });
  const both = await Promise.all([1, 2].map(() => beginUpload(trainer, { name: "c", size: 300_000_000, lastModified: 0 }, occasion())));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  await receivePiece(trainer, { uploadId, first: 0, bytes: aFilm(9000) }, occasion());
  expect(await cancelUpload(trainer, uploadId, occasion())).toMatchObject({ ok: true });
  expect(await piecesLeft(uploadId)).toBe(0);
  expect(await cancelUpload(trainer, uploadId, occasion())).toEqual({ ok: false, refusal: "over" });
  await begun(600_000_000);
});

test("with a virus scanner every byte is shown to it first; what it warns of is kept out of reach, with its name", async () => {
  const clamd = await fakeClamd({ virus: "EICAR" });
  vi.stubEnv("CLAMD_HOST", "127.0.0.1");
  vi.stubEnv("CLAMD_PORT", String(clamd.port));
  const clean = aRecording(UPLOAD_PIECE + 10);
  const good = await uploaded(clean);
  const bad = await uploaded(Buffer.concat([aRecording(UPLOAD_PIECE), Buffer.from("…EICAR…")]));
  await clamd.stop();
  expect(clamd.seen[0]).toBe(clean.length);
  expect(await stateOf(good.uploadId)).toMatchObject({ state: "stored" });
  expect(await stateOf(bad.uploadId)).toMatchObject({ state: "quarantined", why: "virus", finding: "Test.Virus-1", sha256: null });
  expect(await db().mediaAsset.count()).toBe(1);
  expect(await piecesLeft(bad.uploadId)).toBeGreaterThan(0);
});

test("a scanner that does not answer lets nothing through, and loses nothing", async () => {
  const bytes = await aPng();
  const silent = await fakeClamd({ virus: "EICAR", silent: true });
  vi.stubEnv("CLAMD_HOST", "127.0.0.1");
  for (const port of [silent.port, 1]) {
    vi.stubEnv("CLAMD_PORT", String(port));
    const uploadId = await begun(bytes.length);
    await receivePiece(trainer, { uploadId, first: 0, bytes }, occasion());
    await expect(storeUpload(uploadId, occasion())).rejects.toThrow("does not answer");
    expect(await uploadShown(trainer, uploadId)).toMatchObject({ state: "checking", why: "scanner-silent" });
    expect(await db().mediaAsset.count()).toBe(0);
    vi.stubEnv("CLAMD_HOST", "");
    await run({ uploadId });
    expect(await uploadShown(trainer, uploadId)).toMatchObject({ state: "stored", why: null });
    await emptyAssets();
    vi.stubEnv("CLAMD_HOST", "127.0.0.1");
  }
  await silent.stop();
});

const emptyAssets = () => db().mediaAsset.deleteMany();

test("a piece that the store has lost is said, and what was half written is never taken for the file", async () => {
  const bytes = aRecording(9000);
  const uploadId = await begun(bytes.length);
  await receivePiece(trainer, { uploadId, first: 0, bytes }, occasion());
  await putObject(pieceKey(uploadId, 0, 9000), bytes.subarray(0, 100), "application/octet-stream");
  await expect(run({ uploadId })).rejects.toThrow("lost a piece");
  expect(await uploadShown(trainer, uploadId)).toMatchObject({ state: "checking", why: "store-silent" });
  await putObject(pieceKey(uploadId, 0, 9000), bytes, "application/octet-stream");
  await run({ uploadId });
  expect(await uploadShown(trainer, uploadId)).toMatchObject({ state: "stored", sha256: hashOf(bytes) });
});
