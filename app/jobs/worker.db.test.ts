import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { startWorker } from "#app/jobs/worker.server.ts";
import { db } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";

async function until(done: () => boolean): Promise<void> {
  for (let waited = 0; !done(); waited += 20) {
    if (waited > 10_000) throw new Error("It did not happen within ten seconds.");
    await pause(20);
  }
}

test("a job is there when its deed is, and is not when the deed is undone", async () => {
  const done: unknown[] = [];
  const worker = await startWorker({ "send-letter": (payload) => Promise.resolve(void done.push(payload)) });
  await db().$transaction(async (tx) => {
    await enqueue(tx, "send-letter", { kind: "kept" });
  });
  const undone = db().$transaction(async (tx) => {
    await enqueue(tx, "send-letter", { kind: "undone" });
    throw new Error("the deed fails");
  });
  await expect(undone).rejects.toThrow("the deed fails");
  await until(() => done.length > 0);
  await worker.stop();
  expect(done).toEqual([{ kind: "kept" }]);
});

test("stopping waits for the job under way; a job of a key waits once", async () => {
  const done: unknown[] = [];
  let begun = false;
  const worker = await startWorker({
    "send-letter": async (payload) => {
      begun = true;
      await pause(300);
      done.push(payload);
    },
  });
  await db().$transaction((tx) => enqueue(tx, "send-letter", { kind: "slow" }));
  await until(() => begun);
  await worker.stop();
  expect(done).toEqual([{ kind: "slow" }]);

  await db().$transaction((tx) => enqueue(tx, "send-letter", { kind: "old" }, { key: "one" }));
  await db().$transaction((tx) => enqueue(tx, "send-letter", { kind: "new" }, { key: "one" }));
  const next = await startWorker({ "send-letter": (payload) => Promise.resolve(void done.push(payload)) });
  await until(() => done.length > 1);
  await next.stop();
  expect(done).toEqual([{ kind: "slow" }, { kind: "new" }]);
});
