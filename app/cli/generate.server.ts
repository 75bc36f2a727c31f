import { recordInstallationFact } from "#app/platform/installation-facts.server.ts";
import { withDatabase } from "#app/platform/with-database.server.ts";
import { generateNation } from "../../prisma/seed/nation/nation.ts";

/** The last month of the ledger when none is wished for: a fixed one, so that the same seed makes the same rows on any day. */
const UNTIL = "2026-10";

/**
 * `npm run generate -- --practitioners 300000 --years 5 [--seed 1] [--until 2026-10]`: fills the database with a made-up nation, its
 * register and its ledger, always the same for the same wish; about 67 lines for each practitioner in five years. Ends with 1 and
 * changes nothing where the database holds anybody who is not of the demo.
 */
export async function main(args: readonly string[] = [], say: (line: string) => void = console.log): Promise<number> {
  const wish = { ...numbersOf(args), until: valueOf(args, "--until") ?? UNTIL };
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(wish.until)) throw new Error("--until takes a month, as 2026-10.");
  return withDatabase(async () => {
    const begun = Date.now();
    const made = await generateNation(wish, say);
    if (!made.ok) {
      say("Refused: this database holds people who are not of the demo. Take an empty one (DATA_FOLDER or DATABASE_URL).");
      return 1;
    }
    await recordInstallationFact("demo-nation", String(wish.practitioners), new Date());
    const seconds = (Date.now() - begun) / 1000;
    say(`${made.value.lines} ledger lines in ${seconds.toFixed(1)} s (${Math.round(made.value.lines / seconds)} a second)`);
    return 0;
  });
}

function numbersOf(args: readonly string[]) {
  const known = ["--practitioners", "--years", "--seed", "--until"];
  const strange = args.find((arg, place) => (place % 2 === 0 ? !known.includes(arg) : arg === ""));
  if (strange !== undefined || args.length % 2 === 1) throw new Error(`generate knows ${known.join(", ")}, each with a value.`);
  const number = (name: string, otherwise: number, most: number) => {
    const given = Number(valueOf(args, name) ?? otherwise);
    if (!Number.isInteger(given) || given < 1 || given > most) throw new Error(`${name} takes a whole number from 1 to ${most}.`);
    return given;
  };
  return {
    practitioners: number("--practitioners", 300_000, 3_000_000),
    years: number("--years", 5, 20),
    seed: number("--seed", 1, 0x7fffffff),
  };
}

function valueOf(args: readonly string[], name: string): string | undefined {
  const place = args.indexOf(name);
  return place < 0 ? undefined : args[place + 1];
}
