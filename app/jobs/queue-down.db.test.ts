import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { inTransaction } from "#app/data/transaction.server.ts";
import { isDatabaseLost } from "#app/http/database-lost.server.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { db } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";

const entry = (subjectId: string) => ({
  at: new Date(),
  accountId: null,
  role: null,
  deed: "signed-in",
  subjectKind: "account",
  subjectId,
  details: {},
});
/** What every deed with an errand does: what it writes and what is to be done later, in one transaction. */
const deed = (id: string) =>
  inTransaction(async (tx) => {
    await tx.auditEntry.create({ data: entry(id) });
    await enqueue(tx, "send-letter", { id });
  });
const written = (id: string) => db().auditEntry.count({ where: { subjectId: id } });

test("a queue whose tables are locked refuses a deed as a database that does not answer: nothing is half there, and sent again it is done", async () => {
  const id = randomUUID();
  const repair = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await repair.connect();
  try {
    await repair.query("BEGIN; LOCK TABLE graphile_worker._private_jobs IN ACCESS EXCLUSIVE MODE");
    const error = await deed(id).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(isDatabaseLost(error), String(error)).toBe(true);
    expect(await written(id)).toBe(0);
    await repair.query("ROLLBACK");
  } finally {
    await repair.end();
  }
  await deed(id);
  expect(await written(id)).toBe(1);
});

test("with nobody to work the queue off every deed is done at once, and its errand when a worker is there again", async () => {
  const ids = Array.from({ length: 5 }, () => randomUUID());
  for (const id of ids) await deed(id);
  expect(await db().auditEntry.count({ where: { subjectId: { in: ids } } })).toBe(5);
  const done = new Set<string>();
  const worker = await startWorker({ "send-letter": (payload) => Promise.resolve(void done.add((payload as { id: string }).id)) });
  for (let waited = 0; waited < 20_000 && !ids.every((id) => done.has(id)); waited += 50) await pause(50);
  await worker.stop();
  expect(ids.filter((id) => !done.has(id))).toEqual([]);
});
