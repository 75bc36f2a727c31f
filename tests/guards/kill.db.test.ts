import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disconnect, db } from "#app/platform/db.server.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { migrate } from "#app/platform/migrations.server.ts";
import { installQueue } from "#app/platform/queue.server.ts";
import { ledgerChains } from "#app/queries/credits/ledger-chains.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { type BuiltServer, OUTPUT, ensureBuilt, freePort, startBuiltServer } from "#tests/support/built-server.ts";
import { type Flow, quizFlow } from "#tests/support/quiz-flow.ts";
import { aSession } from "#tests/support/signed-in.ts";

const KILLS = 20;
const LEARNERS_AT_ONCE = 4;
const FOLDER = join(OUTPUT, "kill_installation");

let postgres: EmbeddedPostgres;
let server: BuiltServer;
let port: number;
let course: PublishedCourse;

/** Durable, unlike the other tests' database: here its own death is part of the test. */
beforeAll(async () => {
  await ensureBuilt();
  await rm(join(FOLDER, "objects"), { recursive: true, force: true });
  postgres = await startEmbeddedPostgres({ dataFolder: FOLDER });
  Object.assign(process.env, { DATABASE_URL: postgres.url, DATABASE_CONNECTIONS: "6", DATA_FOLDER: FOLDER, LOG_LEVEL: "silent" });
  await db().$executeRawUnsafe("DROP SCHEMA IF EXISTS public CASCADE");
  await db().$executeRawUnsafe("DROP SCHEMA IF EXISTS graphile_worker CASCADE");
  await db().$executeRawUnsafe("CREATE SCHEMA public");
  await disconnect();
  await migrate(postgres.url);
  await installQueue(postgres.url);
  course = await aPublishedCourse();
  port = await freePort();
  server = await startServer();
});

afterAll(async () => {
  await server.kill();
  await disconnect();
  await postgres.stop();
});

test("a server killed twenty times, and its database once, forgets nothing that it acknowledged", async () => {
  const flows: Flow[] = [];
  const faults: unknown[] = [];
  let goOn = true;
  const learners = Array.from({ length: LEARNERS_AT_ONCE }, async () => {
    while (goOn) {
      const flow = await newFlow();
      flows.push(flow);
      await flow.run().catch((fault: unknown) => faults.push(fault));
    }
  });

  for (let kill = 1; kill <= KILLS; kill += 1) {
    await pause(250 + ((kill * 97) % 900));
    if (kill === KILLS / 2) await killDatabase();
    await server.kill();
    server = await startServer();
  }
  goOn = false;
  await Promise.all(learners);
  expect(faults).toEqual([]);
  expect(flows.length).toBeGreaterThan(LEARNERS_AT_ONCE);

  const acknowledged = flows.flatMap((flow) => flow.acknowledged);
  const stored = await db().learnerEvent.groupBy({ by: ["id"], _count: true });
  expect(new Set(acknowledged.map(({ id }) => id)).size).toBe(acknowledged.length);
  expect(stored.map(({ id }) => id).sort()).toEqual(acknowledged.map(({ id }) => id).sort());

  const held = new Map((await db().attemptAnswer.findMany()).map((answer) => [answer.eventId, answer.response]));
  for (const flow of flows) {
    const last = new Map(flow.acknowledged.flatMap((event) => (event.itemId === null ? [] : [[event.itemId, event] as const])));
    for (const event of last.values()) expect(held.get(event.id)).toEqual(event.response);
  }

  expect(await db().claim.count()).toBe(flows.length);
  expect(await db().ledgerLine.count()).toBe(flows.length);
  expect(await db().attemptScore.count({ where: { passed: true } })).toBe(flows.length);
  for await (const chain of ledgerChains()) expect(chain.broken).toEqual([]);

  // The errand that issues may still be under way, or be taken up again from the server that died with it.
  await expect.poll(() => db().certificate.count(), { timeout: 10 * 60_000, interval: 500 }).toBe(flows.length);
  const lines = await db().certificate.groupBy({ by: ["ledgerLineId"], _count: true });
  expect(lines.every(({ _count }) => _count === 1)).toBe(true);
});

async function newFlow(): Promise<Flow> {
  for (;;) {
    try {
      const learner = await aPractitioner();
      return quizFlow(() => `http://localhost:${String(port)}`, await aSession(learner.accountId), course);
    } catch {
      // The database was just killed: these rows are not what is being tested.
      await pause(100);
    }
  }
}

function startServer(): Promise<BuiltServer> {
  return startBuiltServer({
    databaseUrl: postgres.url,
    dataFolder: FOLDER,
    port,
    logFile: join(FOLDER, "server.log"),
    environment: { SERVER_PROCESSES: "2" },
  });
}

async function killDatabase(): Promise<void> {
  const pid = Number((await readFile(join(postgres.folder, "cluster", "postmaster.pid"), "utf8")).split("\n")[0]);
  const dead = postgres;
  process.kill(pid, "SIGKILL");
  // Its other processes see that the first one is gone, and leave.
  await pause(1_000);
  await dead.stop().catch(() => undefined);
  postgres = await startEmbeddedPostgres({ dataFolder: FOLDER });
  process.env["DATABASE_URL"] = postgres.url;
  // Last: a learner who asked meanwhile opened a pool at the old address, and would go on asking there for ever.
  await disconnect();
}
