import { randomUUID } from "node:crypto";
import pg from "pg";
import { refreshStandings } from "#app/commands/compliance/refresh-standings.server.ts";
import { appendLedgerLine, appendLedgerLines } from "#app/data/credits.server.ts";
import { policyStanding } from "#app/data/policy-standing.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import type { Where } from "#app/domain/compliance/oversight-table.ts";
import { DIMENSIONS, type OversightView } from "#app/domain/compliance/oversight-view.ts";
import { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { closePlatform } from "#app/platform/close-platform.server.ts";
import { migrate } from "#app/platform/migrations.server.ts";
import { installQueue } from "#app/platform/queue.server.ts";
import { oversight } from "#app/queries/compliance/oversight.server.ts";
import { ledgerChains } from "#app/queries/credits/ledger-chains.server.ts";
import { createDatabase } from "#tests/bench/installation.ts";
import { type NationFigure, both, loadNow, measured, seconds } from "#tests/bench/beside-floor.ts";
import { simulated } from "#tests/bench/simulation.ts";
import { copiedRows, measureExports } from "#tests/bench/standing-export.ts";
import { generateNation } from "../../prisma/seed/nation/nation.ts";

const UNTIL = "2026-10";
const TODAY = "2026-10-31" as CalendarDay;
const AT = instantAt(Date.parse(`${TODAY}T09:00:00Z`));
/** How many people are looked up, how often the sums are asked for, how many lines are written, and by how many at once. */
const [LOOKED_UP, ASKED, WRITTEN, WRITERS] = [1_000, 50, 10_000, 8];
/** How many lines stand in one statement of those who write many. */
const MANY = 500;
/** The small nation beside the large one: point reads must not grow with the country. */
const SMALLER = 20;

export type NationBench = {
  readonly practitioners: number;
  /** A database that holds a generated nation already; lines will be added to it. Without it, one is made. */
  readonly databaseUrl: string | undefined;
};

/** Generates a nation of that many practitioners and a twentieth of it, and measures issue 4's figures on them. */
export async function benchNation(
  adminUrl: string,
  { practitioners, databaseUrl }: NationBench,
  say: (line: string) => void,
): Promise<readonly NationFigure[]> {
  const figures: NationFigure[] = [];
  const tell = (figure: NationFigure) => {
    if (figures.length === 0) for (const head of HEAD) say(rowOf(head));
    figures.push(figure);
    say(rowOf([figure.what, figure.target, figure.product, figure.floor, figure.processor, figure.load]));
  };
  const small = await inNation(adminUrl, Math.max(100, Math.round(practitioners / SMALLER)), say, standingOfOne);
  const work = async (database: pg.Client) => {
    const one = await standingOfOne(database);
    const { processor, load } = one;
    const { first, again } = one.product;
    const p95 = { product: `${ms(first.p95)}; ${ms(again.p95)} again`, floor: ms(one.floor.p95) };
    tell({ what: "One person's standing, p95", target: "15 ms", ...p95, processor, load });
    const grown = (large: { readonly p50: number }, little: { readonly p50: number }) => `${(large.p50 / little.p50).toFixed(2)} times`;
    const product = `${grown(first, small.product.first)}; ${grown(again, small.product.again)} again`;
    const floor = grown(one.floor, small.floor);
    tell({ what: `The same, p50, from a ${SMALLER}th of the nation`, target: "1.3 times", product, floor, processor, load });
    tell(await verified(database));
    for await (const figure of appended(database)) tell(figure);
    tell(await everybody(database));
    tell(await dashboard(database));
    tell(await chosenPages(database));
    tell(await simulated(database, TODAY, AT));
    tell(await exported(database));
  };
  if (databaseUrl === undefined)
    await inNation(adminUrl, practitioners, say, async (database, made) => {
      tell(made);
      await work(database);
    });
  else await inDatabase(databaseUrl, work);
  say(`Peak memory of this process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  return figures;
}

const HEAD = [
  ["", "target", "product", "bare SQL", "processor", "load"],
  ["---", "---", "---", "---", "---", "---"],
];
const rowOf = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

async function inNation<T>(
  adminUrl: string,
  practitioners: number,
  say: (line: string) => void,
  work: (database: pg.Client, made: NationFigure) => Promise<T>,
): Promise<T> {
  const databaseUrl = await createDatabase(adminUrl, "bench_nation", null);
  await migrate(databaseUrl);
  await installQueue(databaseUrl);
  return inDatabase(databaseUrl, async (database) => {
    const made = await measured(database, () => generateNation({ practitioners, years: 5, seed: 1, until: UNTIL }, say));
    if (!made.value.ok) throw new Error(made.value.refusal);
    const product = `${made.value.value.lines} lines in ${seconds(made.ms)}`;
    const what = `${practitioners} practitioners generated`;
    return work(database, { what, target: "minutes", product, floor: "", processor: seconds(made.cpu), load: loadNow() });
  });
}

async function inDatabase<T>(databaseUrl: string, work: (database: pg.Client) => Promise<T>): Promise<T> {
  process.env["DATABASE_URL"] = databaseUrl;
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
    await closePlatform();
  }
}

const ms = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`;
const perSecond = (count: number, milliseconds: number) => `${Math.round((count / milliseconds) * 1000)} a second`;

/** One after the other, the first tenth not counted: code is compiled and plans are made. */
async function percentiles<T>(wishes: readonly T[], work: (wish: T) => Promise<unknown>) {
  const taken: number[] = [];
  for (const wish of wishes) {
    const begun = performance.now();
    await work(wish);
    taken.push(performance.now() - begun);
  }
  const sorted = taken.slice(Math.floor(taken.length / 10)).sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function somePeople(database: pg.Client): Promise<readonly string[]> {
  const { rows } = await database.query<{ id: string }>("SELECT id FROM practitioner ORDER BY md5(id::text) LIMIT $1", [LOOKED_UP]);
  return rows.map(({ id }) => id);
}

/** Everybody's first look, their pages not yet among PostgreSQL's own, and a second one; the floor reads what was looked at. */
async function standingOfOne(database: pg.Client) {
  const people = await somePeople(database);
  const bare = { name: "lines", text: "SELECT * FROM credit_ledger WHERE practitioner_id = $1 ORDER BY sequence" };
  const look = () => percentiles(people, (id) => policyStanding(alone(), PractitionerId.parse(id), TODAY));
  const { product, floor, ...cost } = await both(
    database,
    async () => ({ first: await look(), again: await look() }),
    () => percentiles(people, (id) => database.query({ ...bare, values: [id] })),
  );
  return { product: product.value, floor: floor.value, ...cost };
}

async function everybody(database: pg.Client): Promise<NationFigure> {
  await database.query("INSERT INTO standing_due (practitioner_id) SELECT id FROM practitioner ON CONFLICT DO NOTHING");
  const { product, floor, ...cost } = await both(
    database,
    () => refreshStandings({ at: AT, requestId: null }),
    () => database.query("SELECT practitioner_id, category, sum(amount_hundredths) FROM credit_ledger GROUP BY 1, 2"),
  );
  return {
    what: "Everybody judged anew and summed up",
    target: "60 s",
    product: seconds(product.ms),
    floor: seconds(floor.ms),
    ...cost,
  };
}

/** What a national auditor's page asks, by each thing that people are told apart by in turn; the floor counts the people themselves. */
async function dashboard(database: pg.Client): Promise<NationFigure> {
  const views = Array.from({ length: ASKED }, (_, number) => ({ by: DIMENSIONS[number % DIMENSIONS.length]!, where: {}, state: null }));
  return pages(database, "The dashboard of the nation, p95 (floor: one breakdown counted from the people)", views);
}

/** The same with one, two and three choices of some governorate, its facilities among them. */
async function chosenPages(database: pg.Client): Promise<NationFigure> {
  const { rows } = await database.query<{ governorate: string; profession: string; sex: string }>(
    "SELECT governorate, profession, min(sex) AS sex FROM practitioner_standing GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT $1",
    [ASKED],
  );
  const views = rows.map(({ governorate, profession, sex }, number) => {
    const by = DIMENSIONS.filter((one) => one !== "governorate" && one !== "profession" && one !== "sex")[number % 5]!;
    const choices: readonly Where[] = [{ governorate }, { governorate, profession }, { governorate, profession, sex }];
    return { by, where: choices[number % choices.length]!, state: null };
  });
  return pages(database, "The dashboard of a governorate with up to three choices, p95", views);
}

async function pages(database: pg.Client, what: string, views: readonly OversightView[]): Promise<NationFigure> {
  await database.query("VACUUM ANALYZE standing_summary");
  const auditor = { role: "auditor", accountId: AccountId.parse(randomUUID()), jurisdiction: "IQ" } as const;
  const bare = "SELECT governorate, state, count(*) FROM practitioner_standing GROUP BY 1, 2";
  const { product, floor, ...cost } = await both(
    database,
    () => percentiles(views, (view) => oversight(auditor, view, AT)),
    () => percentiles(views, () => database.query(bare)),
  );
  return { what, target: "150 ms", product: ms(product.value.p95), floor: ms(floor.value.p95), ...cost };
}

async function exported(database: pg.Client): Promise<NationFigure> {
  const { product, floor, ...cost } = await both(database, measureExports, () => copiedRows(database));
  const files = product.value.map((one) => `${one.format} ${one.seconds.toFixed(1)} s, ${one.grownBy.toFixed(0)} MB more`);
  const what = "Everybody's standing as a file (floor: the bare rows)";
  return { what, target: "15 s, 300 MB", product: files.join("; "), floor: seconds(floor.ms), ...cost };
}

async function verified(database: pg.Client): Promise<NationFigure> {
  const walk = async () => {
    let lines = 0;
    for await (const { length, broken } of ledgerChains()) {
      if (broken.length > 0) throw new Error("A generated chain is broken.");
      lines += length;
    }
    return lines;
  };
  const { product, floor, ...cost } = await both(database, walk, () =>
    database.query("SELECT count(sha256(convert_to(to_json(l)::text, 'UTF8'))) FROM credit_ledger l"),
  );
  return {
    what: `ledger:verify of ${product.value} lines`,
    target: "66,667 a second",
    product: perSecond(product.value, product.ms),
    floor: perSecond(product.value, floor.ms),
    ...cost,
  };
}

/** Written one by one as a command does, one by one as a statement of its own, and many in a statement: beside one bare INSERT each. */
async function* appended(database: pg.Client): AsyncGenerator<NationFigure> {
  const people = await somePeople(database);
  const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: WRITERS });
  await pool.query("DROP TABLE IF EXISTS bare_line; CREATE TABLE bare_line (LIKE credit_ledger INCLUDING INDEXES)");
  const columns =
    "id, practitioner_id, sequence, kind, amount_hundredths, credit_type, category, cause, provider_id, rule_version, evidence_grade, earned_on, recorded_at, previous_hash, hash";
  const values = "$1, $2, $3, 'award', 100, 'hours', 'clinical', $4, 'p', '1', 'provider-signed', '2026-10-01', now(), $5, $5";
  const text = `INSERT INTO bare_line (${columns}) VALUES (${values})`;
  let sequence = 0;
  const bare = (number: number) => {
    const given = [randomUUID(), people[number % people.length], (sequence += 1), randomUUID(), "0".repeat(64)];
    return pool.query({ name: "bare", text, values: given });
  };
  const line = (number: number) => aLine(people[number % people.length] ?? "");
  const many = (list: number) => Array.from({ length: MANY }, (_, place) => line(list * MANY + place));
  const ways: readonly (readonly [string, number, number, (number: number) => Promise<unknown>])[] = [
    ["one by one, each in a transaction", WRITTEN, WRITERS, (number) => inTransaction((tx) => appendLedgerLine(tx, line(number)))],
    ["one by one, each a statement of its own", WRITTEN, WRITERS, (number) => appendLedgerLine(alone(), line(number))],
    // Two lists at once name different people, as those of two importers would.
    [`${MANY} in a statement, two at once`, WRITTEN / MANY, 2, (list) => appendLedgerLines(alone(), many(list))],
  ];
  for (const [how, count, writers, write] of ways) {
    const { product, floor, ...cost } = await both(
      database,
      () => byWriters(count, writers, write),
      () => byWriters(WRITTEN, WRITERS, bare),
    );
    yield {
      what: `Ledger lines written ${how} (floor: one INSERT each)`,
      target: "2,000 a second",
      product: perSecond(WRITTEN, product.ms),
      floor: perSecond(WRITTEN, floor.ms),
      ...cost,
    };
  }
  await pool.query("DROP TABLE bare_line");
  await pool.end();
}

/** So many writers, each taking the next as soon as they are done with one. */
async function byWriters(count: number, writers: number, write: (number: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const writer = async () => {
    for (let number = next++; number < count; number = next++) await write(number);
  };
  await Promise.all(Array.from({ length: writers }, writer));
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
