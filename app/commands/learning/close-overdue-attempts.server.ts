import { noteFault } from "#app/data/faults.server.ts";
import { WrittenMeanwhile, saveClosing } from "#app/data/learning.server.ts";
import { attemptStanding } from "#app/data/learning-standing.server.ts";
import { type AttemptToClose, attemptsToClose } from "#app/data/learning-sweep.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { AttemptId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { closeOverdueAttempt } from "#app/domain/sync/decide-learner-event.ts";

/**
 * Closes the attempts whose time has run out, with the answers that have arrived (R28), and marks those that have waited long enough
 * for a device. The product itself does it, so no `can` is asked. Returns how many attempts it changed.
 */
export async function closeOverdueAttempts(occasion: Occasion): Promise<number> {
  let changed = 0;
  for (let last: AttemptId | null = null; ;) {
    const batch: readonly AttemptToClose[] = await inTransaction((tx) => attemptsToClose(tx, occasion.at, last));
    for (const one of batch) changed += await closeOne(one, occasion);
    last = batch.at(-1)?.attemptId ?? null;
    if (last === null) return changed;
  }
}

async function closeOne({ attemptId, practitionerId }: AttemptToClose, occasion: Occasion): Promise<number> {
  try {
    return await inTransaction(async (tx) => {
      const standing = await attemptStanding(tx, practitionerId, attemptId, null);
      if (standing === null) return 0;
      const closing = closeOverdueAttempt(standing, occasion.at);
      if (closing.writes.length === 0) return 0;
      await saveClosing(tx, closing, occasion);
      return 1;
    });
  } catch (error) {
    // One attempt that cannot be closed must not keep the others open; the next sweep tries it again.
    if (!(error instanceof WrittenMeanwhile)) noteFault(error, { deed: "close-overdue-attempt", requestId: occasion.requestId });
    return 0;
  }
}
