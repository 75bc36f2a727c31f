import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { readZip } from "#app/platform/zip.server.ts";

const LIMITS = { mostFiles: 10, mostBytes: 5_000_000, mostRatio: 100 };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("an archive that breaks a limit gives nothing (R81)", async () => {
  const refusal = async (zip: Uint8Array, limits = LIMITS) => {
    const read = await readZip(zip, limits);
    return read.ok ? null : read.refusal;
  };
  expect(await refusal(bytes("no archive"))).toBe("not-a-zip");
  expect(await refusal(zipSync({ a: bytes("1"), b: bytes("2") }), { ...LIMITS, mostFiles: 1 })).toBe("too-many-files");
  expect(await refusal(zipSync({ a: new Uint8Array(6000).map((_, at) => at * 7919) }), { ...LIMITS, mostBytes: 5000 })).toBe("too-large");
  expect(await refusal(zipSync({ "a.png": new Uint8Array(4_000_000) }))).toBe("bomb");
  expect(await refusal(zipSync({ "../a": bytes("1") }))).toBe("path-outside");
  expect(await refusal(zipSync({ "/etc/a": bytes("1") }))).toBe("path-outside");
  expect(await refusal(zipSync({ "a\\..\\..\\b": bytes("1") }))).toBe("path-outside");
  expect(await refusal(zipSync({ link: [bytes("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }] }))).toBe("link");
});

test("a file that is longer than its archive says is not believed", async () => {
  const zip = zipSync({ a: new Uint8Array(200_000) });
  const view = new DataView(zip.buffer);
  // In the central directory the length stands 24 bytes after its signature.
  for (let at = 0; at < zip.length - 28; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  expect(await readZip(zip, LIMITS)).toEqual({ ok: false, refusal: "not-a-zip" });
});
