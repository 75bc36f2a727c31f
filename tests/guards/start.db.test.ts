import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test, vi } from "vitest";
import { ensureBuilt, freePort } from "#tests/support/built-server.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const run = promisify(execFile);
let left: readonly number[] = [];
let folder = "";

afterAll(async () => {
  for (const pid of await stillThere(left)) process.kill(pid, "SIGKILL");
  if (folder !== "") await rm(folder, { recursive: true, force: true });
});

/** All processes, each with the one that started it. */
async function processes(): Promise<ReadonlyMap<number, number>> {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid="]);
  return new Map(
    stdout
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]),
  );
}

async function startedBy(pid: number): Promise<readonly number[]> {
  const parents = await processes();
  const found = [pid];
  for (const one of found) for (const [child, parent] of parents) if (parent === one && !found.includes(child)) found.push(child);
  return found;
}

async function stillThere(pids: readonly number[]): Promise<readonly number[]> {
  const parents = await processes();
  return pids.filter((pid) => parents.has(pid));
}

const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.once("exit", (code) => done(code)));

test("npm start brings everything up and says where; Ctrl-C takes down everything that it started", { timeout: 240_000 }, async () => {
  await ensureBuilt();
  folder = await mkdtemp(join(tmpdir(), "bimaristan-start-"));
  const port = await freePort();
  const { DATABASE_URL: _shared, ...environment } = process.env;
  const start = spawn(process.execPath, [join(ROOT, "app", "cli", "front-door.mjs"), "start"], {
    cwd: folder,
    // A terminal sends Ctrl-C to the whole group; this one has its own.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...environment, NODE_ENV: "production", DATA_FOLDER: folder, PORT: String(port), DEMO: "off", LOG_LEVEL: "warn" },
  });
  let said = "";
  for (const stream of [start.stdout, start.stderr]) stream.on("data", (piece: Buffer) => (said += piece.toString()));
  const end = ended(start);
  const address = `http://localhost:${String(port)}`;
  await vi.waitFor(
    () => {
      if (start.exitCode !== null) throw new Error(`It ended:\n${said}`);
      expect(said).toContain(`Bimaristan is open at ${address}`);
    },
    { timeout: 200_000, interval: 200 },
  );
  left = await startedBy(start.pid!);
  // The server itself, PostgreSQL, and PostgreSQL's own.
  expect(left.length).toBeGreaterThan(2);
  // A process that serves for the first time may need its moment on a busy machine.
  await vi.waitFor(async () => expect((await fetch(`${address}/healthz`)).status).toBe(200), { timeout: 30_000, interval: 500 });
  expect(await (await fetch(address, { headers: { "accept-language": "ckb" } })).text()).toContain('lang="ckb"');

  process.kill(-start.pid!, "SIGINT");
  expect(await end, said).toBe(0);
  await vi.waitFor(async () => expect(await stillThere(left)).toEqual([]), { timeout: 10_000, interval: 200 });
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
});
