import type { DemoAccount } from "#app/cli/seed.server.ts";
import { env } from "#app/platform/env.server.ts";
import { installationFact, recordInstallationFact } from "#app/platform/installation-facts.server.ts";

/**
 * Seeds the demo on the first start, or goes on where a first start was cut off. Answers who can sign in; nobody when `DEMO=off` keeps
 * the demo out.
 */
export async function demoAccounts(): Promise<readonly DemoAccount[]> {
  const seeded = await installationFact("demo-seeded");
  if (seeded !== null) return JSON.parse(seeded) as readonly DemoAccount[];
  if (!env.demo()) return [];
  if (env.demoNation() > 0) await recordInstallationFact("demo-nation-due", String(env.demoNation()), new Date());
  // Loaded when needed: every later start does without the importer.
  const { seedDemo } = await import("#app/cli/seed.server.ts");
  const accounts = await seedDemo((line) => {
    console.log(line);
  });
  await recordInstallationFact("demo-seeded", JSON.stringify(accounts), new Date());
  return accounts;
}

/** What the operator reads when everything is up. */
export function welcome(port: number, demo: readonly DemoAccount[]): string {
  const lines = ["", `Bimaristan is open at http://localhost:${String(port)}`];
  if (demo.length > 0) {
    const [widestWho, widestName] = [Math.max(...demo.map(({ who }) => who.length)), Math.max(...demo.map(({ signIn }) => signIn.length))];
    lines.push("", "Demo accounts (DEMO=off keeps them out of a new installation):");
    for (const { who, signIn, password } of demo) lines.push(`  ${who.padEnd(widestWho)}  ${signIn.padEnd(widestName)}  ${password}`);
    const secret = demo.find(({ secondFactor }) => secondFactor !== null)?.secondFactor;
    if (secret !== undefined) lines.push(`Secret of their second factor, for an authenticator app: ${String(secret)}`);
  }
  if (env.isTrial()) lines.push("", `Letters and text messages are not sent; read them at http://localhost:${String(port)}/dev/mail`);
  return [...lines, "", "Ctrl-C stops it, the database included.", ""].join("\n");
}
