import type { ProcessingFault, ProcessingWork } from "#app/domain/media/processing.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { type Result, refused } from "#app/domain/shared/result.ts";

/** Makes the renditions of a sound or film. `now` is asked whenever something is written down. */
// eslint-disable-next-line @typescript-eslint/require-await -- it will wait
export async function processRecording(_work: ProcessingWork, _now: () => Instant): Promise<Result<null, ProcessingFault>> {
  return refused("ffmpeg-missing");
}
