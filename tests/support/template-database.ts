import { randomUUID } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { migrate } from "#app/platform/migrations.server.ts";
import { installQueue } from "#app/platform/queue.server.ts";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
    templateDatabase: string;
  }
}

/** Starts PostgreSQL once for the run and migrates one database, from which every test file gets a clone of its own. */
export default async function prepareTemplate(project: TestProject) {
  const postgres = await startEmbeddedPostgres({ dataFolder: join(import.meta.dirname, "..", "output", "database"), durable: false });
  const template = `template_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  const { rows: left } = await admin.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE 'clone\\_%' OR datname LIKE 'template\\_%'",
  );
  for (const { datname } of left) {
    if (/^(clone|template)_[0-9a-f]{32}$/.test(datname)) await admin.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
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
