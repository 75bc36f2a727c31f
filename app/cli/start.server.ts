import { pathToFileURL } from "node:url";
import type * as Served from "#app/cli/serve.server.ts";
import { BUILT_SERVER, buildWhenChanged } from "#app/cli/build.server.ts";
import { DEMO_ACCOUNTS, seedDemo } from "#app/cli/seed.server.ts";
import { orderToStop } from "#app/cli/order-to-stop.server.ts";
import { env } from "#app/platform/env.server.ts";
import { installationFact, recordInstallationFact } from "#app/platform/installation-facts.server.ts";
import { migrate } from "#app/platform/migrations.server.ts";
import { withDatabase } from "#app/platform/with-database.server.ts";

/** `npm start`: build, database, migrations, demo, server; until Ctrl-C, which takes everything down again in the opposite order. */
export async function main(): Promise<number> {
  const stop = orderToStop();
  const building = buildWhenChanged();
  // Waited for below; until then a failed build must not count as unhandled.
  building.catch(() => undefined);
  return withDatabase(async (databaseUrl) => {
    const applied = await migrate(databaseUrl);
    for (const name of applied) console.log(`Migrated: ${name}`);
    const demo = await demoIsThere();
    if (await building) console.log("Built.");
    if (stop.signal.aborted) return 0;

    const { serve } = (await import(pathToFileURL(BUILT_SERVER).href)) as typeof Served;
    const serving = await serve({ port: env.port() });
    console.log(welcome(serving.port, demo));
    await stop.given;
    console.log("Stopping: requests and jobs under way may finish (Ctrl-C again: at once).");
    await serving.stop();
    return 0;
  });
}

/** Seeds the demo on the first start, or goes on where a first start was cut off. `DEMO=off` keeps it out. */
async function demoIsThere(): Promise<boolean> {
  if ((await installationFact("demo-seeded")) !== null) return true;
  if (!env.demo()) return false;
  await seedDemo((line) => {
    console.log(line);
  });
  await recordInstallationFact("demo-seeded", "1", new Date());
  return true;
}

function welcome(port: number, demo: boolean): string {
  const lines = ["", `Bimaristan is open at http://localhost:${String(port)}`];
  if (demo && DEMO_ACCOUNTS.length > 0) {
    lines.push("", "Demo accounts:");
    const widest = Math.max(...DEMO_ACCOUNTS.map(({ who }) => who.length));
    for (const { who, signIn, password } of DEMO_ACCOUNTS) lines.push(`  ${who.padEnd(widest)}  ${signIn}  ${password}`);
  }
  return [...lines, "", "Ctrl-C stops it, the database included.", ""].join("\n");
}
