import { createHash, randomBytes } from "node:crypto";
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Upload } from "tus-js-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UPLOAD_PIECE } from "#app/domain/media/media-limits.ts";
import type { UploadShown } from "#app/domain/media/upload-state.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { getObject, objectKey } from "#app/platform/object-store.server.ts";
import { breakableLine } from "#tests/support/breakable-line.ts";
import { type BuiltServer, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { visitor } from "#tests/support/http-client.ts";
import { type RoleHolder, aRoleHolder } from "#tests/support/signed-in.ts";

let server: BuiltServer;
let trainer: RoleHolder;
const wish = () => ({ databaseUrl: env.databaseUrl(), dataFolder: env.dataFolder() });

beforeAll(async () => {
  await ensureBuilt();
  server = await startBuiltServer(wish());
  await db().provider.createMany({
    data: [{ id: "test-provider", nameAr: "جهة", nameCkb: "لایەن", nameEn: "Provider", createdAt: new Date() }],
    skipDuplicates: true,
  });
  trainer = await aRoleHolder("trainer");
}, 300_000);
afterAll(() => server.stop());

const aRecording = (bytes: number) => Buffer.concat([Buffer.from("ID3\x04\0"), randomBytes(bytes - 5)]);

type Sending = { readonly done: Promise<void>; readonly upload: Upload };

/** Sends a file as the browser does, by the same library. */
function sending(bytes: Buffer, url: string, token: string, { uploadUrl = null as string | null, name = "lecture.mp3" } = {}): Sending {
  const ends: { resolve?: () => void; reject?: (error: Error) => void } = {};
  const done = new Promise<void>((resolve, reject) => void Object.assign(ends, { resolve, reject }));
  const upload = new Upload(bytes, {
    endpoint: `${url}/api/uploads`,
    uploadUrl,
    chunkSize: UPLOAD_PIECE / 4,
    retryDelays: [50, 100, 100, 200],
    headers: { cookie: `session=${token}`, origin: server.url },
    metadata: { filename: name, lastModified: "7" },
    onSuccess: () => ends.resolve?.(),
    onError: (error) => ends.reject?.(error),
  });
  upload.start();
  return { done, upload };
}

async function until<Value>(ask: () => Promise<Value | null>, what: string): Promise<Value> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    const answer = await ask();
    if (answer !== null) return answer;
    await pause(100);
  }
  throw new Error(`Within half a minute nothing: ${what}.`);
}

const idOf = (upload: Upload) => (upload.url ?? "").split("/").pop() ?? "";
const shown = async (uploadId: string) =>
  (await (await visitor(server.url, trainer.token).get(`/api/uploads/${uploadId}`)).json()) as UploadShown;

