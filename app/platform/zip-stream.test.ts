import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type FileToZip, zipStream } from "#app/platform/zip-stream.server.ts";
import { readZip } from "#app/platform/zip.server.ts";

const LIMITS = { mostFiles: 10, mostBytes: 5_000_000, mostRatio: 100 };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function zipped(files: readonly FileToZip[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipStream(files)) pieces.push(piece);
  return Buffer.concat(pieces);
}

// eslint-disable-next-line @typescript-eslint/require-await -- as a store gives them
async function* inPieces(...pieces: readonly Uint8Array[]) {
  yield* pieces;
}

const FILM = randomBytes(300_000);
const someFiles = (): FileToZip[] => [
  { path: "course/course.json", bytes: bytes("{}") },
  { path: "course/lessons/ا.md", bytes: bytes("نص ".repeat(2000)) },
  { path: "course/media/film.mp4", pieces: inPieces(FILM.subarray(0, 100_000), FILM.subarray(100_000)) },
  { path: "course/media/empty.txt", pieces: inPieces() },
];

test("what was packed comes out, words made smaller and recordings as they are, and the same files make the same archive", async () => {
  const zip = await zipped(someFiles());
  expect(await readZip(zip, LIMITS)).toEqual({
    ok: true,
    value: [
      { path: "course/course.json", bytes: bytes("{}") },
      { path: "course/lessons/ا.md", bytes: bytes("نص ".repeat(2000)) },
      { path: "course/media/film.mp4", bytes: new Uint8Array(FILM) },
      { path: "course/media/empty.txt", bytes: new Uint8Array() },
    ],
  });
  expect(zip.length).toBeLessThan(FILM.length + 1500);
  expect(zip.includes(FILM)).toBe(true);
  expect(await zipped(someFiles())).toEqual(zip);
});

test("a program that nobody here wrote reads it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bimaristan-zip-"));
  try {
    const path = join(folder, "course.zip");
    writeFileSync(path, await zipped(someFiles()));
    const check = "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()))";
    expect(execFileSync("python3", ["-c", check, path]).toString().trim()).toBe("None 4");
  } catch (error) {
    // Without Python the reader above has to do.
    if ((error as { code?: string }).code !== "ENOENT") throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a film of 200 MB passes through a piece at a time, and an archive beyond 4 GB says where its files are", async () => {
  const piece = Buffer.alloc(1_000_000);
  // eslint-disable-next-line @typescript-eslint/require-await -- as a store gives them
  async function* aFilm(megabytes: number) {
    for (let sent = 0; sent < megabytes; sent += 1) yield piece;
  }
  const before = process.memoryUsage().rss;
  let [most, largest, length] = [0, 0, 0];
  let end = Buffer.alloc(0);
  const files = [200, 1500, 1500, 1500].map((megabytes, index) => ({ path: `film-${String(index)}.mp4`, pieces: aFilm(megabytes) }));
  for await (const out of zipStream([...files, { path: "last.txt", bytes: bytes("last") }])) {
    largest = Math.max(largest, out.length);
    length += out.length;
    if (length % 50_000_000 < out.length) most = Math.max(most, process.memoryUsage().rss - before);
    end = Buffer.concat([end.subarray(-1000), out.subarray(-1000)]);
  }
  expect(largest).toBe(piece.length);
  expect(most).toBeLessThan(150_000_000);
  expect(length).toBeGreaterThan(4_700_000_000);
  // The record of the end, its finder, and the place of the last file in eight bytes.
  const record = end.lastIndexOf(Buffer.from([0x50, 0x4b, 0x06, 0x06]));
  expect(Number(end.readBigUInt64LE(record + 32))).toBe(5);
  const directoryAt = Number(end.readBigUInt64LE(record + 48));
  expect(Number(end.readBigUInt64LE(record + 40)) + directoryAt).toBe(length - 56 - 20 - 22);
  const far = end.indexOf(Buffer.from([1, 0, 8, 0]), end.lastIndexOf("last.txt"));
  expect(directoryAt - Number(end.readBigUInt64LE(far + 4))).toBeLessThan(100);
});
