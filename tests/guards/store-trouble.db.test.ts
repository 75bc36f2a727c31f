import { createHash, randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { moodyStore } from "#tests/support/moody-store.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

test(
  "a store that is full or down is said for what it is, and the upload goes on where it was when the store is well",
  { timeout: 240_000 },
  async () => {
    await ensureBuilt();
    const store = await moodyStore(join(env.dataFolder(), "trouble"));
    const server = await startBuiltServer({ databaseUrl: env.databaseUrl(), dataFolder: env.dataFolder(), environment: store.environment });
    try {
      await db().provider.createMany({
        data: [{ id: "test-provider", nameAr: "جهة", nameCkb: "لایەن", nameEn: "Provider", createdAt: new Date() }],
        skipDuplicates: true,
      });
      const { token, actor } = await aRoleHolder("trainer");
      const bytes = Buffer.concat([Buffer.from("ID3\x04\0"), randomBytes(599_995)]);
      const common = { cookie: `session=${token}`, origin: server.url, "tus-resumable": "1.0.0" };
      const begun = await fetch(`${server.url}/api/uploads`, {
        method: "POST",
        headers: {
          ...common,
          "upload-length": String(bytes.length),
          "upload-metadata": `filename ${Buffer.from("a.mp3").toString("base64")},lastModified ${Buffer.from("7").toString("base64")}`,
        },
      });
      expect(begun.status).toBe(201);
      const address = new URL(begun.headers.get("location") ?? "", server.url);
      const send = async (first: number, last: number) => {
        const headers = { ...common, "upload-offset": String(first), "content-type": "application/offset+octet-stream" };
        const reply = await fetch(address, { method: "PATCH", headers, body: bytes.subarray(first, last) });
        const said = await reply.text();
        return { status: reply.status, code: said === "" ? null : (JSON.parse(said) as { code: string }).code };
      };
      const received = async () => (await fetch(address, { method: "HEAD", headers: common })).headers.get("upload-offset");

      store.become("full");
      expect(await send(0, 200_000)).toEqual({ status: 507, code: "storage-full" });
      expect(await received()).toBe("0");
      store.become("well");
      expect(await send(0, 200_000)).toMatchObject({ status: 204 });
      store.become("down");
      expect(await send(200_000, 400_000)).toEqual({ status: 503, code: "store-silent" });
      expect(await received()).toBe("200000");
      store.become("well");
      expect(await send(200_000, 400_000)).toMatchObject({ status: 204 });
      expect(await send(400_000, 600_000)).toMatchObject({ status: 204 });

      const courseId = CourseId.parse("tiny-course");
      const { courseVersionId } = await aPublishedCourse();
      await createDraft(actor, { courseId, from: { kind: "version", courseVersionId } }, { at: instantAt(Date.now()), requestId: null });
      const content = [{ id: "c1", start: "00:00.000", end: "00:01.000", text: "نظّف يديك" }];
      const captions = { courseId, file: "film.ar.vtt", saveId: randomUUID(), basedOn: 1, content };
      const saveCaptions = async () => {
        const headers = { cookie: common.cookie, origin: server.url, "content-type": "application/json", accept: "application/json" };
        const reply = await fetch(`${server.url}/api/captions`, { method: "POST", headers, body: JSON.stringify(captions) });
        return { status: reply.status, said: (await reply.json()) as unknown };
      };
      store.become("full");
      expect(await saveCaptions()).toMatchObject({ status: 507, said: { code: "storage-full" } });
      store.become("well");
      for (const _ of ["first", "again"])
        expect(await saveCaptions()).toMatchObject({ status: 200, said: { ok: true, value: { revision: 2 } } });

      const uploadId = address.pathname.split("/").pop() ?? "";
      let row = await db().mediaUpload.findUniqueOrThrow({ where: { id: uploadId } });
      for (let waited = 0; waited < 60_000 && row.state === "checking"; waited += 200) {
        await pause(200);
        row = await db().mediaUpload.findUniqueOrThrow({ where: { id: uploadId } });
      }
      expect(row).toMatchObject({ state: "stored", sha256: createHash("sha256").update(bytes).digest("hex") });
    } finally {
      await server.stop();
      await store.stop();
    }
  },
);
