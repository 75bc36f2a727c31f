import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, open, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { buildWhenChanged } from "#app/cli/build.server.ts";

/** Where tests leave what they make; nothing of it is committed. */
export const OUTPUT = join(import.meta.dirname, "..", "output");
const SCRIPT = join(import.meta.dirname, "serve-built.mjs");
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 15_000;

export type BuiltServer = {
  /** As a browser reaches it: `http://localhost:PORT`, where passkeys work. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Asks it to stop and waits until it has. */
  readonly stop: () => Promise<void>;
  /** SIGKILL: no farewell. */
  readonly kill: () => Promise<void>;
};

export type ServerWish = {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly port?: number;
  readonly logFile?: string;
  readonly environment?: Readonly<Record<string, string>>;
};

/** Builds when a source has changed; several test files may ask at once. */
export async function ensureBuilt(): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  const lock = join(OUTPUT, "build.lock");
  for (;;) {
    const handle = await open(lock, "wx").catch(() => null);
    if (handle !== null) {
      try {
        await handle.writeFile(String(process.pid));
        await buildWhenChanged();
        return;
      } finally {
        await handle.close();
        await rm(lock, { force: true });
      }
    }
    const holder = Number(await readFile(lock, "utf8").catch(() => ""));
    if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
    await pause(200);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Starts the built server as `npm start` would run it, in a process of its own. Throws with its log when it does not come up. */
export async function startBuiltServer(wish: ServerWish): Promise<BuiltServer> {
  const port = wish.port ?? (await freePort());
  const child = spawn(process.execPath, [SCRIPT, String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...bareEnvironment(),
      NODE_ENV: "production",
      DATABASE_URL: wish.databaseUrl,
      DATA_FOLDER: wish.dataFolder,
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${String(port)}`,
      LOG_LEVEL: "warn",
      // One process is quicker to start; tests that are about several say so.
      SERVER_PROCESSES: "1",
      ...wish.environment,
    },
  });
  const said: string[] = [];
  const file = wish.logFile === undefined ? null : createWriteStream(wish.logFile, { flags: "a" });
  const listening = new Promise<void>((done, fail) => {
    const hear = (piece: Buffer) => {
      said.push(piece.toString());
      file?.write(piece);
      if (said.join("").includes(`listening ${String(port)}\n`)) done();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", fail);
    child.once("exit", (code, signal) => fail(new Error(`The server ended with ${signal ?? String(code)}:\n${said.join("")}`)));
    setTimeout(() => fail(new Error(`The server did not come up:\n${said.join("")}`)), START_LIMIT_MS).unref();
  });
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  try {
    await listening;
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return {
    url: `http://localhost:${String(port)}`,
    port,
    pid: child.pid ?? 0,
    stop: () => stopGently(child, gone),
    kill: () => killNow(child, gone),
  };
}

async function stopGently(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  await gone;
  clearTimeout(late);
}

async function killNow(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill("SIGKILL");
  await gone;
}

/** What a program needs to run at all; nothing of the developer's own settings. */
export function bareEnvironment(): Record<string, string> {
  const kept = ["PATH", "HOME", "TMPDIR", "LANG", "SYSTEMROOT"];
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address !== null ? done(address.port) : fail(new Error("No free port"))));
    });
  });
}
