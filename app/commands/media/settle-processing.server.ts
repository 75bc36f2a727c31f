import { writeAudit } from "#app/data/audit.server.ts";
import { settleProcessing as settle } from "#app/data/media-processing.server.ts";
import { askWhereShown } from "#app/data/rendering-again.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ProcessingFault, ProcessingWork } from "#app/domain/media/processing.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** How an attempt ended; `waiting`: it will be tried again by itself. */
export type ProcessingOutcome =
  { readonly state: "done" } | { readonly state: "failed"; readonly why: ProcessingFault } | { readonly state: "waiting" };

/** Writes down how an attempt at an original ended. The original itself is never touched; published lessons that show it will show what was made of it. */
export async function settleProcessing(work: ProcessingWork, outcome: ProcessingOutcome, occasion: Occasion): Promise<void> {
  await inTransaction(async (tx) => {
    const settled = await settle(tx, work, outcome, occasion.at);
    if (!settled || outcome.state === "waiting") return;
    const details = { attempt: work.attempt, outcome: outcome.state, ...(outcome.state === "failed" ? { why: outcome.why } : {}) };
    await writeAudit(tx, [{ occasion, actor: null, deed: "media-processed", subject: { kind: "object", id: work.sha256 }, details }]);
    // What came out well is shown, also of an attempt that failed at another rung.
    await askWhereShown(tx, work.sha256);
  });
}
