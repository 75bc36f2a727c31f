import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { log } from "#app/platform/log.server.ts";

/** Every process that works off the queue holds this advisory lock shared; whoever gets it alone knows that there is no other. */
const WORKING = "7236471003";
const TRIES = 6;
const PAUSE_MS = 250;

export type PresentWorker = { readonly leave: () => Promise<void> };

/**
 * Says that this process works off the queue, and first frees the jobs that a killed one took with it: the queue itself would leave
 * them locked for four hours, so that a certificate would wait that long after a power cut. Jobs of living processes are left alone.
 */
export async function joinWorkers(databaseUrl: string): Promise<PresentWorker> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", (error) => log.warn({ err: error }, "the worker's presence is no longer known to the database"));
  await client.connect();
  for (let tries = 1; tries <= TRIES && (await anyJobIsLocked(client)); tries += 1) {
    const { rows } = await client.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [WORKING]);
    if (rows[0]?.alone === true) {
      await client.query(
        "select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs where locked_by is not null",
      );
      await client.query("select pg_advisory_lock_shared($1), pg_advisory_unlock($1)", [WORKING]);
      return { leave: () => client.end() };
    }
    // The connection of a process that was killed just now takes a moment to be noticed.
    if (tries < TRIES) await pause(PAUSE_MS);
  }
  await client.query("select pg_advisory_lock_shared($1)", [WORKING]);
  return { leave: () => client.end() };
}

async function anyJobIsLocked(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ any: boolean }>(
    "select exists (select 1 from graphile_worker.jobs where locked_by is not null) as any",
  );
  return rows[0]?.any === true;
}
