import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedObjectStore, startEmbeddedObjectStore } from "#app/platform/embedded-object-store.server.ts";

const Bucket = "lessons";
const ORIGIN = "http://localhost:3000";
let folder = "";
let store: EmbeddedObjectStore;
let s3: S3Client;

function clientOf({ endpoint, region, accessKeyId, secretAccessKey }: EmbeddedObjectStore): S3Client {
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 1,
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bimaristan-objects-"));
  store = await startEmbeddedObjectStore({ dataFolder: folder, allowedOrigins: [ORIGIN] });
  s3 = clientOf(store);
  await s3.send(new CreateBucketCommand({ Bucket }));
});

afterAll(async () => {
  s3.destroy();
  await store.stop();
  await rm(folder, { recursive: true });
});

async function put(Key: string, Body: Uint8Array | string, more: object = {}): Promise<string | undefined> {
  return (await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength: Buffer.byteLength(Body), ...more }))).ETag;
}

async function get(Key: string, more: object = {}): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

async function keys(Prefix: string): Promise<(string | undefined)[]> {
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
  return (Contents ?? []).map(({ Key }) => Key);
}

test("what is put comes back, with its type, its own headers and the MD5 as its tag", async () => {
  const bytes = randomBytes(300_000);
  const tag = await put("صورة/غسل اليدين.png", bytes, {
    ContentType: "image/png",
    CacheControl: "max-age=60",
    Metadata: { author: "zana" },
  });
  expect(tag).toBe(`"${createHash("md5").update(bytes).digest("hex")}"`);
  const head = await s3.send(new HeadObjectCommand({ Bucket, Key: "صورة/غسل اليدين.png" }));
  expect(head).toMatchObject({
    ContentType: "image/png",
    ContentLength: 300_000,
    CacheControl: "max-age=60",
    Metadata: { author: "zana" },
    ETag: tag,
  });
  expect(await get("صورة/غسل اليدين.png")).toEqual(bytes);
});

test("an empty object is an object", async () => {
  await put("empty", "");
  expect(await get("empty")).toHaveLength(0);
});

test("a second put replaces the first whole", async () => {
  await put("twice", "first and long");
  await put("twice", "second");
  expect((await get("twice")).toString()).toBe("second");
});

test("any key and any bytes survive the round trip, and nothing is written outside the bucket", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }),
      fc.uint8Array({ maxLength: 200 }),
      async (name, bytes) => {
        const Key = `any/${name.replaceAll("\0", "")}`;
        await put(Key, bytes);
        expect(await get(Key)).toEqual(Buffer.from(bytes));
        expect(await keys(Key)).toContain(Key);
      },
    ),
    { numRuns: 60 },
  );
  expect((await readdir(folder)).sort()).toEqual(["object-store.json", "objects"]);
});

test.each(["..", "../../outside", "a/../../../outside", "/etc/passwd", "a//b", "a/", "%2e%2e/x", "..%2foutside", "$tmp/x", "a$", "con*?"])(
  "the key %j is a name like any other",
  async (Key) => {
    await put(Key, Key);
    expect((await get(Key)).toString()).toBe(Key);
    expect(await keys(Key)).toContain(Key);
    expect((await readdir(folder)).sort()).toEqual(["object-store.json", "objects"]);
    expect((await readdir(join(folder, "objects"))).sort()).toEqual(["$tmp", Bucket]);
  },
);

test("a key and a longer key below it live side by side", async () => {
  await put("side", "one");
  await put("side/by", "two");
  await put("side/by/side", "three");
  expect(await keys("side")).toEqual(["side", "side/by", "side/by/side"]);
  expect((await get("side/by")).toString()).toBe("two");
});

