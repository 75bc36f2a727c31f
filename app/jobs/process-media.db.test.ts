import { createHash } from "node:crypto";
import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { beginProcessing } from "#app/commands/media/begin-processing.server.ts";
import { processImage } from "#app/commands/media/process-image.server.ts";
import { settleProcessing } from "#app/commands/media/settle-processing.server.ts";
import { askProcessing, askProcessingAgain } from "#app/data/media-processing.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { run } from "#app/jobs/process-media.server.ts";
import { db } from "#app/platform/db.server.ts";
import { deleteObject, getObject, objectKey, putObject } from "#app/platform/object-store.server.ts";
import { emptyTables } from "#tests/support/database.ts";

const now = () => instantAt(Date.now());
const occasion = () => ({ at: now(), requestId: null });

beforeEach(emptyTables);

async function anOriginal(bytes: Uint8Array, contentType: string): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await putObject(objectKey(sha256), bytes, contentType);
  await inTransaction(async (tx) => {
    await tx.mediaObject.create({ data: { sha256, contentType, bytes: bytes.length, createdAt: now() } });
    await askProcessing(tx, { sha256, contentType }, now());
  });
  return sha256;
}

/** A photograph as a telephone writes it: lying on its side, with where it was taken beside it. */
const aPhotograph = (width = 2000, height = 1000) =>
  sharp({ create: { width, height, channels: 3, background: "#b03040" } })
    .withExif({ IFD0: { Copyright: "A patient's name" }, IFD3: { GPSLatitudeRef: "N" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

test("of a photograph six pictures are made, upright, without what the camera wrote, and none is enlarged", async () => {
  const sha256 = await anOriginal(await aPhotograph(), "image/jpeg");
  await run({ sha256 }, { attempt: 1 });
  const rungs = await db().mediaRendition.findMany({
    where: { originalSha256: sha256 },
    orderBy: { rung: "asc" },
    include: { object: true },
  });
  expect(rungs.map(({ rung, facts }) => [rung, facts])).toMatchObject([
    ["avif-1600", { width: 1000, height: 2000 }],
    ["avif-480", { width: 480, height: 960 }],
    ["avif-960", { width: 960, height: 1920 }],
    ["webp-1600", { width: 1000, height: 2000 }],
    ["webp-480", { width: 480, height: 960 }],
    ["webp-960", { width: 960, height: 1920, colour: expect.stringMatching(/^#[0-9a-f]{6}$/) as string }],
  ]);
  for (const { sha256: made, object } of rungs) {
    const stored = await getObject(objectKey(made));
    const read = await sharp(stored?.bytes).metadata();
    expect(read).toMatchObject({ format: object.contentType === "image/avif" ? "heif" : "webp" });
    expect([read.exif, read.orientation ?? 1]).toEqual([undefined, 1]);
    expect(object.bytes).toBe(stored?.bytes.length);
  }
  expect(await db().mediaProcessing.findUnique({ where: { sha256 } })).toMatchObject({ state: "done", progress: 100, attempt: 1 });
  expect((await getObject(objectKey(sha256)))?.bytes.length).toBeGreaterThan(0);
  // Run again by a queue that did not hear of it: nothing is made twice.
  await run({ sha256 }, { attempt: 2 });
  expect(await db().mediaRendition.count()).toBe(6);
});

test("a small picture is made in one width only", async () => {
  const sha256 = await anOriginal(
    await sharp({ create: { width: 300, height: 200, channels: 3, background: "#fff" } })
      .png()
      .toBuffer(),
    "image/png",
  );
  await run({ sha256 }, { attempt: 1 });
  const rungs = await db().mediaRendition.findMany({ where: { originalSha256: sha256 }, select: { rung: true }, orderBy: { rung: "asc" } });
  expect(rungs.map(({ rung }) => rung)).toEqual(["avif-480", "webp-480"]);
});

test("R81: a picture of more pixels than fit into memory, and a broken one, fail with their reason and can be run again", async () => {
  const bomb = await sharp({ create: { width: 16_000, height: 7_000, channels: 3, background: "#fff" }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer();
  const whole = await aPhotograph(800, 600);
  const broken = whole.subarray(0, whole.length / 3);
  for (const [bytes, contentType, why] of [
    [bomb, "image/png", "too-many-pixels"],
    [broken, "image/jpeg", "unreadable"],
  ] as const) {
    const sha256 = await anOriginal(bytes, contentType);
    await run({ sha256 }, { attempt: 1 });
    expect(await db().mediaProcessing.findUnique({ where: { sha256 } })).toMatchObject({ state: "failed", why, attempt: 1 });
    expect(await inTransaction((tx) => askProcessingAgain(tx, sha256, now()))).toBe(true);
    expect(await db().mediaProcessing.findUnique({ where: { sha256 } })).toMatchObject({ state: "waiting", why: null, attempt: 2 });
  }
});

test("a store that is down is tried again by itself, and in the end the author is told", async () => {
  const sha256 = await anOriginal(await aPhotograph(100, 100), "image/jpeg");
  await deleteObject(objectKey(sha256));
  await expect(run({ sha256 }, { attempt: 1 })).rejects.toThrow("lost");
  expect(await db().mediaProcessing.findUnique({ where: { sha256 } })).toMatchObject({ state: "waiting" });
  await expect(run({ sha256 }, { attempt: 6 })).rejects.toThrow("lost");
  expect(await db().mediaProcessing.findUnique({ where: { sha256 } })).toMatchObject({ state: "failed", why: "fault" });
});

test("an attempt that is over writes nothing any more", async () => {
  const sha256 = await anOriginal(await aPhotograph(100, 50), "image/jpeg");
  const work = await beginProcessing(sha256, occasion());
  if (work === null) throw new Error("There is work.");
  expect(await processImage(work, now)).toMatchObject({ ok: true });
  await settleProcessing(work, { state: "failed", why: "fault" }, occasion());
  await settleProcessing(work, { state: "done" }, occasion());
  expect(await db().mediaProcessing.findUnique({ where: { sha256 } })).toMatchObject({ state: "failed" });
  expect(await beginProcessing(sha256, occasion())).toBeNull();
});
