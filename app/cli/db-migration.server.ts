import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import pg from "pg";
import { type SchemaFile, withSchemaEngine } from "#app/cli/schema-engine.server.ts";
import { withDatabase } from "#app/platform/with-database.server.ts";
import { MIGRATIONS_FOLDER, migrate } from "#app/platform/migrations.server.ts";

const SCHEMA_FOLDER = resolve(import.meta.dirname, "../../prisma/schema");

/** `npm run db:migration NAME`: writes the SQL that leads from the migrations so far to the schema, for a person to read and complete. */
export async function main(args: readonly string[]): Promise<number> {
  const name = args[0] ?? "";
  if (!/^[a-z][a-z0-9_]{2,60}$/.test(name)) {
    console.error("Say what the migration does, in small letters: npm run db:migration add_licence_expiry");
    return 1;
  }
  const sql = await withDatabase(migrationToSchema);
  if (sql === null) {
    console.log("The migrations already lead to the schema: nothing to write.");
    return 0;
  }
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  console.log(`Wrote prisma/migrations/${stamp}_${name}/migration.sql. Read it; add checks and triggers by hand. "npm start" applies it.`);
  return 0;
}

/**
 * The SQL from what the migrations make to what `prisma/schema` says; null when there is no difference. What Prisma's schema cannot
 * express (checks, triggers, functions, expression indexes) is invisible to it. Works in a scratch database beside `databaseUrl`'s.
 */
export async function migrationToSchema(databaseUrl: string): Promise<string | null> {
  const scratch = `bimaristan_scratch_${String(process.pid)}`;
  const url = new URL(databaseUrl);
  url.pathname = `/${scratch}`;
  await statement(databaseUrl, `create database ${scratch} template template0`);
  try {
    await migrate(url.href);
    return await difference(url.href);
  } finally {
    await statement(databaseUrl, `drop database if exists ${scratch} with (force)`);
  }
}

/** The files of `prisma/schema`, which together are the schema. */
export async function schemaFiles(): Promise<SchemaFile[]> {
  const names = (await readdir(SCHEMA_FOLDER)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => ({ path: join(SCHEMA_FOLDER, name), content: await readFile(join(SCHEMA_FOLDER, name), "utf8") })),
  );
}

async function difference(connectionString: string): Promise<string | null> {
  const files = await schemaFiles();
  return withSchemaEngine(connectionString, files, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: SCHEMA_FOLDER },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout === null || /^\s*(-- This is an empty migration\.\s*)?$/.test(stdout) ? null : stdout;
  });
}

async function statement(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