test.each([
  ["bytes=0-0", "a", "bytes 0-0/10"],
  ["bytes=3-5", "def", "bytes 3-5/10"],
  ["bytes=7-", "hij", "bytes 7-9/10"],
  ["bytes=-2", "ij", "bytes 8-9/10"],
  ["bytes=8-99", "ij", "bytes 8-9/10"],
])("the range %s is answered with %s", async (Range, text, ContentRange) => {
  await put("ranged", "abcdefghij");
  const reply = await s3.send(new GetObjectCommand({ Bucket, Key: "ranged", Range }));
  expect(reply).toMatchObject({ ContentRange, $metadata: { httpStatusCode: 206 } });
  expect(await reply.Body?.transformToString()).toBe(text);
});

test("a range outside is refused", async () => {
  await put("ranged", "abcdefghij");
  await expect(get("ranged", { Range: "bytes=10-" })).rejects.toMatchObject({ name: "InvalidRange" });
});

test("what was deleted is gone, and deleting it again is harmless", async () => {
  await put("gone", "x");
  await s3.send(new DeleteObjectCommand({ Bucket, Key: "gone" }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: "gone" }));
  await expect(get("gone")).rejects.toMatchObject({ name: "NoSuchKey" });
  await expect(s3.send(new HeadObjectCommand({ Bucket, Key: "gone" }))).rejects.toMatchObject({ name: "NotFound" });
});

test("several are deleted at once", async () => {
  const Objects = ["many/a&b", "many/<c>"].map((Key) => ({ Key }));
  for (const { Key } of Objects) await put(Key, "x");
  await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  expect(await keys("many/")).toEqual([]);
});

test("a list comes in pages, in the order of bytes, and folds at the delimiter", async () => {
  for (const name of ["b", "a", "c/1", "c/2", "ا", "Z"]) await put(`list/${name}`, "x");
  const first = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "list/", Delimiter: "/", MaxKeys: 3 }));
  expect(first.Contents?.map(({ Key }) => Key)).toEqual(["list/Z", "list/a", "list/b"]);
  const rest = await s3.send(
    new ListObjectsV2Command({ Bucket, Prefix: "list/", Delimiter: "/", ContinuationToken: first.NextContinuationToken }),
  );
  expect(rest.CommonPrefixes).toEqual([{ Prefix: "list/c/" }]);
  expect(rest.Contents?.map(({ Key }) => Key)).toEqual(["list/ا"]);
  expect(rest.IsTruncated).toBe(false);
});

test("an upload in parts becomes one object; a part put twice counts once", async () => {
  const Key = "lesson.opus";
  const parts = [randomBytes(200_000), randomBytes(150_000), randomBytes(10)];
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType: "audio/ogg" }));
  const upload = async (PartNumber: number, Body: Uint8Array) => ({
    PartNumber,
    ETag: (await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }))).ETag,
  });
  await upload(1, randomBytes(5));
  const Parts = [
    await upload(1, parts[0] ?? Buffer.of()),
    await upload(2, parts[1] ?? Buffer.of()),
    await upload(3, parts[2] ?? Buffer.of()),
  ];
  const listed = await s3.send(new ListPartsCommand({ Bucket, Key, UploadId, MaxParts: 2 }));
  expect(listed).toMatchObject({ IsTruncated: true, NextPartNumberMarker: "2" });
  expect(await keys(Key)).toEqual([]);
  await s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
  expect(await get(Key)).toEqual(Buffer.concat(parts));
  expect((await s3.send(new HeadObjectCommand({ Bucket, Key }))).ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
  await expect(s3.send(new ListPartsCommand({ Bucket, Key, UploadId }))).rejects.toMatchObject({ name: "NoSuchUpload" });
});

test("an upload is not finished with a part that is not there, and can be given up", async () => {
  const Key = "given-up";
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const Parts = [{ PartNumber: 1, ETag: '"0123"' }];
  await expect(s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }))).rejects.toMatchObject({
    name: "InvalidPart",
  });
  await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  expect(await keys(Key)).toEqual([]);
});

