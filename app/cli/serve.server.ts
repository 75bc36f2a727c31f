import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { startWebServer } from "#app/http/server.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { closePlatform } from "#app/platform/close-platform.server.ts";
import { env } from "#app/platform/env.server.ts";

export type Serving = {
  readonly port: number;
  /** Lets requests and jobs under way finish, ten seconds at most, and closes the database's pool. */
  readonly stop: () => Promise<void>;
};

const LONGEST_STOP_MS = 10_000;

/** Everything that one process runs: web server, jobs and their one pool of connections. The front door calls it from the built bundle. */
export async function serve({ port }: { port: number }): Promise<Serving> {
  const build = (await import("virtual:remix/server-build")) as unknown as ServerBuild;
  const web = await startWebServer(port, { build, clientFolder: join(import.meta.dirname, "..", "client") });
  const worker = env.workerInServer() ? await startWorker() : null;
  return {
    port: web.port,
    async stop() {
      const tooLong = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_STOP_MS).unref());
      await Promise.race([Promise.all([web.stop(), worker?.stop()]), tooLong]);
      await closePlatform();
    },
  };
}
