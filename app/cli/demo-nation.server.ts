import { fork } from "node:child_process";
import { setPriority } from "node:os";
import { join } from "node:path";
import { type CalendarDay, dayInBaghdad, firstOfMonth, instantAt, monthsAfter } from "#app/domain/shared/time.ts";
import { env } from "#app/platform/env.server.ts";
import { installationFact, recordInstallationFact } from "#app/platform/installation-facts.server.ts";
import { withDatabase } from "#app/platform/with-database.server.ts";

/** A page may not wait for what nobody has asked for. */
const LOWEST_PRIORITY = 19;
const [YEARS, SEED] = [2, 1];

type Tell = (line: string) => void;

/**
 * `node app/cli/front-door.mjs demo-nation`, which `npm start` runs beside itself where a demo has no nation yet: a process of lowest
 * priority, that ends with whoever started it.
 */
export async function main(_args: readonly string[] = [], say: Tell = console.log): Promise<number> {
  setPriority(LOWEST_PRIORITY);
  // Ctrl-C in a terminal reaches every process of the group; the first one decides.
  for (const name of ["SIGINT", "SIGHUP"] as const) process.on(name, () => undefined);
  process.on("disconnect", () => process.exit(1));
  return withDatabase(async () => {
    await fillDemoNation(Date.now(), (line) => {
      say(`The made-up nation of the demo: ${line}`);
    });
    return 0;
  });
}

/**
 * Fills the demo's small nation, once: all of it is there afterwards, or nothing and the next start begins anew. A demo that was
 * there without one, and where people of its own have come since, stays without.
 */
export async function fillDemoNation(begun: number, tell: Tell): Promise<void> {
  if (!(await isDemoNationDue())) return;
  const { generateNationOnce } = await import("../../prisma/seed/nation/nation.ts");
  const practitioners = env.demoNation();
  tell(`${String(practitioners)} practitioners are being drawn (DEMO_NATION=off keeps them out) …`);
  const [at, start] = [instantAt(begun), performance.now()];
  const made = await generateNationOnce(
    { practitioners, years: YEARS, seed: SEED, until: lastWholeMonth(dayInBaghdad(at)) },
    { name: "demo-nation", value: String(practitioners), at },
    { promised: (await installationFact("demo-nation-due")) !== null, tell },
  );
  if (made.ok) {
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    tell(`there after ${seconds} s; how they stand shows in a minute or two, at /oversee/compliance.`);
    return;
  }
  tell("left out, because people who are not of the demo are here.");
  await recordInstallationFact("demo-nation", "left-out", new Date(begun));
}

/** Whether a demo that is there waits for its nation. */
async function isDemoNationDue(): Promise<boolean> {
  if (!env.demo() || env.demoNation() === 0) return false;
  const [seeded, nation] = await Promise.all([installationFact("demo-seeded"), installationFact("demo-nation")]);
  return seeded !== null && nation === null;
}

const lastWholeMonth = (today: CalendarDay): string => monthsAfter(firstOfMonth(today), -1).slice(0, 7);

/** Begins to fill the demo's nation in a process of its own, where it is due. What is given back ends that process. */
export async function beginDemoNation(): Promise<() => Promise<void>> {
  if (!(await isDemoNationDue())) return () => Promise.resolve();
  const child = fork(join(import.meta.dirname, "front-door.mjs"), ["demo-nation"]);
  let stopping = false;
  const gone = new Promise<void>((done) => {
    child.once("error", () => {
      done();
    });
    child.once("exit", (code) => {
      if (code !== 0 && !stopping) console.error("The made-up nation of the demo could not be filled; the next start tries again.");
      done();
    });
  });
  return async () => {
    stopping = true;
    child.kill("SIGKILL");
    await gone;
  };
}
