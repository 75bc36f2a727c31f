import { spawn } from "node:child_process";
import { access, constants, readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { env } from "#app/platform/env.server.ts";

const COMMON_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const PLAYWRIGHT = resolve(import.meta.dirname, "../../node_modules/.bin/playwright");

/** The path of a Chromium that is there: CHROMIUM, a usual place, Playwright's own; null when there is none. */
export async function findBrowser(): Promise<string | null> {
  const named = env.chromium();
  if (named !== undefined) {
    if (await isProgram(named)) return named;
    throw new Error(`CHROMIUM names ${named}, where there is no program.`);
  }
  for (const place of COMMON_PLACES) if (await isProgram(place)) return place;
  for (const place of await playwrightsOwn()) if (await isProgram(place)) return place;
  return null;
}

/** Playwright keeps a folder for each release; the newest first. */
async function playwrightsOwn(): Promise<readonly string[]> {
  const folder = process.platform === "darwin" ? join(homedir(), "Library/Caches/ms-playwright") : join(homedir(), ".cache/ms-playwright");
  const releases = (await readdir(folder).catch(() => []))
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort()
    .reverse();
  const inside = [
    "chrome-linux64/chrome",
    "chrome-linux/chrome",
    "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  ];
  return releases.flatMap((release) => inside.map((program) => join(folder, release, program)));
}

/** The same, installing one when there is none: Playwright's, else Debian's when root. Throws with what to do. */
export async function findOrInstallBrowser(tell: (line: string) => void): Promise<string> {
  const there = await findBrowser();
  if (there !== null) return there;
  tell("Installing a browser for the tests …");
  await install(PLAYWRIGHT, ["install", "chromium"]);
  const own = await findBrowser();
  if (own !== null) return own;
  if (process.getuid?.() === 0) {
    await install("apt-get", ["update"]);
    await install("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]);
    const debians = await findBrowser();
    if (debians !== null) return debians;
  }
  throw new Error(
    'The tests need a browser. Install Chromium ("sudo apt-get install chromium") or name one: CHROMIUM=/path/to/chrome npm test',
  );
}

/** Runs an installer. Whether it succeeds shows in what is there afterwards. */
export function install(program: string, parameters: readonly string[]): Promise<void> {
  return new Promise((done) => {
    const child = spawn(program, parameters, {
      stdio: ["ignore", "ignore", "inherit"],
      cwd: join(import.meta.dirname, "../.."),
      timeout: 10 * 60_000,
    });
    child.once("error", () => {
      done();
    });
    child.once("exit", () => {
      done();
    });
  });
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
