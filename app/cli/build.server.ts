import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { environmentWith } from "#app/platform/env.server.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** Everything that goes into a bundle: another build is due when one of them changes. */
export const SOURCES = [
  "app",
  "content/glossary.json",
  "content/locales",
  "content/policies",
  "remix.config.js",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
const STAMP = join(ROOT, "build", "built-from");

/** Builds browser and server bundles into `build/` when a source has changed since the last build; answers whether it did. */
export async function buildWhenChanged(): Promise<boolean> {
  const sources = await hashOfSources();
  if ((await readFile(STAMP, "utf8").catch(() => "")) === sources) return false;
  await rm(join(ROOT, "build"), { recursive: true, force: true });
  await viteBuild();
  await writeFile(STAMP, sources);
  return true;
}

/** The built server's entry, app/cli/serve.server.ts. */
export const BUILT_SERVER = join(ROOT, "build", "server", "index.js");

async function hashOfSources(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of (await Promise.all(SOURCES.map((source) => filesUnder(join(ROOT, source))))).flat()) {
    hash
      .update(relative(ROOT, file))
      .update("\0")
      .update(await readFile(file))
      .update("\0");
  }
  return hash.digest("hex");
}

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (entries === null) return [path];
  const inside = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith(".") && !/\.test\.tsx?$/.test(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(async (entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)])),
  );
  return inside.flat();
}

/** In a process of its own: the bundler's memory is not the server's. */
function viteBuild(): Promise<void> {
  const remix = join(ROOT, "node_modules", "@remix-run", "dev", "dist", "cli.js");
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [remix, "vite:build", "--config", "remix.config.js", "--logLevel", "warn"], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: environmentWith({ NODE_ENV: "production" }),
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece: Buffer) => (said += piece.toString()));
    child.once("error", fail);
    child.once("exit", (code, signal) => {
      if (code === 0) done();
      // What follows are lists of modules.
      else fail(new Error(`The build failed (${signal ?? String(code)}):\n${said.split("\n").slice(0, 30).join("\n")}`));
    });
  });
}
