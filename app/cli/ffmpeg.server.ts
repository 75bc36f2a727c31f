import { install } from "#app/cli/browser.server.ts";
import type { Finding } from "#app/cli/finding.server.ts";
import { findFfmpeg } from "#app/platform/ffmpeg.server.ts";

/** Installs Debian's ffmpeg for the tests when this is root and there is none; else the tests that need it say that they are skipped. */
export async function installFfmpegIfPossible(tell: (line: string) => void): Promise<void> {
  if ((await findFfmpeg()) !== null || process.getuid?.() !== 0) return;
  tell("Installing ffmpeg for the tests …");
  await install("apt-get", ["update"]);
  await install("apt-get", ["install", "--yes", "--no-install-recommends", "ffmpeg"]);
}

/** For the doctor: what makes recordings smaller, or what it means that there is nothing. */
export async function lookAtFfmpeg(): Promise<Finding> {
  const found = await findFfmpeg();
  if (found !== null) return { state: "ok", what: found.ffmpeg };
  return {
    state: "note",
    what: "not there: sound and films stay as they were uploaded, and cost learners more",
    mend: "apt-get install ffmpeg, or name one with FFMPEG_PATH",
  };
}
