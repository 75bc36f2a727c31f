import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { findOrInstallBrowser } from "#app/cli/browser.server.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/**
 * `npm run pictures`: a picture of every page in three languages, narrow and wide, into tests/output/pictures, with one sheet of all of
 * them (index.html). Works on a database and a server of its own, by the machinery of the journeys.
 */
export async function main(): Promise<number> {
  const browser = await findOrInstallBrowser((line) => {
    console.log(line);
  });
  const playwright = join(ROOT, "node_modules", "@playwright", "test", "cli.js");
  const child = spawn(
    process.execPath,
    [playwright, "test", "--config", join("tests", "journeys", "playwright.config.ts"), "--workers", "1"],
    {
      cwd: ROOT,
      stdio: "inherit",
      env: { ...process.env, PICTURES: "on", CHROMIUM: browser },
    },
  );
  const code = await new Promise<number>((done) => {
    child.once("exit", (status) => {
      done(status ?? 1);
    });
  });
  if (code === 0) console.log("The pictures are in tests/output/pictures; open index.html there.");
  return code;
}
