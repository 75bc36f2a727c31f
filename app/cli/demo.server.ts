import { DEMO_ACCOUNTS, seedDemo } from "#app/cli/seed.server.ts";
import { env } from "#app/platform/env.server.ts";
import { installationFact, recordInstallationFact } from "#app/platform/installation-facts.server.ts";

/** Seeds the demo on the first start, or goes on where a first start was cut off; answers whether it is there. `DEMO=off` keeps it out. */
export async function demoIsThere(): Promise<boolean> {
  if ((await installationFact("demo-seeded")) !== null) return true;
  if (!env.demo()) return false;
  await seedDemo((line) => {
    console.log(line);
  });
  await recordInstallationFact("demo-seeded", "1", new Date());
  return true;
}

/** What the operator reads when everything is up. */
export function welcome(port: number, demo: boolean): string {
  const lines = ["", `Bimaristan is open at http://localhost:${String(port)}`];
  if (demo && DEMO_ACCOUNTS.length > 0) {
    lines.push("", "Demo accounts:");
    const widest = Math.max(...DEMO_ACCOUNTS.map(({ who }) => who.length));
    for (const { who, signIn, password } of DEMO_ACCOUNTS) lines.push(`  ${who.padEnd(widest)}  ${signIn}  ${password}`);
    const secret = DEMO_ACCOUNTS.find(({ secondFactor }) => secondFactor !== null)?.secondFactor;
    if (secret != null) lines.push(`Roles above learner ask for a code as well; type this key into an authenticator app: ${secret}`);
  }
  return [...lines, "", "Ctrl-C stops it, the database included.", ""].join("\n");
}
