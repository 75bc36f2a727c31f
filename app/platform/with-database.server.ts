import { resolve } from "node:path";
import { closePlatform } from "#app/platform/close-platform.server.ts";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { env, provideDatabaseUrl } from "#app/platform/env.server.ts";
import { migrate } from "#app/platform/migrations.server.ts";

/**
 * Does `work` with a migrated database: the one DATABASE_URL names, else the embedded one of the data folder, started or joined and
 * let go afterwards. `env.databaseUrl()` and `db()` know it meanwhile. `applied` names the migrations that were new to it.
 */
export async function withDatabase<T>(work: (databaseUrl: string, applied: readonly string[]) => Promise<T>): Promise<T> {
  const given = env.databaseUrlIfSet();
  const embedded = given === undefined ? await startEmbeddedPostgres({ dataFolder: resolve(env.dataFolder()) }) : null;
  const databaseUrl = embedded?.url ?? env.databaseUrl();
  try {
    provideDatabaseUrl(databaseUrl);
    return await work(databaseUrl, await migrate(databaseUrl));
  } finally {
    await closePlatform();
    await embedded?.stop();
  }
}
