import { ledgerChains } from "#app/queries/credits/ledger-chains.server.ts";
import { connectForErrand } from "#app/cli/connect-for-errand.server.ts";

/** `npm run ledger:verify`: walks every chain, names each broken line, and ends with 1 when there is one. */
const errand = await connectForErrand();
try {
  let chains = 0;
  let lines = 0;
  let broken = 0;
  for await (const chain of ledgerChains()) {
    chains += 1;
    lines += chain.length;
    for (const fault of chain.broken) {
      broken += 1;
      console.error(`practitioner ${chain.practitionerId}, line ${fault.sequence} (${fault.id}): ${fault.fault}`);
    }
  }
  console.log(`${chains} chains, ${lines} lines, ${broken} broken`);
  process.exitCode = broken === 0 ? 0 : 1;
} finally {
  await errand.close();
}
