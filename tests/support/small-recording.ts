import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ProcessingWork } from "#app/domain/media/processing.ts";
import { db } from "#app/platform/db.server.ts";
import { findFfmpeg } from "#app/platform/ffmpeg.server.ts";
import { objectKey, putObject } from "#app/platform/object-store.server.ts";

const run = promisify(execFile);

/** Whether recordings can be made here; where they cannot, the reason is printed and the tests that need them are skipped. */
export const hasFfmpeg = (await findFfmpeg()) !== null;
if (!hasFfmpeg) process.stdout.write("Skipped: what needs ffmpeg, which this machine does not have. Install it: apt-get install ffmpeg\n");

const TONE = (seconds: number) => ["-f", "lavfi", "-i", `sine=frequency=440:duration=${String(seconds)}`];
const FILM = (seconds: number, size = "640x480") => ["-f", "lavfi", "-i", `testsrc=size=${size}:rate=30:duration=${String(seconds)}`];

/** A recording from ffmpeg's own test sources. */
export async function aRecording(parameters: readonly string[], extension: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "bimaristan-small-"));
  try {
    const to = join(folder, `recording.${extension}`);
    await run("ffmpeg", ["-hide_banner", "-loglevel", "error", ...parameters, to]);
    return await readFile(to);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
export const aTone = (seconds: number) => aRecording([...TONE(seconds), "-c:a", "libmp3lame"], "mp3");
export const aFilm = (seconds: number, size?: string) =>
  aRecording([...FILM(seconds, size), ...TONE(seconds), ...H264, "-c:a", "aac", "-shortest"], "mp4");
export const aSilentFilm = (seconds: number) => aRecording([...FILM(seconds, "320x240"), ...H264], "mp4");

/** Puts an original into the store, as an upload does, and takes up the work on it. */
export async function anOriginal(bytes: Uint8Array, contentType: string): Promise<ProcessingWork> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await putObject(objectKey(sha256), bytes, contentType);
  const at = new Date();
  await db().mediaObject.createMany({ data: [{ sha256, contentType, bytes: bytes.length, createdAt: at }], skipDuplicates: true });
  await db().mediaProcessing.createMany({
    data: [{ sha256, state: "running", progress: 0, attempt: 1, changedAt: at }],
    skipDuplicates: true,
  });
  return { sha256, attempt: 1, kind: contentType.startsWith("audio") ? "audio" : "video", contentType, bytes: bytes.length };
}
