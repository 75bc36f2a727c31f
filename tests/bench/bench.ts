import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { AUTHORS, type BenchAuthor, enterAuthors, mustBeSaved, saveAsk } from "#tests/bench/authors.ts";
import { type ChildServer, startChildServer } from "#tests/bench/child-server.ts";
import { BENCH_OUTPUT, type BenchCourse, type Installation, hasBegun, install } from "#tests/bench/installation.ts";
import { type Keystrokes, keystrokes } from "#tests/bench/keystroke.ts";
import { type Answer, type Ask, Connection, type Pace, pace, textOf } from "#tests/bench/load.ts";
import { firstVisit } from "#tests/bench/phone.ts";
import { benchNation } from "#tests/bench/nation.ts";
import { benchPublication } from "#tests/bench/publication.ts";
import { cpuMs, forgetPeak, peakMegabytes } from "#tests/bench/process-meter.ts";
import { type Figures, type Report, writeReport } from "#tests/bench/report.ts";
import { FLOW_STEPS, PAGES, type PageName, mustBePage, pageAsks, quizFlow } from "#tests/bench/scenarios.ts";
import { type Statement, tapWire } from "#tests/bench/wire-tap.ts";

const PRODUCT = join(import.meta.dirname, "..", "support", "serve-built.mjs");
const FLOOR = join(import.meta.dirname, "floor.mjs");
/** Before a run is timed, so that code is compiled and pages are in memory. A flow is 25 requests. */
const WARM_UP = { page: { seconds: 5, atLeast: 2_000 }, flow: { seconds: 5, atLeast: 80 } };

/** The editor saves after a pause of 1.5 s in the typing, and at the latest after 10 s. */
const BETWEEN_SAVES_MS = 2_000;

type Wish = { readonly seconds: number; readonly only: ReadonlySet<string>; readonly profile: boolean };
type Taped = { readonly headers: Record<string, string>; readonly body: string; readonly statements: readonly Statement[] };
type Place = {
  readonly installation: Installation;
  readonly databaseUrl: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly postmaster: number;
};

/** Measures and reports; throws when an answer is an error. */
export async function bench(args: readonly string[], chromium: string): Promise<void> {
  const value = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const wish: Wish = {
    seconds: Number(value("--seconds") ?? 15),
    only: new Set((value("--only") ?? [...PAGES, "quiz", "autosave", "keystroke", "publication", "phone"].join(",")).split(",")),
    profile: args.includes("--profile"),
  };
  const environment = {
    DATA_FOLDER: join(BENCH_OUTPUT, "data"),
    LOG_LEVEL: "warn",
    S3_ENDPOINT: "",
    SMTP_URL: "",
    DATABASE_CONNECTIONS: "",
  };
  Object.assign(process.env, environment);
  await mkdir(environment.DATA_FOLDER, { recursive: true });
  const postgres = await startEmbeddedPostgres({ dataFolder: BENCH_OUTPUT });
  try {
    if (wish.only.has("nation")) {
      const nation = await benchNation(
        postgres.url,
        { practitioners: Number(value("--practitioners") ?? 300_000), databaseUrl: value("--database") },
        say,
      );
      await writeFile(join(BENCH_OUTPUT, "..", "bench-nation.json"), `${JSON.stringify(nation, null, 1)}\n`);
      return;
    }
    const { installation, databaseUrl } = await install(postgres.url, args.includes("--again"), say);
    const postmaster = Number((await readFile(join(postgres.folder, "cluster", "postmaster.pid"), "utf8")).split("\n")[0]);
    const place: Place = { installation, databaseUrl, environment: { ...environment, DATABASE_URL: databaseUrl }, postmaster };
    await writeReport(await measure(place, wish, chromium), args);
  } finally {
    await postgres.stop();
  }
}

