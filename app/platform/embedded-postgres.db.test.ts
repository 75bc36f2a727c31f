import { execFile, spawn } from "node:child_process";
import { chmod, cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const leftovers: string[] = [];

afterEach(async () => {
  for (const folder of leftovers.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function dataFolder(mode = 0o755): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bimaristan-postgres-"));
  await chmod(folder, mode);
  leftovers.push(folder);
  return folder;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows.map((row) => Object.values(row)[0]);
}

async function pidOf(folder: string): Promise<number> {
  return Number((await readFile(join(folder, "cluster", "postmaster.pid"), "utf8")).split("\n")[0]);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("it starts, knows Arabic and Kurdish letters, stops, and keeps what was written", async () => {
  const folder = await dataFolder();
  const first = await startEmbeddedPostgres({ dataFolder: folder });
  const pid = await pidOf(first.folder);
  for (const extension of ["pg_trgm", "unaccent"]) await ask(first.url, `create extension ${extension}`);
  await ask(first.url, "create table kept as select 'ڕێنمایی' as word");
  expect(await ask(first.url, "select to_tsvector('simple', 'الوقاية ڕێگا')::text")).toEqual(["'الوقاية':1 'ڕێگا':2"]);
  expect(await ask(first.url, "select similarity('مضخه', 'مضخة') > 0.3")).toEqual([true]);
  expect(await ask(first.url, "select current_setting('fsync') || current_setting('data_checksums')")).toEqual(["onon"]);
  await first.stop();
  expect(isRunning(pid)).toBe(false);
  const begun = Date.now();
  const second = await startEmbeddedPostgres({ dataFolder: folder });
  expect(Date.now() - begun).toBeLessThan(5_000);
  expect(await ask(second.url, "select word from kept")).toEqual(["ڕێنمایی"]);
  await second.stop();
});

test("a second user joins; the last one turns off the light, and stopping twice is harmless", async () => {
  const folder = await dataFolder();
  const [one, two] = await Promise.all([
    startEmbeddedPostgres({ dataFolder: folder, durable: false }),
    startEmbeddedPostgres({ dataFolder: folder, durable: false }),
  ]);
  expect(one.url).toBe(two.url);
  const pid = await pidOf(one.folder);
  await one.stop();
  await one.stop();
  expect(await ask(two.url, "select 1")).toEqual([1]);
  await two.stop();
  expect(isRunning(pid)).toBe(false);
});

test("after a power cut the next start recovers, whatever process carries the old number by then", async () => {
  const folder = await dataFolder();
  const before = await startEmbeddedPostgres({ dataFolder: folder });
  await ask(before.url, "create table kept as select 7 as number");
  process.kill(await pidOf(before.folder), "SIGKILL");
  await before.stop();
  const pidFile = join(before.folder, "cluster", "postmaster.pid");
  await writeFile(pidFile, (await readFile(pidFile, "utf8")).replace(/^\d+/, String(process.pid)));
  const after = await startEmbeddedPostgres({ dataFolder: folder });
  expect(await ask(after.url, "select number from kept")).toEqual([7]);
  await after.stop();
});

test("when the process that started it is killed, the next one takes over and stops it", async () => {
  const folder = await dataFolder();
  const script = `import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
    const running = await startEmbeddedPostgres({ dataFolder: process.argv[1], durable: false });
    console.log(running.url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, folder], {
    cwd: resolve(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((said) =>
    child.stdout.once("data", (line: Buffer) => {
      said(line.toString().trim());
    }),
  );
  const ended = new Promise((gone) => child.once("exit", gone));
  child.kill("SIGKILL");
  await ended;
  const next = await startEmbeddedPostgres({ dataFolder: folder, durable: false });
  expect(next.url).toBe(url);
  const pid = await pidOf(next.folder);
  await next.stop();
  expect(isRunning(pid) && (await stat(join(next.folder, "cluster", "postmaster.pid")).catch(() => null)) !== null).toBe(false);
});

test("a data folder copied while PostgreSQL runs gets a PostgreSQL of its own", async () => {
  const folder = await dataFolder();
  const original = await startEmbeddedPostgres({ dataFolder: folder });
  await ask(original.url, "checkpoint");
  const copy = await dataFolder();
  if (isRoot) await run("cp", ["-a", `${folder}/.`, copy]);
  else await cp(folder, copy, { recursive: true });
  await chmod(copy, 0o755);
  const other = await startEmbeddedPostgres({ dataFolder: copy });
  expect(other.folder).not.toBe(original.folder);
  expect(other.url).not.toBe(original.url);
  await other.stop();
  expect(await ask(original.url, "select 1")).toEqual([1]);
  await original.stop();
});

test.runIf(isRoot)(
  "below a folder that others cannot enter, it goes where its user can, remembers it, and takes along what was there",
  async () => {
    const folder = await dataFolder();
    const open = await startEmbeddedPostgres({ dataFolder: folder, durable: false });
    await ask(open.url, "create table kept as select 7 as number");
    await open.stop();
    await chmod(folder, 0o700);
    const closed = await startEmbeddedPostgres({ dataFolder: folder, durable: false });
    leftovers.push(closed.folder);
    expect(closed.folder.startsWith(folder)).toBe(false);
    expect(await ask(closed.url, "select number from kept")).toEqual([7]);
    await closed.stop();
    expect(await readdir(folder)).toEqual(["postgres-place"]);
    const again = await startEmbeddedPostgres({ dataFolder: folder, durable: false });
    expect(again.folder).toBe(closed.folder);
    await again.stop();
  },
);
