import { claimProcessing } from "#app/data/media-processing.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ProcessingWork } from "#app/domain/media/processing.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** Takes up the making of an original's renditions; null when there is nothing to do any more. */
export async function beginProcessing(sha256: string, occasion: Occasion): Promise<ProcessingWork | null> {
  return inTransaction((tx) => claimProcessing(tx, sha256, occasion.at));
}