test("an upload survives ten breaks of its line, and is the file that was sent", { timeout: 120_000 }, async () => {
  const line = await breakableLine(server.port);
  const bytes = aRecording(11 * UPLOAD_PIECE);
  const { done, upload } = sending(bytes, line.url, trainer.token);
  let breaks = 0;
  for (let before = -1; breaks < 10; breaks += 1) {
    const seen = before;
    before = await until(
      async () => {
        const row = await db().mediaUpload.findFirst({ where: { size: bytes.length, received: { gt: seen } } });
        return row?.received ?? null;
      },
      `progress after ${String(breaks)} breaks`,
    );
    if (before >= bytes.length) break;
    await line.cut();
    await line.mend();
  }
  expect(breaks).toBe(10);
  await done;
  await line.cut();
  const stored = await until(async () => {
    const now = await shown(idOf(upload));
    return now.state === "stored" ? now : null;
  }, "the file is in the library");
  expect(stored.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  expect(Buffer.compare((await getObject(objectKey(stored.sha256 ?? "")))?.bytes ?? Buffer.alloc(0), bytes)).toBe(0);
});

test("what a connection brought before it broke is kept, and another process goes on from there", { timeout: 120_000 }, async () => {
  const bytes = aRecording(3 * UPLOAD_PIECE);
  const created = await fetch(`${server.url}/api/uploads`, {
    method: "POST",
    headers: {
      cookie: `session=${trainer.token}`,
      origin: server.url,
      "tus-resumable": "1.0.0",
      "upload-length": String(bytes.length),
      "upload-metadata": `filename ${Buffer.from("a.mp3").toString("base64")}`,
    },
  });
  expect(created.status).toBe(201);
  const path = created.headers.get("location") ?? "";
  const id = path.split("/").pop() ?? "";
  // Half of a piece, and then nobody.
  await new Promise<void>((gone) => {
    const half = request(server.url + path, {
      method: "PATCH",
      headers: {
        cookie: `session=${trainer.token}`,
        origin: server.url,
        "tus-resumable": "1.0.0",
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
        "content-length": String(UPLOAD_PIECE),
      },
    });
    half.on("error", () => undefined).on("close", () => gone());
    half.write(bytes.subarray(0, UPLOAD_PIECE / 2), () => setTimeout(() => half.destroy(), 300));
  });
  const kept = await until(async () => {
    const { received } = await shown(id);
    return received > 0 ? received : null;
  }, "the half of a piece");
  expect(kept).toBeLessThanOrEqual(UPLOAD_PIECE / 2);

  // Killed, without a farewell: a server that knows nothing of it goes on.
  await server.kill();
  server = await startBuiltServer(wish());
  const head = await fetch(server.url + path, {
    method: "HEAD",
    headers: { cookie: `session=${trainer.token}`, "tus-resumable": "1.0.0" },
  });
  expect(head.headers.get("upload-offset")).toBe(String(kept));
  await sending(bytes, server.url, trainer.token, { uploadUrl: server.url + path }).done;
  const stored = await until(async () => {
    const now = await shown(id);
    return now.state === "stored" ? now : null;
  }, "the file is in the library");
  expect(stored.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
});

test("nobody but a trainer of the provider begins, asks for, goes on with or gives up an upload; nor does a page of another origin", async () => {
  const { done, upload } = sending(aRecording(3000), server.url, trainer.token);
  await done;
  const path = `/api/uploads/${idOf(upload)}`;
  const strangers = {
    nobody: null,
    "another provider's trainer": (await aRoleHolder("trainer", { providerId: "other-provider" })).token,
    reviewer: (await aRoleHolder("reviewer")).token,
    admin: (await aRoleHolder("admin")).token,
  };
  const ask = (method: string, token: string | null, origin: string, at = path) =>
    fetch(server.url + at, {
      method,
      redirect: "manual",
      headers: {
        ...(token === null ? {} : { cookie: `session=${token}` }),
        ...(method === "HEAD" || method === "GET" ? {} : { origin }),
        "tus-resumable": "1.0.0",
        "upload-offset": "0",
        "upload-length": "9",
        ...(method === "PATCH" ? { "content-type": "application/offset+octet-stream" } : {}),
      },
      ...(method === "PATCH" ? { body: "x" } : {}),
    });
  for (const token of Object.values(strangers)) {
    for (const method of ["GET", "HEAD", "PATCH", "DELETE"]) expect((await ask(method, token, server.url)).status).not.toBeLessThan(300);
  }
  for (const who of ["nobody", "reviewer", "admin"] as const)
    expect((await ask("POST", strangers[who], server.url, "/api/uploads")).status).toBeGreaterThanOrEqual(400);
  for (const method of ["POST", "PATCH", "DELETE"])
    expect((await ask(method, trainer.token, "https://evil.example", method === "POST" ? "/api/uploads" : path)).status).toBe(403);
  expect((await ask("HEAD", trainer.token, server.url)).headers.get("upload-offset")).toBe("3000");
});

test("R81: a zip bomb under the name of a picture is refused with its reason at the first piece", async () => {
  const bomb = Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(2 * UPLOAD_PIECE)]);
  const refusal: unknown = await sending(bomb, server.url, trainer.token, { name: "x-ray.png" }).done.catch((error: unknown) => error);
  const reply = (refusal as { originalResponse: { getStatus(): number; getBody(): string } }).originalResponse;
  expect([reply.getStatus(), JSON.parse(reply.getBody())]).toEqual([422, { code: "archive" }]);
});

test("a file that no published course shows is there for the trainers and reviewers of its provider alone, in parts as well", async () => {
  const bytes = aRecording(2 * UPLOAD_PIECE);
  const { done, upload } = sending(bytes, server.url, trainer.token);
  await done;
  const { sha256 } = await until(async () => {
    const now = await shown(idOf(upload));
    return now.state === "stored" ? now : null;
  }, "the file is in the library");
  const path = `/media/${sha256 ?? ""}`;
  for (const token of [trainer.token, (await aRoleHolder("reviewer")).token]) {
    const whole = await visitor(server.url, token).get(path);
    expect([whole.status, whole.headers.get("cache-control")]).toEqual([200, "private, no-cache"]);
    expect(Buffer.compare(Buffer.from(await whole.arrayBuffer()), bytes)).toBe(0);
    const part = await visitor(server.url, token).get(path, { range: "bytes=1000000-1000009" });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 1000000-1000009/${String(bytes.length)}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(1_000_000, 1_000_010));
  }
  const strangers = [null, (await aRoleHolder("trainer", { providerId: "other-provider" })).token, (await aRoleHolder("admin")).token];
  for (const token of strangers) expect((await visitor(server.url, token).get(path)).status).toBe(404);
});
