import type { ServerBuild } from "@remix-run/node";
import { startWebServer } from "#app/http/server.ts";
import { storeOwnPolicies } from "#app/cli/own-policies.server.ts";
import { orderToStop } from "#app/cli/order-to-stop.server.ts";
import { beginDemoNation } from "#app/cli/demo-nation.server.ts";
import { demoAccounts, welcome } from "#app/cli/demo.server.ts";
import type * as Jobs from "#app/jobs/worker.server.ts";
import { env } from "#app/platform/env.server.ts";
import { withDatabase } from "#app/platform/with-database.server.ts";

/** `npm run dev`: the product from its sources on the same database, every change at once in the browser. The worker runs as well. */
export async function main(): Promise<number> {
  const stop = orderToStop();
  return withDatabase(async () => {
    const demo = await demoAccounts();
    await storeOwnPolicies();
    const { createServer } = await import("vite");
    const vite = await createServer({ configFile: "remix.config.js", server: { middlewareMode: true }, appType: "custom" });
    // Through Vite, so that what it runs shares one module graph (and one pool of connections) with the pages.
    const { startWorker } = (await vite.ssrLoadModule("/app/jobs/worker.server.ts")) as typeof Jobs;
    const web = await startWebServer(env.port(), {
      build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<unknown> as Promise<ServerBuild>,
      clientFolder: null,
      assets: vite.middlewares,
      development: true,
    });
    const worker = env.workerInServer() ? await startWorker() : null;
    console.log(welcome(web.port, demo));
    const endDemoNation = await beginDemoNation();
    await stop.given;
    await Promise.all([web.stop(), worker?.stop(), endDemoNation()]);
    await vite.close();
    return 0;
  });
}
