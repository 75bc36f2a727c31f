import { createHash, randomUUID } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import pg from "pg";
import { installQueue } from "#app/platform/queue.server.ts";

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };
type Recorded = { readonly name: string; readonly checksum: string; readonly finished: boolean };

/** Which migrations a database has, which it lacks, and why it must not be used as it is (sentences for the operator). */
export type MigrationState = {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  readonly problems: readonly string[];
};

/** Where migrations lie: a folder each, `<14 digits>_<name>/migration.sql`, as Prisma has them. */
export const MIGRATIONS_FOLDER = resolve(import.meta.dirname, "../../prisma/migrations");

/** The same lock as Prisma's, so that `prisma migrate deploy` and this runner exclude each other. */
const LOCK = 72707369;

/** Prisma's own table, column by column, so that `prisma migrate deploy` sees the same history. */
const HISTORY_TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/**
 * Brings a database to this release's schema and answers the names it applied. Each migration and its record are one transaction:
 * done or not begun. The job queue then brings its own schema up to date. Throws without changing anything when the history is not ours to continue (R66); the message says what to run.
 */
export async function migrate(databaseUrl: string, folder: string = MIGRATIONS_FOLDER): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const applied = await withClient(databaseUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    const { pending, problems } = await stateOf(client, migrations);
    if (problems.length > 0) throw new Error(problems.join("\n"));
    if (pending.length > 0) await client.query(HISTORY_TABLE);
    for (const migration of migrations.filter(({ name }) => pending.includes(name))) await apply(client, migration);
    return pending;
  });
  await installQueue(databaseUrl);
  return applied;
}

/** Looks at a database's migrations without changing anything. */
export async function migrationState(databaseUrl: string, folder: string = MIGRATIONS_FOLDER): Promise<MigrationState> {
  const migrations = await readMigrations(folder);
  return withClient(databaseUrl, (client) => stateOf(client, migrations));
}

async function stateOf(client: pg.Client, migrations: readonly Migration[]): Promise<MigrationState> {
  const recorded = await readHistory(client);
  if (recorded === null) {
    const others = await client.query("select 1 from pg_tables where schemaname = current_schema() limit 1");
    const problems =
      others.rowCount === 0
        ? []
        : [
            "The database holds tables but no migrations of Bimaristan: DATABASE_URL names another product's database. Create an empty one and name that.",
          ];
    return { applied: [], pending: migrations.map(({ name }) => name), problems };
  }
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const problems = recorded.flatMap(({ name, checksum, finished }) => {
    const migration = known.get(name);
    if (!finished) {
      return [
        `Migration ${name} was begun by another tool and not finished. Finish or undo it by hand, then run "npx prisma migrate resolve --applied ${name}" or "--rolled-back ${name}".`,
      ];
    }
    if (migration === undefined)
      return [
        `The database has migration ${name}, which this release does not know: it was used by a newer release. Install that release (or a newer one) and run "npm start" again.`,
      ];
    if (migration.checksum !== checksum)
      return [
        `Migration ${name} was edited after it was applied. Run "git checkout -- prisma/migrations/${name}" and write a new one with "npm run db:migration NAME".`,
      ];
    return [];
  });
  const applied = recorded.filter(({ finished }) => finished).map(({ name }) => name);
  return {
    applied,
    pending: migrations.map(({ name }) => name).filter((name) => !recorded.some((record) => record.name === name)),
    problems,
  };
}

async function readHistory(client: pg.Client): Promise<readonly Recorded[] | null> {
  const there = await client.query("select to_regclass('_prisma_migrations') is not null as there");
  if (!(there.rows[0] as { there: boolean }).there) return null;
  const { rows } = await client.query<Recorded>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  return rows;
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback");
    throw new Error(`Migration ${name} failed and was undone whole: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const script = await readFile(resolve(folder, name, "migration.sql"));
      return { name, sql: script.toString("utf8"), checksum: createHash("sha256").update(script).digest("hex") };
    }),
  );
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: "bimaristan-migrations", connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    // Ends the session, and the lock with it.
    await client.end();
  }
}
