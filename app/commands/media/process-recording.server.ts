import { addRendition, reportProgress } from "#app/data/media-processing.server.ts";
import { closeRecording, madeRungs, makeRung, openRecording } from "#app/data/recording-work.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { rungsOf } from "#app/domain/media/ladder.ts";
import type { ProcessingFault, ProcessingWork } from "#app/domain/media/processing.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** How often the author's progress bar moves at most. */
const PROGRESS_MS = 2_000;

/**
 * Makes the renditions of a sound or film, rung by rung, each in a transaction of its own: work that was stopped goes on with the rung that it
 * had not finished. `now` is asked whenever something is written down. Throws when it was stopped or something does not answer.
 */
export async function processRecording(work: ProcessingWork, now: () => Instant): Promise<Result<null, ProcessingFault>> {
  const opened = await openRecording(work);
  if (!opened.ok) return opened;
  const recording = opened.value;
  try {
    const rungs = rungsOf(recording.source);
    const tell = teller(work, rungs.length, now);
    for (const [index, rung] of rungs.entries()) {
      const made = await madeRungs(work.sha256);
      if (!made.has(rung)) {
        const renditions = await makeRung(recording, rung, made, (share) => {
          tell(index + share);
        });
        if (!renditions.ok) return refused(renditions.refusal);
        await inTransaction(async (tx) => {
          for (const rendition of renditions.value) await addRendition(tx, work.sha256, rendition, now());
        });
      }
      tell(index + 1);
    }
    return granted(null);
  } finally {
    await closeRecording(recording);
  }
}

/** Says how far the work is, not more often than anybody looks. Progress that cannot be written is no reason to stop. */
function teller(work: ProcessingWork, steps: number, now: () => Instant): (done: number) => void {
  let told = 0;
  return (done) => {
    if (performance.now() - told < PROGRESS_MS && told !== 0) return;
    told = performance.now();
    void reportProgress(work, (done / Math.max(1, steps)) * 100, now()).catch(() => undefined);
  };
}
