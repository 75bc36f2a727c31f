import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { main } from "#app/cli/generate.server.ts";
import { main as verifyLedger } from "#app/cli/ledger-verify.server.ts";
import { policyStanding } from "#app/data/policy-standing.server.ts";
import { alone } from "#app/data/transaction.server.ts";
import { PractitionerId } from "#app/domain/shared/ids.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const TABLES = ["facility", "practitioner", "licence", "licence_fact", "employment_fact", "credit_ledger"];

async function generate(...args: readonly string[]) {
  const said: string[] = [];
  return { code: await main(["--practitioners", "300", "--years", "5", ...args], (line) => said.push(line)), said };
}

/** Everything that stands in the tables, as one hash. */
async function everything(): Promise<string> {
  const hash = createHash("sha256");
  for (const table of TABLES) {
    const rows = await db().$queryRawUnsafe<{ row: string }[]>(`SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY id`);
    for (const { row } of rows) hash.update(row).update("\n");
  }
  return hash.digest("hex");
}

test("the same seed makes the same rows, another one others", async () => {
  await generate("--seed", "7");
  const first = await everything();
  await emptyTables();
  await generate("--seed", "7");
  expect(await everything()).toBe(first);
  await emptyTables();
  await generate("--seed", "8");
  expect(await everything()).not.toBe(first);
});

test("three hundred have some twenty thousand lines, whose chains are whole", async () => {
  const { code, said } = await generate();
  expect(code).toBe(0);
  const lines = await db().ledgerLine.count();
  expect(said.at(-1)).toMatch(new RegExp(`^${lines} ledger lines in `));
  expect(lines).toBeGreaterThan(16_000);
  expect(lines).toBeLessThan(24_000);
  expect(await db().practitioner.count()).toBe(300);
  const verified: string[] = [];
  expect(await verifyLedger([], (line) => verified.push(line))).toBe(0);
  expect(verified.at(-1)).toMatch(new RegExp(` chains, ${lines} lines, 0 broken or missing$`));
});

test("every foreign key that was not looked up is there", async () => {
  await generate();
  const lost = await db().$queryRaw<unknown[]>`
    SELECT l.id FROM credit_ledger l LEFT JOIN practitioner p ON p.id = l.practitioner_id WHERE p.id IS NULL
    UNION ALL SELECT l.id FROM credit_ledger l LEFT JOIN credit_ledger c ON c.id = l.corrects_id WHERE l.corrects_id IS NOT NULL AND c.id IS NULL
    UNION ALL SELECT l.id FROM licence l LEFT JOIN practitioner p ON p.id = l.practitioner_id WHERE p.id IS NULL
    UNION ALL SELECT f.id FROM licence_fact f LEFT JOIN licence l ON l.id = f.licence_id WHERE l.id IS NULL
    UNION ALL SELECT e.id FROM employment_fact e LEFT JOIN practitioner p ON p.id = e.practitioner_id WHERE p.id IS NULL
    UNION ALL SELECT e.id FROM employment_fact e LEFT JOIN facility f ON f.id = e.facility_id WHERE e.facility_id IS NOT NULL AND f.id IS NULL`;
  expect(lost).toEqual([]);
});

test("everybody's standing can be told, and not all stand alike", async () => {
  await generate();
  const states = new Set<string>();
  for (const { id } of await db().practitioner.findMany({ select: { id: true } })) {
    const found = await policyStanding(alone(), PractitionerId.parse(id), "2026-10-31" as CalendarDay);
    states.add(found?.standing.state ?? "nobody");
  }
  expect(states.has("nobody")).toBe(false);
  expect(states.size).toBeGreaterThan(1);
});

test("a database that holds real people is left as it is", async () => {
  await aPractitioner();
  const { code, said } = await generate();
  expect(code).toBe(1);
  expect(said).toEqual(["Refused: this database holds people who are not of the demo. Take an empty one (DATA_FOLDER or DATABASE_URL)."]);
  expect(await db().practitioner.count()).toBe(1);
  expect(await db().ledgerLine.count()).toBe(0);
});

test("a nation is not made twice in one database", async () => {
  await generate();
  expect((await generate("--seed", "2")).code).toBe(1);
});

test.each([[["--practitioners", "0"]], [["--years", "x"]], [["--people", "3"]], [["--until", "2026"]], [["--seed"]]])(
  "%j is refused",
  async (args) => {
    await expect(main(args)).rejects.toThrow();
  },
);
