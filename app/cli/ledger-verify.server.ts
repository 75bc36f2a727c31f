import { withDatabase } from "#app/platform/with-database.server.ts";
import { ledgerChains } from "#app/queries/credits/ledger-chains.server.ts";

/** `npm run ledger:verify`: walks every chain, names each broken line, and ends with 1 when there is one. */
export async function main(): Promise<number> {
  return withDatabase(async () => {
    let chains = 0;
    let lines = 0;
    let broken = 0;
    for await (const chain of ledgerChains()) {
      chains += 1;
      lines += chain.length;
      broken += chain.broken.length;
      for (const fault of chain.broken)
        console.error(`practitioner ${chain.practitionerId}, line ${fault.sequence} (${fault.id}): ${fault.fault}`);
    }
    console.log(`${chains} chains, ${lines} lines, ${broken} broken`);
    return broken === 0 ? 0 : 1;
  });
}
