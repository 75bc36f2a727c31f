import { randomUUID } from "node:crypto";
import pg from "pg";
import { refreshStandings } from "#app/commands/compliance/refresh-standings.server.ts";
import { appendLedgerLine } from "#app/data/credits.server.ts";
import { policyStanding } from "#app/data/policy-standing.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { PractitionerId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { closePlatform } from "#app/platform/close-platform.server.ts";
import { migrate } from "#app/platform/migrations.server.ts";
import { installQueue } from "#app/platform/queue.server.ts";
import { ledgerChains } from "#app/queries/credits/ledger-chains.server.ts";
import { createDatabase } from "#tests/bench/installation.ts";
import { exported } from "#tests/bench/standing-export.ts";
import { simulated } from "#tests/bench/simulation.ts";
import { generateNation } from "../../prisma/seed/nation/nation.ts";

const UNTIL = "2026-10";
const TODAY = "2026-10-31" as CalendarDay;
const AT = instantAt(Date.parse(`${TODAY}T09:00:00Z`));
/** How many people are looked up, how often the sums are asked for, how many lines are written, and by how many at once. */
const [LOOKED_UP, ASKED, WRITTEN, WRITERS] = [1_000, 50, 10_000, 8];
/** The small nation beside the large one: point reads must not grow with the country. */
const SMALLER = 20;

/** One line of the table: what the product takes, and the bare SQL beside it in the same run. */
export type NationFigure = { readonly what: string; readonly target: string; readonly product: string; readonly floor: string };

