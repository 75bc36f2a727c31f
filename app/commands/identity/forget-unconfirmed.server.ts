import { deleteOldPending } from "#app/data/pending-sign-ups.server.ts";
import { deleteOldResetCodes } from "#app/data/reset-codes.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** Forgets forms that nobody confirmed in time, and codes that are over. The clock does it, so no `can` is asked. Returns how many of each. */
export async function forgetUnconfirmed({ at }: Occasion): Promise<{ readonly signUps: number; readonly resetCodes: number }> {
  return inTransaction(async (tx) => ({ signUps: await deleteOldPending(tx, at), resetCodes: await deleteOldResetCodes(tx, at) }));
}
