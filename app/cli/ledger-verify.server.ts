import { withDatabase } from "#app/platform/with-database.server.ts";
import { ledgerChains } from "#app/queries/credits/ledger-chains.server.ts";

/** `npm run ledger:verify`: walks every chain, names each broken or missing line, and ends with 1 when there is one. */
export async function main(_args: readonly string[] = [], say: (line: string) => void = console.log): Promise<number> {
  return withDatabase(async () => {
    let chains = 0;
    let lines = 0;
    let faults = 0;
    for await (const { practitionerId, length, broken, missing } of ledgerChains()) {
      chains += 1;
      lines += length;
      faults += broken.length + missing.length;
      for (const { sequence, id, fault } of broken) say(`practitioner ${practitionerId}, line ${String(sequence)} (${id}): ${fault}`);
      for (const { owedTo, id, fault } of missing) say(`practitioner ${practitionerId}, ${owedTo} ${id}: ${fault}`);
    }
    say(`${String(chains)} chains, ${String(lines)} lines, ${String(faults)} broken or missing`);
    return faults === 0 ? 0 : 1;
  });
}