async function measure(place: Place, wish: Wish, chromium: string): Promise<Report> {
  const pages = PAGES.filter((page) => wish.only.has(page));
  const publication = wish.only.has("publication") ? await benchPublication(place.databaseUrl) : null;
  if (publication !== null) say(`publication: ${publication.ms.map((ms) => ms.toFixed(0)).join(", ")} ms`);
  const tape = await record(place, pages, wish.only.has("quiz"));
  const figures: Figures[] = [];
  let keys: Keystrokes | null = null;

  const product = await startProduct(place, wish.profile);
  try {
    for (const page of pages) {
      const asks = pageAsks(page, place.installation);
      const sizes = tape.pages.get(page)!.map(({ body }) => Buffer.byteLength(body, "base64"));
      const ask = async (connection: Connection, number: number) => {
        const index = number % asks.length;
        const answer = await connection.send(asks[index]!);
        mustBePage(answer, asks[index]!);
        if (answer.body.length < 0.9 * sizes[index]!)
          throw new Error(`${asks[index]!.path} came back with ${String(answer.body.length)} bytes instead of ${String(sizes[index])}.`);
      };
      figures.push({
        name: page,
        ...(await timed(page, product, place, wish.seconds, ask)),
        floor: await floorOfPage(page, tape.pages.get(page)!, place, wish.seconds),
      });
    }
    const authors = wish.only.has("autosave") || wish.only.has("keystroke") ? await enterAuthors(place.installation.courses) : [];
    if (wish.only.has("autosave"))
      figures.push({
        name: "autosave",
        ...(await timed("autosave", product, place, wish.seconds, saving(authors, product))),
        atRest: await pace(product.url, { seconds: Math.max(wish.seconds, 20), restMs: BETWEEN_SAVES_MS }, saving(authors, product)),
        floor: await floorOfSaves(authors, place, wish.seconds),
      });
    if (wish.only.has("keystroke")) {
      keys = await keystrokes(chromium, product.url, authors[0]!);
      say(`keystroke: p95 ${keys.editor.p95.toFixed(1)} ms, a bare element ${keys.floor.p95.toFixed(1)} ms`);
    }
    if (wish.only.has("quiz")) {
      const database = new pg.Pool({ connectionString: place.databaseUrl, max: 4 });
      let flows = 1;
      const flow = (connection: Connection) =>
        quizFlow((ask) => connection.send(withOrigin(ask, product)), database, place.installation, flows++);
      const measured = await timed("quiz", product, place, wish.seconds, flow);
      const backlog = await jobsLeft(database);
      await product.stop();
      await database.query(
        "SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at := now() + interval '1 day') FROM graphile_worker._private_jobs",
      );
      await database.end();
      figures.push({ name: "quiz", ...measured, backlog, floor: await floorOfFlow(tape.flow, place, wish.seconds) });
    }
  } finally {
    await product.stop();
  }
  const phone = wish.only.has("phone") ? await onPhone(place, chromium) : null;
  return { figures, publication, phone, keys };
}

