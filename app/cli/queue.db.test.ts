import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { lookAtQueue } from "#app/cli/queue.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";

beforeEach(() => db().$executeRaw`DELETE FROM graphile_worker._private_jobs`);

const anErrand = () => inTransaction((tx) => enqueue(tx, "send-letter", { id: randomUUID() }));
const look = () => lookAtQueue(env.databaseUrl());

test("the doctor says how many errands wait, which nobody takes up, and which were given up", async () => {
  await anErrand();
  expect(await look()).toEqual({ state: "ok", what: "1 waiting, none given up" });
  await db().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts`;
  expect(await look()).toMatchObject({
    state: "note",
    what: expect.stringContaining('0 waiting, 1 given up after many tries, "send-letter"') as string,
  });
  await anErrand();
  await db().$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 hour'`;
  expect(await look()).toMatchObject({
    state: "wrong",
    what: expect.stringContaining("1 waiting for more than 15 minutes") as string,
  });
});

test("the doctor says when the queue takes nothing, or cannot be asked", async () => {
  const repair = new pg.Client({ connectionString: env.databaseUrl() });
  await repair.connect();
  try {
    await repair.query("BEGIN; LOCK TABLE graphile_worker._private_jobs IN ACCESS EXCLUSIVE MODE");
    expect(await look()).toMatchObject({ state: "wrong", what: expect.stringContaining("locked") as string });
  } finally {
    await repair.end();
  }
  expect(await lookAtQueue(undefined)).toMatchObject({ state: "wrong" });
});
