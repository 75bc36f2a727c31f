import { pathToFileURL } from "node:url";
import type * as Served from "#app/cli/serve.server.ts";
import { BUILT_SERVER, buildWhenChanged } from "#app/cli/build.server.ts";
import { beginDemoNation } from "#app/cli/demo-nation.server.ts";
import { demoAccounts, welcome } from "#app/cli/demo.server.ts";
import { orderToStop } from "#app/cli/order-to-stop.server.ts";
import { env } from "#app/platform/env.server.ts";
import { withDatabase } from "#app/platform/with-database.server.ts";

/** `npm start`: build, database, migrations, demo, server; until Ctrl-C, which takes everything down again in the opposite order. */
export async function main(): Promise<number> {
  const stop = orderToStop();
  const building = buildWhenChanged();
  // Waited for below; until then a failed build must not count as unhandled.
  building.catch(() => undefined);
  return withDatabase(async (_databaseUrl, applied) => {
    for (const name of applied) console.log(`Migrated: ${name}`);
    const demo = await demoAccounts();
    if (await building) console.log("Built.");
    if (stop.signal.aborted) return 0;

    const { serve } = (await import(pathToFileURL(BUILT_SERVER).href)) as typeof Served;
    const serving = await serve({ port: env.port() });
    console.log(welcome(serving.port, demo));
    const endDemoNation = await beginDemoNation();
    await stop.given;
    console.log("Stopping: requests and jobs under way may finish (Ctrl-C again: at once).");
    await Promise.all([serving.stop(), endDemoNation()]);
    return 0;
  });
}