/** Runs the product through a tap on its wire to the database, and keeps what each request asks of it and answers. */
async function record(
  place: Place,
  pages: readonly PageName[],
  withFlow: boolean,
): Promise<{ pages: Map<PageName, Taped[]>; flow: Taped[] }> {
  const tap = await tapWire(place.databaseUrl);
  const server = await startChildServer({
    script: PRODUCT,
    environment: { ...place.environment, DATABASE_URL: tap.url, WORKER: "off" },
    logFile: join(BENCH_OUTPUT, "tape.log"),
  });
  const connection = new Connection(server.url);
  try {
    const tape = { pages: new Map<PageName, Taped[]>(), flow: [] as Taped[] };
    const hear = async (ask: Ask): Promise<{ answer: Answer; statements: readonly Statement[] }> => {
      let answer: Answer | null = null;
      const statements = await tap.during(async () => {
        answer = await connection.send(ask);
      });
      return { answer: answer!, statements };
    };
    for (const page of pages) {
      const taped: Taped[] = [];
      for (const ask of pageAsks(page, place.installation)) {
        // Asked twice: the first time may fill a cache, which the product keeps for everybody after that.
        await connection.send(ask);
        const { answer, statements } = await hear(ask);
        mustBePage(answer, ask);
        if (!textOf(answer).includes(ask.expects)) throw new Error(`${ask.path} does not hold "${ask.expects}".`);
        taped.push({ headers: kept(answer), body: answer.body.toString("base64"), statements });
      }
      tape.pages.set(page, taped);
    }
    if (withFlow) {
      const database = new pg.Pool({ connectionString: place.databaseUrl, max: 1 });
      await quizFlow(
        async (ask) => {
          const { answer, statements } = await hear(withOrigin(ask, server));
          tape.flow.push({ headers: kept(answer), body: answer.body.toString("base64"), statements });
          return answer;
        },
        database,
        place.installation,
        0,
      );
      await database.end();
    }
    return tape;
  } finally {
    connection.close();
    await server.stop();
    tap.close();
  }
}

function startProduct(place: Place, profile: boolean): Promise<ChildServer> {
  const nodeOptions = profile ? ["--cpu-prof", `--cpu-prof-dir=${join(BENCH_OUTPUT, "profiles")}`, "--cpu-prof-interval=500"] : [];
  return startChildServer({ script: PRODUCT, nodeOptions, environment: place.environment, logFile: join(BENCH_OUTPUT, "server.log") });
}

type Measured = Pace & { readonly cpuMs: number; readonly databaseCpuMs: number; readonly peakMegabytes: readonly number[] };

async function timed(
  name: string,
  server: ChildServer,
  place: Place,
  seconds: number,
  work: (connection: Connection, number: number) => Promise<void>,
): Promise<Measured> {
  await pace(server.url, name.startsWith("quiz") ? WARM_UP.flow : WARM_UP.page, work);
  forgetPeak(server.pid);
  const before = { server: cpuMs(server.pid), database: cpuMs(place.postmaster) };
  const measured = await pace(server.url, { seconds }, work);
  const used = { server: cpuMs(server.pid) - before.server, database: cpuMs(place.postmaster) - before.database };
  say(
    `${name}: ${measured.perSecond.toFixed(0)} a second, p95 ${measured.p95.toFixed(1)} ms, ${(used.server / measured.done).toFixed(2)} ms of processor each (database ${(used.database / measured.done).toFixed(2)})`,
  );
  return {
    ...measured,
    cpuMs: used.server / measured.done,
    databaseCpuMs: used.database / measured.done,
    peakMegabytes: peakMegabytes(server.pid),
  };
}

async function floorOfPage(page: PageName, replies: readonly Taped[], place: Place, seconds: number): Promise<Measured> {
  const floor = await startFloor(place, { replies, flow: [] });
  try {
    return await timed(`${page}, floor`, floor, place, seconds, async (connection, number) => {
      const index = number % replies.length;
      const ask = { method: "GET", path: "/", headers: { "x-sample": String(index) } } as const;
      mustBePage(await connection.send(ask), ask);
    });
  } finally {
    await floor.stop();
  }
}

/** Sixteen authors, each saving a lesson of their own as often as the server answers: each upon the revision that it named last. */
function saving(authors: readonly BenchAuthor[], { url }: ChildServer) {
  const free = [...authors];
  return async (connection: Connection): Promise<void> => {
    const author = free.shift();
    if (author === undefined) throw new Error(`More than ${String(AUTHORS)} connections.`);
    mustBeSaved(author, await connection.send(saveAsk(author, url)));
    free.push(author);
  };
}

