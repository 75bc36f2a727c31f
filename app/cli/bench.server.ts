import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { findOrInstallBrowser } from "#app/cli/browser.server.ts";
import { buildWhenChanged } from "#app/cli/build.server.ts";

/** The measuring itself; the product must not import a test, so it is named by its place. */
const BENCH = resolve(import.meta.dirname, "../../tests/bench/bench.ts");

/**
 * `npm run bench -- [--seconds 10] [--only lesson,quiz] [--again] [--profile]`: measures the built server beside its floor and a first
 * visit on a slow phone (tests/bench/README.md). `--only nation [--practitioners 300000]` measures a generated nation instead, for which
 * nothing is built and no browser is asked. Ends with 1 when an answer was an error; a target that is missed is only said.
 */
export async function main(args: readonly string[]): Promise<number> {
  const isNation = args[args.indexOf("--only") + 1] === "nation";
  const chromium = isNation ? "" : await findOrInstallBrowser(console.log);
  if (!isNation && (await buildWhenChanged())) console.log("Built.");
  const { bench } = (await import(pathToFileURL(BENCH).href)) as { bench: (args: readonly string[], chromium: string) => Promise<void> };
  await bench(args, chromium);
  return 0;
}
