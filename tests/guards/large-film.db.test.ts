import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Upload } from "tus-js-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MEDIA_LIMITS, UPLOAD_PIECE } from "#app/domain/media/media-limits.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { objectKey, openObject, uploadPieces } from "#app/platform/object-store.server.ts";
import { breakableLine } from "#tests/support/breakable-line.ts";
import { type BuiltServer, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { type RoleHolder, aRoleHolder } from "#tests/support/signed-in.ts";

/** The largest film that is taken at all. */
const SIZE = MEDIA_LIMITS.video;
const GB = 1_000_000_000;
/** The pieces and the whole lie side by side for a moment, and once more while the whole is put together from its parts. */
const ROOM_NEEDED = 8 * GB;
const CUTS_AT = [0.1, 0.25, 0.4, 0.7, 0.85].map((share) => share * SIZE);
const KILL_AT = 0.55 * SIZE;
/** An order, no measure: a process that held the film, or a good part of it, would be far beyond. */
const MOST_MEMORY_MB = 700;

const { bavail, bsize } = await statfs(env.dataFolder());
const hasRoom = bavail * bsize >= ROOM_NEEDED;
if (!hasRoom) process.stdout.write(`Skipped: a film of 2 GB, which needs 8 GB free; ${((bavail * bsize) / GB).toFixed(1)} GB are there.\n`);

let server: BuiltServer;
let trainer: RoleHolder;
const film = join(env.dataFolder(), "film.mp4");
const wish = (port?: number) => ({
  databaseUrl: env.databaseUrl(),
  dataFolder: env.dataFolder(),
  ...(port === undefined ? {} : { port }),
});

beforeAll(async () => {
  if (!hasRoom) return;
  await ensureBuilt();
  server = await startBuiltServer(wish());
  const names = { nameAr: "جهة", nameCkb: "لایەن", nameEn: "Provider" };
  await db().provider.create({ data: { id: "test-provider", ...names, createdAt: new Date() } });
  trainer = await aRoleHolder("trainer");
  await makeFilm();
}, 300_000);
afterAll(async () => {
  if (!hasRoom) return;
  await server.stop();
  await rm(film, { force: true });
});

/** Begins as an MP4 does, ends where a film of the largest size ends, with a mark in each megabyte; between them nothing lies on the disk. */
async function makeFilm(): Promise<void> {
  const file = await open(film, "w");
  await file.write(Buffer.from("\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41", "latin1"), 0, 32, 0);
  await file.truncate(SIZE);
  for (let at = UPLOAD_PIECE / 2; at < SIZE; at += UPLOAD_PIECE) await file.write(Buffer.from(`mark ${String(at)}`), 0, null, at);
  await file.close();
}

async function hashOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of bytes) hash.update(piece);
  return hash.digest("hex");
}

/** The most memory that a process has held at once, in MB; null where the system does not say. */
function mostMemory({ pid }: BuiltServer): number | null {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return null;
  }
}

test.skipIf(!hasRoom)(
  "R81: a film of 2 GB arrives whole over a line that breaks and a server that is killed, and nobody holds it",
  async () => {
    const line = await breakableLine(server.port);
    const begun = Date.now();
    const took: string[] = [];
    const note = (what: string) => took.push(`${what} ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    let sent = 0;
    let fault: Error | null = null;
    let isDone = false;
    const upload = new Upload(createReadStream(film), {
      endpoint: `${line.url}/api/uploads`,
      chunkSize: UPLOAD_PIECE,
      retryDelays: [100, 200, 500, 1000, 2000, 4000, 8000],
      headers: { cookie: `session=${trainer.token}`, origin: server.url },
      metadata: { filename: "lecture.mp4", lastModified: "7" },
      onProgress: (bytes) => (sent = bytes),
      onSuccess: () => (isDone = true),
      onError: (error) => (fault = error),
    });
    upload.start();
    const reached = async (what: () => boolean) => {
      while (!what() && fault === null) await pause(20);
      expect(fault).toBeNull();
    };

    const memory: (number | null)[] = [];
    for (const at of [...CUTS_AT, KILL_AT].sort((a, b) => a - b)) {
      await reached(() => sent >= at);
      await line.cut();
      if (at === KILL_AT) {
        memory.push(mostMemory(server));
        await server.kill();
        server = await startBuiltServer(wish(server.port));
      }
      await line.mend();
    }
    await reached(() => isDone);
    note("sent after");
    await line.cut();

    const id = (upload.url ?? "").split("/").pop() ?? "";
    const stateOf = () => db().mediaUpload.findUniqueOrThrow({ where: { id } });
    await expect.poll(async () => (await stateOf()).state, { timeout: 10 * 60_000, interval: 200 }).toBe("stored");
    note("in the library after");
    memory.push(mostMemory(server));

    const { sha256, received } = await stateOf();
    expect(received).toBe(SIZE);
    expect(sha256).toBe(await hashOf(createReadStream(film)));
    const kept = await openObject(objectKey(sha256 ?? ""));
    expect(await hashOf(kept?.body as unknown as AsyncIterable<Uint8Array>)).toBe(sha256);
    for (const most of memory) expect(most ?? 0).toBeLessThan(MOST_MEMORY_MB);
    process.stdout.write(
      `A film of 2 GB: ${took.join(", ")}; the most memory ${memory.map((mb) => (mb ?? 0).toFixed(0)).join(" and ")} MB.\n`,
    );

    const isEmpty = async () => (await uploadPieces(id).next()).done;
    await expect.poll(isEmpty, { timeout: 60_000 }).toBe(true);
  },
);
