import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { ViteDevServer } from "vite";
import { startWebServer, type WebServerOptions } from "#app/http/server.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { disconnect } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";

export type Serving = {
  readonly port: number;
  /** Lets requests and jobs under way finish, ten seconds at most, and closes the database's pool. */
  readonly stop: () => Promise<void>;
};

const LONGEST_STOP_MS = 10_000;

function optionsFor(vite: ViteDevServer | undefined): Promise<WebServerOptions> {
  if (vite !== undefined) {
    return Promise.resolve({
      build: () => vite.ssrLoadModule("virtual:remix/server-build") as unknown as Promise<ServerBuild>,
      clientFolder: null,
      assets: vite.middlewares,
      development: true,
    });
  }
  return import("virtual:remix/server-build").then((build: unknown) => ({ build: build as ServerBuild, clientFolder: join(import.meta.dirname, "..", "client") }));
}

/**
 * Everything that one process runs: web server, jobs and their one pool of connections. The front door calls it from the built bundle,
 * or in development through Vite (`vite.ssrLoadModule("/app/cli/serve.server.ts")`, a server in middleware mode handed in).
 */
export async function serve({ port, vite }: { port: number; vite?: ViteDevServer }): Promise<Serving> {
  const web = await startWebServer(port, await optionsFor(vite));
  const worker = env.workerInServer() ? await startWorker() : null;
  return {
    port: web.port,
    async stop() {
      const tooLong = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_STOP_MS).unref());
      await Promise.race([Promise.all([web.stop(), worker?.stop()]), tooLong]);
      await disconnect();
    },
  };
}
