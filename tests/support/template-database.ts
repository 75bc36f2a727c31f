import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { migrate } from "#app/platform/migrations.server.ts";
import { installQueue } from "#app/platform/queue.server.ts";
import { bornAt, scratchName } from "#tests/support/scratch-name.ts";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
    templateDatabase: string;
  }
}

const LONGEST_RUN_MS = 2 * 60 * 60 * 1000;

/** Starts PostgreSQL once for the run and migrates one database, from which every test file gets a clone of its own. */
export default async function prepareTemplate(project: TestProject) {
  const postgres = await startEmbeddedPostgres({ dataFolder: join(import.meta.dirname, "..", "output", "database"), durable: false });
  const template = scratchName("template", Date.now());
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  const { rows: left } = await admin.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE 'clone\\_%' OR datname LIKE 'template\\_%'",
  );
  // Another run may be under way beside this one: only what no run can still be using is cleared away.
  for (const { datname } of left) {
    if ((bornAt(datname) ?? 0) < Date.now() - LONGEST_RUN_MS) await admin.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  }
  await admin.query(`CREATE DATABASE "${template}"`);
  const url = new URL(postgres.url);
  url.pathname = `/${template}`;
  await migrate(url.href);
  await installQueue(url.href);
  project.provide("adminUrl", postgres.url);
  project.provide("templateDatabase", template);
  return async () => {
    await admin.query(`DROP DATABASE IF EXISTS "${template}" WITH (FORCE)`);
    await admin.end();
    await postgres.stop();
  };
}
