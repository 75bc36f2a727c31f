import cluster, { type Worker as ServerProcess } from "node:cluster";
import { setPriority } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { storeOwnPolicies } from "#app/cli/own-policies.server.ts";
import { startWebServer } from "#app/http/server.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { closePlatform } from "#app/platform/close-platform.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";

export type Serving = {
  readonly port: number;
  /** Lets requests and jobs under way finish, ten seconds at most, and closes the database's pool. */
  readonly stop: () => Promise<void>;
};

type Part = "web" | "jobs";

const LONGEST_STOP_MS = 10_000;
/** V8 collects late where memory is plenty: a page needs little of it, and many processes share one machine. */
const PROCESS_OPTIONS: Readonly<Record<Part, readonly string[]>> = {
  web: ["--max-old-space-size=160", "--max-semi-space-size=8"],
  jobs: ["--max-old-space-size=256", "--max-semi-space-size=8"],
};
/** A certificate may wait; an answer may not. */
const JOBS_PRIORITY = 10;
const PAUSE_BEFORE_RESTART_MS = 1_000;

/**
 * Serves the product on the port (0: any free one). With `SERVER_PROCESSES=1` everything runs in this process; otherwise it keeps the port
 * and starts that many which serve pages and one that works off the queue, and starts anew whichever dies.
 */
export function serve({ port }: { port: number }): Promise<Serving> {
  return env.serverProcesses() === 1 ? serveParts(["web", "jobs"], port) : serveByProcesses(port, env.serverProcesses());
}

async function serveParts(parts: readonly Part[], port: number): Promise<Serving> {
  if (parts.includes("web"))
    await storeOwnPolicies().catch((error: unknown) => {
      // A certificate is verified without a database, too; whoever starts the product meets it again in the next start.
      log.error({ err: error }, "the policies of this release could not be stored");
    });
  const build = (await import("virtual:remix/server-build")) as unknown as ServerBuild;
  const web = parts.includes("web") ? await startWebServer(port, { build, clientFolder: join(import.meta.dirname, "..", "client") }) : null;
  const worker = parts.includes("jobs") && env.workerInServer() ? await startWorker() : null;
  return {
    port: web?.port ?? port,
    async stop() {
      const tooLong = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_STOP_MS).unref());
      await Promise.race([Promise.all([web?.stop(), worker?.stop()]), tooLong]);
      await closePlatform();
    },
  };
}

async function serveByProcesses(port: number, count: number): Promise<Serving> {
  const running = new Set<ServerProcess>();
  let stopping = false;

  function start(part: Part): Promise<number> {
    const options = PROCESS_OPTIONS[part];
    cluster.setupPrimary({ exec: fileURLToPath(import.meta.url), execArgv: [...process.execArgv, ...options] });
    const one = cluster.fork({ SERVER_PART: part, PORT: String(port) });
    running.add(one);
    return new Promise((resolve, reject) => {
      one.on("message", (said: { ready: number }) => {
        resolve(said.ready);
      });
      one.once("exit", (code, signal) => {
        running.delete(one);
        reject(new Error(`A server process (${part}) ended before it was ready (${signal || String(code)}).`));
        if (stopping) return;
        log.error({ part, code, signal }, "a server process ended; another takes its place");
        void pause(PAUSE_BEFORE_RESTART_MS).then(() => (stopping ? undefined : start(part).catch(() => undefined)));
      });
    });
  }

  const parts: Part[] = [...Array.from({ length: count }, (): Part => "web"), ...(env.workerInServer() ? (["jobs"] as const) : [])];
  async function stop(): Promise<void> {
    stopping = true;
    const leaving = [...running].map((one) => {
      const gone = new Promise((resolve) => one.once("exit", resolve));
      one.process.kill("SIGTERM");
      return gone;
    });
    await Promise.all(leaving);
  }

  const starting = parts.map(start);
  // A port that is taken, a build that is broken: what cannot start once is not tried for ever.
  const ports = await Promise.all(starting).catch(async (error: unknown) => {
    await Promise.all([stop(), Promise.allSettled(starting)]);
    throw error;
  });
  return { port: ports[0] ?? port, stop };
}

/** One of several processes: it stops when the one that started it says so, or is gone. */
async function serveOnePart(part: Part): Promise<void> {
  // Ctrl-C in a terminal reaches every process of the group; the first one decides.
  for (const name of ["SIGINT", "SIGHUP"] as const) process.on(name, () => undefined);
  process.on("disconnect", () => process.exit(1));
  if (part === "jobs") setPriority(JOBS_PRIORITY);
  const serving = await serveParts([part], env.port());
  process.once("SIGTERM", () => {
    void serving.stop().then(() => process.exit(0));
  });
  process.send?.({ ready: serving.port });
}

if (cluster.isWorker) {
  const part = env.serverPart();
  if (part === "web" || part === "jobs") void serveOnePart(part);
}
