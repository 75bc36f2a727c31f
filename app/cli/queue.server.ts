import pg from "pg";
import type { Finding } from "#app/cli/finding.server.ts";

/** An errand that nobody took up for so long is one that nobody works off. */
const LONGEST_WAIT = "15 minutes";
/** So long a table may be held by somebody else; a deed waits no longer either (platform/queue). */
const LOCK_TIMEOUT_MS = 4_000;

type Counts = { readonly waiting: number; readonly left: number; readonly failed: number; readonly last: string | null };

/** For the doctor: whether errands (certificates, letters, recordings) are taken and worked off, and which were given up. */
export async function lookAtQueue(url: string | undefined): Promise<Finding> {
  if (url === undefined) return { state: "wrong", what: "cannot be looked at without the database" };
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows: there } = await client.query<{ is: boolean }>("select to_regclass('graphile_worker._private_jobs') is not null as is");
    if (there[0]?.is !== true) return { state: "note", what: "not there yet", mend: '"npm start" makes it.' };
    await client.query(`set lock_timeout = ${String(LOCK_TIMEOUT_MS)}`);
    const { rows } = await client.query<Counts>(
      `select count(*) filter (where attempts < max_attempts)::int as waiting,
              count(*) filter (where attempts = 0 and locked_at is null and run_at < now() - $1::interval)::int as left,
              count(*) filter (where attempts >= max_attempts)::int as failed,
              (array_agg(task_identifier order by updated_at desc) filter (where attempts >= max_attempts))[1] as last
         from graphile_worker.jobs`,
      [LONGEST_WAIT],
    );
    const { waiting = 0, left = 0, failed = 0, last = null } = rows[0] ?? {};
    if (left > 0)
      return {
        state: "wrong",
        what: `${String(left)} waiting for more than ${LONGEST_WAIT}: nobody works them off`,
        mend: 'Start the server, or "npm run worker" beside it where WORKER=off. Nothing is lost meanwhile.',
      };
    if (failed > 0)
      return {
        state: "note",
        what: `${String(waiting)} waiting, ${String(failed)} given up after many tries, "${String(last)}" the last`,
        mend: "The log says why each failed. What was to be made of a recording can be asked for again in the library.",
      };
    return { state: "ok", what: `${String(waiting)} waiting, none given up` };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== "55P03") throw error;
    return {
      state: "wrong",
      what: "its tables are locked: whatever asks for an errand is refused",
      mend: "See who holds them in pg_stat_activity and pg_locks; an update or a repair ends by itself.",
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}
