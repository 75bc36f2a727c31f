import { sweepPresence } from "#app/data/presence.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/** Forgets who had which part of a draft open, also where nobody has come since. The clock does it, so no `can` is asked. */
export async function forgetPresence({ at }: Occasion): Promise<void> {
  await inTransaction((tx) => sweepPresence(tx, at));
}
