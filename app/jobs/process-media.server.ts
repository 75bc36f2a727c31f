import { z } from "zod";
import { beginProcessing } from "#app/commands/media/begin-processing.server.ts";
import { processImage } from "#app/commands/media/process-image.server.ts";
import { processRecording } from "#app/commands/media/process-recording.server.ts";
import { settleProcessing } from "#app/commands/media/settle-processing.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { isStorageFull } from "#app/platform/storage-full.server.ts";

const Payload = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
/** A store that is down or full is asked again for an hour or so; then the author is told, and may ask again. */
const TRIES = 6;

/** Makes the renditions of an original: of a picture by process-image, of a recording by process-recording. May be run again after a crash. */
export async function run(payload: unknown, { attempt }: { readonly attempt: number }): Promise<void> {
  const { sha256 } = Payload.parse(payload);
  const now = () => instantAt(Date.now());
  const occasion = () => ({ at: now(), requestId: null });
  const work = await beginProcessing(sha256, occasion());
  if (work === null) return;
  try {
    const made = work.kind === "image" ? await processImage(work, now) : await processRecording(work, now);
    await settleProcessing(work, made.ok ? { state: "done" } : { state: "failed", why: made.refusal }, occasion());
  } catch (error) {
    const why = isStorageFull(error) ? "storage-full" : "fault";
    await settleProcessing(work, attempt >= TRIES ? { state: "failed", why } : { state: "waiting" }, occasion());
    throw error;
  }
}