/** The same bodies, read and written as a row each, in a transaction of their own. */
async function floorOfSaves(authors: readonly BenchAuthor[], place: Place, seconds: number): Promise<Measured> {
  const floor = await startFloor(place, { replies: [], flow: [] });
  const free = [...authors];
  try {
    return await timed("autosave, floor", floor, place, seconds, async (connection) => {
      const author = free.shift()!;
      const ask = saveAsk(author, floor.url);
      const answer = await connection.send({ ...ask, path: "/", headers: { ...ask.headers, "x-save": "1" } });
      if (answer.status !== 200) throw new Error(`The floor failed: ${answer.body.toString()}`);
      free.push(author);
    });
  } finally {
    await floor.stop();
  }
}

async function floorOfFlow(flow: readonly Taped[], place: Place, seconds: number): Promise<Measured> {
  const floor = await startFloor(place, { replies: [], flow });
  // The tape is learner 0's quiz: it can be played for whoever has not begun that course. From the end: the product began in front.
  const { courses, learners } = place.installation;
  const taped = courses.findIndex((_, course) => !hasBegun(0, course));
  const free = [...learners.keys()].filter((learner) => learner > 0 && !hasBegun(learner, taped)).reverse();
  // The event's size is what counts: the floor reads it and goes by its tape.
  const body = JSON.stringify({ accountId: "0".repeat(36), sentAt: new Date().toISOString(), events: [{ filled: "x".repeat(300) }] });
  try {
    return await timed("quiz, floor", floor, place, seconds, async (connection) => {
      const number = free.shift();
      if (number === undefined) throw new Error("The floor has no learner left.");
      for (let step = 0; step < FLOW_STEPS; step += 1) {
        const headers = { "content-type": "application/json", "x-flow": String(number), "x-step": String(step) };
        const answer = await connection.send({ method: "POST", path: "/", headers, body });
        if (answer.status !== 200) throw new Error(`The floor failed at step ${String(step)}: ${answer.body.toString()}`);
      }
    });
  } finally {
    await floor.stop();
  }
}

async function startFloor(
  { installation, environment }: Place,
  tape: { readonly replies: readonly Taped[]; readonly flow: readonly Taped[] },
): Promise<ChildServer> {
  const { courses, learners, items } = installation;
  const file = join(BENCH_OUTPUT, "tape.json");
  await writeFile(
    file,
    JSON.stringify({ ...tape, learners, fixed: [...courses.map((course) => course.courseVersionId), ...items.keys()] }),
  );
  return startChildServer({ script: FLOOR, environment: { ...environment, FLOOR_TAPE: file }, logFile: join(BENCH_OUTPUT, "floor.log") });
}

async function onPhone(place: Place, chromium: string) {
  const server = await startProduct(place, false);
  try {
    const visits = [];
    for (const language of ["ar", "ckb", "en"] as const) {
      const { courses, learners } = place.installation;
      const number = learners.findIndex((one) => one.language === language);
      const learner = learners[number]!;
      const course: BenchCourse = courses.find((_, index) => hasBegun(number, index))!;
      visits.push({
        language,
        ...(await firstVisit(chromium, server.url, learner.token, `/learn/courses/${course.courseId}/lessons/`, course.lessonIds)),
      });
      say(
        `phone, ${language}: text after ${(visits.at(-1)!.textMs / 1000).toFixed(2)} s, ${(visits.at(-1)!.bytesBeforeText / 1000).toFixed(1)} kB before it`,
      );
    }
    return visits;
  } finally {
    await server.stop();
  }
}

function withOrigin(ask: Ask, server: ChildServer): Ask {
  return { ...ask, headers: { ...ask.headers, origin: server.url, host: new URL(server.url).host } };
}

async function jobsLeft(database: pg.Pool): Promise<number> {
  const { rows } = await database.query<{ left: number }>("SELECT count(*)::int AS left FROM graphile_worker._private_jobs");
  return rows[0]?.left ?? 0;
}

function kept({ headers }: Answer): Record<string, string> {
  const { connection: _c, "keep-alive": _k, "transfer-encoding": _t, "content-length": _l, ...rest } = headers;
  return rest as Record<string, string>;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
