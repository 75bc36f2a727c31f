import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { type Tx, db } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";

/** Every errand there is; app/jobs/registry.server.ts says which file runs it. */
export type JobName =
  | "issue-certificate"
  | "send-letter"
  | "send-course-letter"
  | "send-sign-up-message"
  | "send-reset-code"
  | "send-review-reminder"
  | "remind-reviewers"
  | "send-item-letter"
  | "apply-regrade"
  | "close-overdue-attempts"
  | "publish-planned"
  | "sweep-identity"
  | "store-upload"
  | "process-media"
  | "render-again"
  | "warn-of-expiry"
  | "read-register-import"
  | "apply-register-import"
  | "refresh-standings"
  | "remind-of-standings"
  | "send-standing-reminder"
  | "send-licence-letter"
  | "send-petition-letter"
  | "run-simulation";

export type EnqueueOptions = {
  /** One waiting job for each key: a second replaces the first. */
  readonly key?: string;
  /** Not before this moment (ISO, UTC). */
  readonly runAt?: string;
};

/**
 * Twelve tries take about sixteen hours. A certificate, and the check of a file that has arrived, are owed however long the trouble lasts: from
 * then on every six hours, for years.
 */
const triesOf = (job: JobName): number => (job === "issue-certificate" || job === "store-upload" ? 10_000 : 12);

/** A queue whose tables are locked (it is being brought up to date, or repaired) holds no deed for longer, and no connection of the pool. */
const LONGEST_WAIT_MS = 4_000;

/**
 * Puts a job on the queue in the transaction of the deed that wants it: both are there afterwards, or neither. That nobody works the queue
 * off hinders no deed; a queue that takes nothing undoes it within seconds, as a database does that does not answer (55P03, a 503).
 */
export async function enqueue(tx: Tx, job: JobName, payload: Prisma.InputJsonObject, options: EnqueueOptions = {}): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(
    ${job}::text, ${JSON.stringify(payload)}::json, run_at => ${options.runAt ?? null}::timestamptz, max_attempts => ${triesOf(job)}::int, job_key => ${options.key ?? null}::text)
    where set_config('lock_timeout', ${String(LONGEST_WAIT_MS)}, true) is not null`;
}

/** Whether an errand of that key waits or is under way. */
export async function isEnqueued(key: string): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${key} and attempts < max_attempts`;
  return rows.length > 0;
}

/** Brings the queue's own schema, `graphile_worker`, up to date. */
export async function installQueue(databaseUrl: string): Promise<void> {
  // A pool of ours, because the queue does not wait until its own has hung up.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const hungUp = (error: Error) => {
    log.warn({ err: error }, "the database hung up on the queue");
  };
  pool.on("error", hungUp);
  pool.on("connect", (client) => client.on("error", hungUp));
  try {
    await runMigrations({ pgPool: pool, logger: queueLogger });
  } finally {
    await pool.end();
  }
}

/** What the queue has to say, in our log. */
export const queueLogger = new Logger((scope) => (level, message, meta) => {
  const about = {
    ...(scope.taskIdentifier === undefined ? {} : { job: scope.taskIdentifier }),
    ...(scope.jobId === undefined ? {} : { jobId: scope.jobId }),
  };
  const error = meta !== undefined && meta["error"] instanceof Error ? { err: meta["error"] } : {};
  // The queue calls every finished job "info"; that is for whoever looks for something.
  const theirs: string = level;
  const ours = theirs === "error" ? "error" : theirs === "warning" ? "warn" : "debug";
  log[ours]({ ...about, ...error }, message);
});
