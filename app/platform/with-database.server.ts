import { resolve } from "node:path";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { closePlatform } from "#app/platform/close-platform.server.ts";
import { env, provideDatabaseUrl } from "#app/platform/env.server.ts";

/**
 * Does `work` with a database: the one DATABASE_URL names, else the embedded one of the data folder, started or joined and let go
 * afterwards. `env.databaseUrl()` and `db()` know it meanwhile.
 */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const given = env.databaseUrlIfSet();
  if (given !== undefined) return work(given).finally(closePlatform);
  const embedded = await startEmbeddedPostgres({ dataFolder: resolve(env.dataFolder()) });
  provideDatabaseUrl(embedded.url);
  try {
    return await work(embedded.url);
  } finally {
    await closePlatform();
    await embedded.stop();
  }
}
