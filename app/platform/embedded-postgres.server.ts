import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { memorySettings } from "#app/platform/embedded-postgres-memory.server.ts";
import { type Place, preparePlace } from "#app/platform/embedded-postgres-place.server.ts";

/** A running PostgreSQL that this process may use until it calls `stop`. */
export type EmbeddedPostgres = {
  /** Of the database `bimaristan`; its user may create and drop other databases. */
  readonly url: string;
  readonly folder: string;
  /** Lets go. The last process that lets go stops PostgreSQL. */
  readonly stop: () => Promise<void>;
};

const USER = "bimaristan";
const DATABASE = "bimaristan";
/** Every process that uses the cluster holds this advisory lock shared; whoever gets it alone is the last one. */
const IN_USE = "7236471001";
const START_LIMIT_MS = 120_000;
const LINGER_LIMIT_MS = 2_000;
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  maintenance_work_mem: "64MB",
  random_page_cost: "1.1",
  wal_compression: "on",
  log_min_messages: "warning",
  log_checkpoints: "off",
  log_min_duration_statement: "1000",
  log_line_prefix: "%m ",
  log_timezone: "UTC",
  timezone: "UTC",
};
/** For tests only: data that may be lost with the power need not wait for the disk, and many run beside each other. */
const CARELESS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", shared_buffers: "128MB" };

/** No PG* or LC_* variable of the caller may change what PostgreSQL does. */
const BARE_ENVIRONMENT = { PATH: "/usr/bin:/bin", TZ: "UTC" } as unknown as NodeJS.ProcessEnv;

const run = promisify(execFile);

/**
 * Starts the PostgreSQL of a data folder, or joins it when another process of ours has started it, and makes the database.
 * Data survives restarts and power cuts unless `durable` is false (tests). Throws an Error that says what to do.
 */
export async function startEmbeddedPostgres({
  dataFolder,
  durable = true,
}: {
  dataFolder: string;
  durable?: boolean;
}): Promise<EmbeddedPostgres> {
  const place = await preparePlace(dataFolder);
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const { port, process: started } = (await joinRunning(place, deadline)) ?? (await launchOrJoin(place, durable, deadline));
    const holder = await hold(place, port);
    // Between the look and the hold the last user may have let go: then PostgreSQL is on its way down, so start again.
    if (holder === null) {
      if (Date.now() > deadline) throw new Error(`PostgreSQL does not stay up. Its log: ${place.log}`);
      await pause(200);
      continue;
    }
    await makeDatabase(holder);
    return { url: urlOf(place, port, DATABASE), folder: place.folder, stop: stopOnce(place, holder, started) };
  }
}

function urlOf(place: Place, port: number, database: string): string {
  return `postgresql://${USER}:${place.password}@127.0.0.1:${String(port)}/${database}`;
}

