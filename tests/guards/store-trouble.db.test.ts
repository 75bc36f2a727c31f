import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
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
      const { token } = await aRoleHolder("trainer");
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