/** Generates a nation of that many practitioners and a twentieth of it, and measures issue 4's figures on them. */
export async function benchNation(adminUrl: string, practitioners: number, say: (line: string) => void): Promise<readonly NationFigure[]> {
  const small = await inNation(adminUrl, Math.max(100, Math.round(practitioners / SMALLER)), say, (database) => standingOfOne(database));
  const figures = await inNation(adminUrl, practitioners, say, async (database, load) => {
    const one = await standingOfOne(database);
    const growth = `${(one.product.p50 / small.product.p50).toFixed(2)} times`;
    const floorGrowth = `${(one.floor.p50 / small.floor.p50).toFixed(2)} times`;
    return [
      load,
      { what: "One person's standing, p95", target: "15 ms", product: ms(one.product.p95), floor: ms(one.floor.p95) },
      { what: `The same, p50, from a ${SMALLER}th of the nation`, target: "1.3 times", product: growth, floor: floorGrowth },
      await everybody(database),
      await sums(database),
      await simulated(database, TODAY, AT),
      await exported(database),
      await verified(database),
      await appended(database),
    ];
  });
  const [head, ...rows] = [["", "target", "product", "bare SQL"], ...figures.map((one) => [one.what, one.target, one.product, one.floor])];
  for (const cells of [head, ["---", "---", "---", "---"], ...rows]) say(`| ${cells.join(" | ")} |`);
  say(`Peak memory of this process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  return figures;
}

async function inNation<T>(
  adminUrl: string,
  practitioners: number,
  say: (line: string) => void,
  work: (database: pg.Client, load: NationFigure) => Promise<T>,
): Promise<T> {
  const databaseUrl = await createDatabase(adminUrl, "bench_nation", null);
  process.env["DATABASE_URL"] = databaseUrl;
  await migrate(databaseUrl);
  await installQueue(databaseUrl);
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const begun = performance.now();
    const made = await generateNation({ practitioners, years: 5, seed: 1, until: UNTIL }, say);
    if (!made.ok) throw new Error(made.refusal);
    const seconds = (performance.now() - begun) / 1000;
    const product = `${made.value.lines} lines in ${seconds.toFixed(0)} s`;
    return await work(database, { what: `${practitioners} practitioners generated`, target: "minutes", product, floor: "" });
  } finally {
    await database.end();
    await closePlatform();
  }
}

const ms = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`;
const perSecond = (count: number, milliseconds: number) => `${Math.round((count / milliseconds) * 1000)} a second`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** One after the other, the first tenth not counted: code is compiled and plans are made. */
async function percentiles<T>(wishes: readonly T[], work: (wish: T) => Promise<unknown>) {
  const taken: number[] = [];
  for (const wish of wishes) taken.push(await timed(() => work(wish)));
  const sorted = taken.slice(Math.floor(taken.length / 10)).sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function somePeople(database: pg.Client): Promise<readonly string[]> {
  const { rows } = await database.query<{ id: string }>("SELECT id FROM practitioner ORDER BY md5(id::text) LIMIT $1", [LOOKED_UP]);
  return rows.map(({ id }) => id);
}

async function standingOfOne(database: pg.Client) {
  const people = await somePeople(database);
  const bare = { name: "lines", text: "SELECT * FROM credit_ledger WHERE practitioner_id = $1 ORDER BY sequence" };
  return {
    product: await percentiles(people, (id) => policyStanding(alone(), PractitionerId.parse(id), TODAY)),
    floor: await percentiles(people, (id) => database.query({ ...bare, values: [id] })),
  };
}

async function everybody(database: pg.Client): Promise<NationFigure> {
  const product = await timed(() => refreshStandings({ at: AT, requestId: null }));
  await database.query("ANALYZE standing_summary");
  const floor = await timed(() =>
    database.query("SELECT practitioner_id, category, sum(amount_hundredths) FROM credit_ledger GROUP BY 1, 2"),
  );
  return {
    what: "Everybody judged anew and summed up",
    target: "60 s",
    product: `${(product / 1000).toFixed(1)} s`,
    floor: `${(floor / 1000).toFixed(1)} s`,
  };
}

/** The sums as a page of the nation asks for them: every breakdown at once, from the summary and from the people themselves. */
async function sums(database: pg.Client): Promise<NationFigure> {
  const by = (facility: string) =>
    `GROUP BY state, GROUPING SETS ((governorate), (directorate), (${facility}), (profession), (specialty), (sex), (facility_type), (setting))`;
  const times = Array.from({ length: ASKED }, (_, number) => number);
  const product = await percentiles(times, () =>
    database.query(`SELECT sum(people), sum(missing_hundredths) FROM standing_summary ${by("facility")}`),
  );
  const floor = await percentiles(times.slice(0, 10), () =>
    database.query(`SELECT count(*), sum(missing_hundredths) FROM practitioner_standing ${by("facility_id")}`),
  );
  return {
    what: "Eight breakdowns of the nation, p95 (floor: without the summary)",
    target: "150 ms",
    product: ms(product.p95),
    floor: ms(floor.p95),
  };
}

async function verified(database: pg.Client): Promise<NationFigure> {
  let lines = 0;
  const product = await timed(async () => {
    for await (const { length, broken } of ledgerChains()) {
      if (broken.length > 0) throw new Error("A generated chain is broken.");
      lines += length;
    }
  });
  const floor = await timed(() => database.query("SELECT count(sha256(convert_to(to_json(l)::text, 'UTF8'))) FROM credit_ledger l"));
  return { what: "ledger:verify", target: "66,667 a second", product: perSecond(lines, product), floor: perSecond(lines, floor) };
}

async function appended(database: pg.Client): Promise<NationFigure> {
  const people = await somePeople(database);
  const each = async (write: (id: string) => Promise<unknown>) => {
    let next = 0;
    const writer = async () => {
      for (let number = next++; number < WRITTEN; number = next++) await write(people[number % people.length] ?? "");
    };
    return timed(() => Promise.all(Array.from({ length: WRITERS }, writer)));
  };
  const product = await each((id) => inTransaction((tx) => appendLedgerLine(tx, aLine(id))));
  const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: WRITERS });
  await pool.query("CREATE TABLE bare_line (LIKE credit_ledger INCLUDING INDEXES)");
  const columns =
    "id, practitioner_id, sequence, kind, amount_hundredths, credit_type, category, cause, provider_id, rule_version, evidence_grade, earned_on, recorded_at, previous_hash, hash";
  const values = "$1, $2, $3, 'award', 100, 'hours', 'clinical', $4, 'p', '1', 'provider-signed', '2026-10-01', now(), $5, $5";
  let sequence = 0;
  const floor = await each((id) =>
    pool.query({
      name: "bare",
      text: `INSERT INTO bare_line (${columns}) VALUES (${values})`,
      values: [randomUUID(), id, (sequence += 1), randomUUID(), "0".repeat(64)],
    }),
  );
  await pool.end();
  return {
    what: "Ledger lines written (floor: one INSERT each)",
    target: "2,000 a second",
    product: perSecond(WRITTEN, product),
    floor: perSecond(WRITTEN, floor),
  };
}

function aLine(id: string) {
  return {
    id: randomUUID(),
    practitionerId: PractitionerId.parse(id),
    kind: "award",
    amountHundredths: 100,
    creditType: "provider-certified-hours",
    category: "clinical",
    cause: randomUUID(),
    courseId: null,
    courseVersionId: null,
    providerId: "bimaristan-editorial",
    ruleVersion: "generated",
    evidenceGrade: "provider-signed",
    earnedOn: TODAY,
    recordedAt: AT,
    correctsId: null,
    reason: null,
  } as const;
}
