import { reportProgress } from "#app/data/media-processing.server.ts";
import { addPicture, openPicture } from "#app/data/pictures.server.ts";
import { pictureRungs } from "#app/domain/media/picture-rungs.ts";
import type { ProcessingFault, ProcessingWork } from "#app/domain/media/processing.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** Makes the smaller pictures of one, each counted as soon as it is there. `now` is asked whenever something is written down. */
export async function processImage(work: ProcessingWork, now: () => Instant): Promise<Result<null, ProcessingFault>> {
  const picture = await openPicture(work.sha256);
  if (typeof picture === "string") return refused(picture);
  const rungs = pictureRungs(picture.facts.width);
  for (const [index, rung] of rungs.entries()) {
    await addPicture(work.sha256, picture, rung, now());
    await reportProgress(work, (100 * (index + 1)) / rungs.length, now());
  }
  return granted(null);
}
