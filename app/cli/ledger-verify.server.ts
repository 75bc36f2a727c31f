import { withDatabase } from "#app/platform/with-database.server.ts";
import { ledgerChains } from "#app/queries/credits/ledger-chains.server.ts";

/** How often it says how far it is. */
const LINES_BETWEEN_WORDS = 1_000_000;

/**
 * `npm run ledger:verify`: walks every chain, names each broken or missing line, and ends with 1 when there is one. Says how far it is
 * at every million lines.
 */
export async function main(_args: readonly string[] = [], say: (line: string) => void = console.log): Promise<number> {
  return withDatabase(async () => {
    const begun = Date.now();
    let chains = 0;
    let lines = 0;
    let faults = 0;
    for await (const { practitionerId, length, broken, missing } of ledgerChains()) {
      chains += 1;
      if (Math.floor((lines + length) / LINES_BETWEEN_WORDS) > Math.floor(lines / LINES_BETWEEN_WORDS))
        say(`… ${lines + length} lines of ${chains} chains, ${Math.round(((lines + length) / (Date.now() - begun)) * 1000)} a second`);
      lines += length;
      faults += broken.length + missing.length;
      for (const { sequence, id, fault } of broken) say(`practitioner ${practitionerId}, line ${String(sequence)} (${id}): ${fault}`);
      for (const { owedTo, id, fault } of missing) say(`practitioner ${practitionerId}, ${owedTo} ${id}: ${fault}`);
    }
    say(`${String(chains)} chains, ${String(lines)} lines, ${String(faults)} broken or missing`);
    return faults === 0 ? 0 : 1;
  });
}
