import { createHash, randomBytes, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Upload } from "tus-js-client";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { UPLOAD_PIECE } from "#app/domain/media/media-limits.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import {
  type ObjectFacts,
  closeObjectStore,
  deleteObject,
  getObject,
  hasObject,
  objectFacts,
  objectKey,
  objectsBeginning,
  putObject,
  putObjectFrom,
} from "#app/platform/object-store.server.ts";
import { type BuiltServer, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { type Radosgw, hasRadosgw, startRadosgw } from "#tests/support/radosgw.ts";
import { type RoleHolder, aRoleHolder } from "#tests/support/signed-in.ts";
import { aTone, hasFfmpeg } from "#tests/support/small-recording.ts";

let store: Radosgw;
let before: Readonly<Record<string, string | undefined>> = {};
const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

beforeAll(async () => {
  if (!hasRadosgw) return;
  store = await startRadosgw();
  before = Object.fromEntries(Object.keys(store.environment).map((name) => [name, process.env[name]]));
}, 240_000);
afterAll(async () => {
  if (hasRadosgw) await store.stop();
}, 60_000);
beforeEach(async () => {
  await closeObjectStore();
  if (hasRadosgw) Object.assign(process.env, store.environment);
});
afterEach(async () => {
  await closeObjectStore();
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

test.skipIf(!hasRadosgw)("a store that nobody here wrote puts, reads by range, looks at, lists, joins parts and deletes", async () => {
  const bytes = randomBytes(100_000);
  const key = objectKey(sha256Of(bytes));
  expect(await hasObject(key)).toBe(false);
  expect(await getObject(key)).toBeNull();
  await putObject(key, bytes, "image/png");
  expect(await objectFacts(key)).toMatchObject({ key, bytes: 100_000 });
  expect(await getObject(key)).toMatchObject({ contentType: "image/png", size: 100_000 });
  const part = (await getObject(key, { first: 50_000, last: 50_009 }))!;
  expect(part.size).toBe(100_000);
  expect(Buffer.compare(part.bytes, bytes.subarray(50_000, 50_010))).toBe(0);

  const long = randomBytes(35 * 1024 * 1024);
  const longKey = objectKey(sha256Of(long));
  async function* pieces() {
    for (let at = 0; at < long.length; at += 1_000_000) yield await Promise.resolve(long.subarray(at, at + 1_000_000));
  }
  await putObjectFrom(longKey, pieces(), "video/mp4");
  expect(sha256Of((await getObject(longKey))!.bytes)).toBe(sha256Of(long));

  const listed: ObjectFacts[] = [];
  for (const start of "0123456789abcdef") for await (const facts of objectsBeginning(start)) listed.push(facts);
  expect(listed.map((facts) => [facts.key, facts.bytes]).sort()).toEqual(
    [
      [key, 100_000],
      [longKey, long.length],
    ].sort(),
  );
  await deleteObject(key);
  await deleteObject(longKey);
  await deleteObject(key);
  expect(await hasObject(key)).toBe(false);
});

async function until<Value>(ask: () => Promise<Value | null>, what: string): Promise<Value> {
  for (let waited = 0; waited < 60_000; waited += 200) {
    const answer = await ask();
    if (answer !== null) return answer;
    await pause(200);
  }
  throw new Error(`Within a minute nothing: ${what}.`);
}

async function uploaded(server: BuiltServer, trainer: RoleHolder, bytes: Buffer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    new Upload(bytes, {
      endpoint: `${server.url}/api/uploads`,
      chunkSize: UPLOAD_PIECE / 4,
      retryDelays: [100, 200, 400],
      headers: { cookie: `session=${trainer.token}`, origin: server.url },
      metadata: { filename: "talk.mp3", lastModified: "7" },
      onSuccess: () => resolve(),
      onError: reject,
    }).start();
  });
}

test.skipIf(!hasRadosgw || !hasFfmpeg)(
  "a recording is uploaded into it, made smaller and played back by range through the product's door",
  { timeout: 240_000 },
  async () => {
    await ensureBuilt();
    const wish = { databaseUrl: env.databaseUrl(), dataFolder: env.dataFolder(), environment: store.environment };
    const server = await startBuiltServer(wish);
    try {
      await db().provider.createMany({
        data: [{ id: "test-provider", nameAr: "جهة", nameCkb: "لایەن", nameEn: "Provider", createdAt: new Date() }],
        skipDuplicates: true,
      });
      const trainer = await aRoleHolder("trainer");
      // Its own bytes, so that no earlier upload is found instead: a comment behind the sound.
      const bytes = Buffer.concat([await aTone(40), Buffer.from(randomUUID())]);
      await uploaded(server, trainer, bytes);
      const sha256 = sha256Of(bytes);
      const opus = await until(
        () => db().mediaRendition.findFirst({ where: { originalSha256: sha256, rung: "opus-24k" }, include: { object: true } }),
        "the sound is made smaller",
      );
      for (const [hash, whole] of [
        [sha256, bytes.length],
        [opus.sha256, opus.object.bytes],
      ] as const) {
        const reply = await fetch(`${server.url}/media/${hash}`, {
          headers: { cookie: `session=${trainer.token}`, range: "bytes=1000-1999" },
        });
        expect(reply.status).toBe(206);
        expect(reply.headers.get("content-range")).toBe(`bytes 1000-1999/${String(whole)}`);
        const part = Buffer.from(await reply.arrayBuffer());
        expect(Buffer.compare(part, (await getObject(objectKey(hash)))!.bytes.subarray(1000, 2000))).toBe(0);
      }
      expect(sha256Of((await getObject(objectKey(sha256)))!.bytes)).toBe(sha256);
    } finally {
      await server.stop();
    }
  },
);