/** The port of a PostgreSQL that already serves this cluster; null when there is none. Waits while one comes up or goes down. */
async function joinRunning(place: Place, deadline: number): Promise<{ port: number; process: null } | null> {
  for (;;) {
    const lines = (await readFile(join(place.cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
    const [pid, folder, , port] = [Number(lines[0]), lines[1], lines[2], Number(lines[3])];
    if (!(pid > 0)) return null;
    if (folder !== place.cluster || !(await isPostgresOf(pid, place))) {
      // A number from before a restart that another program carries by now, or a file copied along with a folder.
      // PostgreSQL would refuse to start because of it; no PostgreSQL uses this cluster, so it is safe to drop.
      await rm(join(place.cluster, "postmaster.pid"), { force: true });
      return null;
    }
    if (port > 0 && (await answers(place, port))) return { port, process: null };
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL (process ${String(pid)}) runs but does not answer. Stop it, then start again. Its log: ${place.log}`);
    await pause(100);
  }
}

async function isPostgresOf(pid: number, place: Place): Promise<boolean> {
  try {
    const { stdout } = await run("ps", ["-o", "command=", "-p", String(pid)]);
    return stdout.includes(place.cluster);
  } catch {
    // No such process, or no `ps` on this machine: Linux has the same in /proc.
    return (await readFile(`/proc/${String(pid)}/cmdline`, "utf8").catch(() => "")).includes(place.cluster);
  }
}

async function answers(place: Place, port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(place, port, "postgres"), connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // 28P01: it answers, but not to our password.
    if (error instanceof pg.DatabaseError && error.code === "28P01") {
      throw new Error(
        `The database in ${place.folder} does not know the password in its file "password". Put the right one back, or move the folder away.`,
        { cause: error },
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Of two processes that start at once PostgreSQL lets one through; the other joins it. */
async function launchOrJoin(place: Place, durable: boolean, deadline: number): Promise<{ port: number; process: ChildProcess | null }> {
  try {
    return await launch(place, durable, deadline);
  } catch (error) {
    const other = await joinRunning(place, deadline);
    if (other === null) throw error;
    return other;
  }
}

async function launch(place: Place, durable: boolean, deadline: number): Promise<{ port: number; process: ChildProcess }> {
  if ((await stat(join(place.cluster, "PG_VERSION")).catch(() => null)) === null) await initialise(place);
  await refuseOtherVersion(place);
  const big = await stat(place.log).catch(() => null);
  if (big !== null && big.size > 10_000_000) await rename(place.log, `${place.log}.old`);

  const port = await freePort();
  const settings = { ...SETTINGS, ...memorySettings(), ...(durable ? {} : CARELESS), port: String(port) };
  const output = await open(place.log, "a", 0o600);
  // Its own session, so that Ctrl-C in the terminal reaches us and not PostgreSQL, which has to outlive our last request.
  const server = spawn(
    join(place.programs, "bin", "postgres"),
    ["-D", place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      cwd: place.folder,
      detached: true,
      stdio: ["ignore", output.fd, output.fd],
      env: BARE_ENVIRONMENT,
      ...place.runAs,
    },
  );
  const gone: string[] = [];
  server.once("error", (error) => gone.push(error.message));
  server.once("exit", (code, signal) => gone.push(`it ended with ${signal ?? String(code)}`));
  server.unref();
  await output.close();

  while (!(await answers(place, port))) {
    if (gone.length > 0) throw new Error(`PostgreSQL did not start: ${gone.join(", ")}.\n${await endOf(place.log)}`);
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL did not come up within ${String(START_LIMIT_MS / 1000)} seconds. Its log: ${place.log}`);
    await pause(30);
  }
  return { port, process: server };
}

/** Makes a new cluster beside its final name and renames it when it is whole: a power cut leaves none half-made. */
async function initialise(place: Place): Promise<void> {
  const fresh = `${place.cluster}.${randomUUID()}`;
  const flags = [
    `--pgdata=${fresh}`,
    `--username=${USER}`,
    `--pwfile=${join(place.folder, "password")}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    // Sorting by code point is the same on every machine. pg_trgm and full text ask the C library what a letter is, so a
    // plain C here would make every Arabic word vanish from search.
    "--lc-collate=C",
    `--lc-ctype=${await unicodeLocale()}`,
    "--lc-messages=C",
    "--lc-monetary=C",
    "--lc-numeric=C",
    "--lc-time=C",
  ];
  try {
    await run(join(place.programs, "bin", "initdb"), flags, { cwd: place.folder, env: BARE_ENVIRONMENT, ...place.runAs });
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its data folder ${fresh}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  await rename(fresh, place.cluster).catch(async (error: unknown) => {
    // Another process was faster. A folder that holds something is never replaced.
    await rm(fresh, { recursive: true, force: true });
    if ((await stat(join(place.cluster, "PG_VERSION")).catch(() => null)) === null) throw error;
  });
}

async function unicodeLocale(): Promise<string> {
  const known = await run("locale", ["-a"]).then(
    ({ stdout }) => stdout.split("\n").map((name) => name.trim()),
    () => [],
  );
  const wanted = [/^C\.utf-?8$/i, /^en_US\.utf-?8$/i, /\.utf-?8$/i];
  return wanted.map((pattern) => known.find((name) => pattern.test(name))).find((name) => name !== undefined) ?? "C.UTF-8";
}

async function refuseOtherVersion(place: Place): Promise<void> {
  const made = (await readFile(join(place.cluster, "PG_VERSION"), "utf8")).trim();
  const have = /programs-(\d+)/.exec(place.programs)?.[1];
  if (made !== have) {
    throw new Error(
      `The data in ${place.cluster} is PostgreSQL ${made}'s, and this release brings PostgreSQL ${String(have)}. Restore a backup into a new data folder (content/handbook/operating.md).`,
    );
  }
}

/** The connection that says "in use"; null when PostgreSQL went away meanwhile. */
async function hold(place: Place, port: number): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: urlOf(place, port, "postgres"),
    application_name: "bimaristan-holder",
    keepAlive: true,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select pg_advisory_lock_shared($1)", [IN_USE]);
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return null;
  }
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
  if (found.rowCount === 0) {
    await client.query(`create database ${DATABASE}`).catch((error: unknown) => {
      // 42P04, 23505: another process made it in this moment.
      if (!(error instanceof pg.DatabaseError && ["42P04", "23505"].includes(error.code ?? ""))) throw error;
    });
  }
}

function stopOnce(place: Place, holder: pg.Client, started: ChildProcess | null): () => Promise<void> {
  // When this process ends without calling stop, a "smart" shutdown waits for the connections of others.
  const lastResort = () => {
    started?.kill("SIGTERM");
  };
  process.once("exit", lastResort);
  let stopping: Promise<void> | null = null;
  return () => {
    process.off("exit", lastResort);
    stopping ??= letGo(place, holder);
    return stopping;
  };
}

async function letGo(place: Place, holder: pg.Client): Promise<void> {
  let last = false;
  try {
    await holder.query("select pg_advisory_unlock_shared($1)", [IN_USE]);
    const { rows } = await holder.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [IN_USE]);
    last = rows[0]?.alone === true;
  } catch {
    // PostgreSQL is gone already.
    return;
  }
  const pid = Number((await readFile(join(place.cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0]);
  if (last && pid > 0) {
    try {
      process.kill(pid, "SIGINT");
    } catch {
      // Killed a moment ago: it answered its last question on its way out.
    }
  }
  await holder.end().catch(() => undefined);
  if (!last || !(pid > 0)) return;
  while (isAlive(pid) && (await stat(join(place.cluster, "postmaster.pid")).catch(() => null)) !== null) await pause(20);
  // The data are safe from here on: the file goes last. Its process needs a moment more to end, and one whose parent is gone
  // may linger in the table for ever.
  const deadline = Date.now() + LINGER_LIMIT_MS;
  while (isAlive(pid) && Date.now() < deadline) await pause(20);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === "object" && error !== null && "code" in error && error.code === "EPERM";
  }
}

async function endOf(file: string): Promise<string> {
  return (await readFile(file, "utf8").catch(() => "")).split("\n").slice(-15).join("\n");
}

/** A TCP port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((answer, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === "object") answer(address.port);
        else fail(new Error("The system gave no free port."));
      });
    });
  });
}
