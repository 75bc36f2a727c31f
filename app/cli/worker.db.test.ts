import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { type BuiltServer, bareEnvironment, ensureBuilt, startBuiltServer } from "#tests/support/built-server.ts";
import { childrenOf, isThere } from "#tests/support/processes.ts";
import { quizFlow } from "#tests/support/quiz-flow.ts";
import { aSession } from "#tests/support/signed-in.ts";

const FRONT_DOOR = resolve(import.meta.dirname, "front-door.mjs");
/** Cuts off a hang, measures nothing. */
const LONGEST = { timeout: 120_000, interval: 200 };
let server: BuiltServer;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  await ensureBuilt();
  server = await startBuiltServer({
    databaseUrl: env.databaseUrl(),
    dataFolder: env.dataFolder(),
    environment: { WORKER: "off" },
  });
}, 300_000);

afterAll(async () => {
  worker?.kill("SIGKILL");
  await server.stop();
});

/** `npm run worker`, as the script runs it. */
async function startWorker(): Promise<{
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}> {
  const child = spawn(process.execPath, [FRONT_DOOR, "worker"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...bareEnvironment(),
      NODE_ENV: "production",
      DATABASE_URL: env.databaseUrl(),
      DATA_FOLDER: env.dataFolder(),
      LOG_LEVEL: "warn",
    },
  });
  worker = child;
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece: Buffer) => (text += piece.toString()));
  const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  const said = () => text;
  await Promise.race([expect.poll(said, LONGEST).toContain("The job worker runs"), ended.then(() => expect(said()).toBe("running"))]);
  return { child, said, ended };
}

test(
  "beside a server with WORKER=off the worker alone issues a certificate, and leaves when it is told to",
  { timeout: 300_000 },
  async () => {
    const learner = await aPractitioner();
    const course = await aPublishedCourse();
    await quizFlow(() => server.url, await aSession(learner.accountId), course).run();
    const waiting = await db().$queryRaw<
      { task: string }[]
    >`SELECT task_identifier AS task FROM graphile_worker.jobs WHERE locked_at IS NULL`;
    expect(waiting.map(({ task }) => task)).toContain("issue-certificate");
    expect(await db().certificate.count()).toBe(0);

    const { child, said, ended } = await startWorker();
    await expect
      .poll(() => db().certificate.count({ where: { practitionerId: learner.practitionerId, pdfSha256: { not: null } } }), LONGEST)
      .toBe(1);
    const { code } = await db().certificate.findFirstOrThrow();
    const verified = await fetch(`${server.url}/verify/${code}`, { headers: { accept: "text/html" } });
    expect(verified.status).toBe(200);

    const all = [child.pid!, ...childrenOf(child.pid!)];
    child.kill("SIGTERM");
    expect(await ended, said()).toBe(0);
    // What translates TypeScript is a process of its own, which leaves when it sees that the worker is gone.
    await expect.poll(() => all.filter(isThere), LONGEST).toEqual([]);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const left = await db().$queryRaw<
      { task: string }[]
    >`SELECT task_identifier AS task FROM graphile_worker.jobs WHERE locked_at IS NOT NULL`;
    expect(left).toEqual([]);
  },
);
