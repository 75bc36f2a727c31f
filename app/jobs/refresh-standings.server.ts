import { refreshStandings } from "#app/commands/compliance/refresh-standings.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";

/** Brings how everybody stands, and the sums of it, to what the ledger and the register say now. */
export async function run(): Promise<void> {
  await refreshStandings({ at: instantAt(Date.now()), requestId: null });
}