test("a body that does not fit its checksum is refused, and the object before it stays", async () => {
  await put("checked", "right", { ChecksumSHA256: createHash("sha256").update("right").digest("base64") });
  for (const wrong of [
    { ChecksumSHA256: createHash("sha256").update("other").digest("base64") },
    { ContentMD5: createHash("md5").update("other").digest("base64") },
    { ChecksumCRC32: "AAAAAA==" },
  ]) {
    await expect(put("checked", "wrong", wrong)).rejects.toMatchObject({ name: "BadDigest" });
  }
  expect((await get("checked")).toString()).toBe("right");
  const { ChecksumSHA256 } = await s3.send(new HeadObjectCommand({ Bucket, Key: "checked", ChecksumMode: "ENABLED" }));
  expect(ChecksumSHA256).toBe(createHash("sha256").update("right").digest("base64"));
});

test("put-if-absent refuses the second", async () => {
  await put("once", "first", { IfNoneMatch: "*" });
  await expect(put("once", "second", { IfNoneMatch: "*" })).rejects.toMatchObject({ name: "PreconditionFailed" });
});

test("a forged signature, a foreign key and no signature at all are refused", async () => {
  await put("secret", "x");
  const forger = clientOf({ ...store, secretAccessKey: "guessed" });
  await expect(forger.send(new GetObjectCommand({ Bucket, Key: "secret" }))).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
  const stranger = clientOf({ ...store, accessKeyId: "STRANGER" });
  await expect(stranger.send(new GetObjectCommand({ Bucket, Key: "secret" }))).rejects.toMatchObject({ name: "InvalidAccessKeyId" });
  expect((await fetch(`${store.endpoint}/${Bucket}/secret`)).status).toBe(403);
});

test("a missing bucket is said to be missing", async () => {
  await expect(s3.send(new GetObjectCommand({ Bucket: "other-bucket", Key: "x" }))).rejects.toMatchObject({ name: "NoSuchBucket" });
});

test("pages of our own origin may ask from a browser, others may not", async () => {
  const ask = (origin: string) =>
    fetch(`${store.endpoint}/${Bucket}/x`, { method: "OPTIONS", headers: { origin, "access-control-request-method": "PUT" } });
  const ours = await ask(ORIGIN);
  expect([ours.status, ours.headers.get("access-control-allow-origin")]).toEqual([204, ORIGIN]);
  const foreign = await ask("https://elsewhere.example");
  expect([foreign.status, foreign.headers.get("access-control-allow-origin")]).toEqual([403, null]);
});

test("after a restart keys and objects are as before, what a crash left is swept, and half-written files are never seen", async () => {
  await put("kept", "still here");
  const leftover = join(folder, "objects", "$tmp", "leftover");
  await mkdir(join(folder, "objects", "$tmp"), { recursive: true });
  await writeFile(leftover, "half an obj");
  expect(await keys("leftover")).toEqual([]);
  const long = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000);
  await utimes(leftover, long, long);
  const again = await startEmbeddedObjectStore({ dataFolder: folder });
  const client = clientOf(again);
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "kept" }));
  expect(await Body?.transformToString()).toBe("still here");
  expect(again.secretAccessKey).toBe(store.secretAccessKey);
  await expect(stat(leftover)).rejects.toMatchObject({ code: "ENOENT" });
  client.destroy();
  await again.stop();
});

test("two processes that begin at once share one pair of keys, readable by their owner alone", async () => {
  const fresh = await mkdtemp(join(tmpdir(), "bimaristan-objects-"));
  const [a, b] = await Promise.all([startEmbeddedObjectStore({ dataFolder: fresh }), startEmbeddedObjectStore({ dataFolder: fresh })]);
  expect(a.secretAccessKey).toBe(b.secretAccessKey);
  expect((await stat(join(fresh, "object-store.json"))).mode & 0o077).toBe(0);
  await Promise.all([a.stop(), b.stop()]);
  await rm(fresh, { recursive: true });
});
