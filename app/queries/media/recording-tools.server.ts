import { findFfmpeg } from "#app/platform/ffmpeg.server.ts";

/** Whether this host can make recordings smaller; where it cannot, originals are played as they are. */
export async function recordingTools(): Promise<boolean> {
  return (await findFfmpeg().catch(() => null)) !== null;
}
