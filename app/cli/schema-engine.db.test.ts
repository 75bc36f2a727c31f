import { appendFile, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { schemaFiles } from "#app/cli/db-migration.server.ts";
import { withSchemaEngine } from "#app/cli/schema-engine.server.ts";
import { env } from "#app/platform/env.server.ts";
import { MIGRATIONS_FOLDER, migrate, migrationState } from "#app/platform/migrations.server.ts";

/**
 * `prisma migrate deploy` sees the same history as our own runner: what its command does is `diagnoseMigrationHistory` and then
 * `applyMigrations` of this engine, with the folder of migrations as it lies there.
 */
const name = `engine_${String(process.pid)}`;
const admin = new pg.Client({ connectionString: env.databaseUrl() });
const url = new URL(env.databaseUrl());
url.pathname = `/${name}`;
const filters = { externalTables: [], externalEnums: [] };

beforeAll(() => admin.connect());
afterAll(async () => {
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
});
beforeEach(async () => {
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name} template template0`);
});

/** The folder as Prisma's command line hands it to the engine. */
async function migrationsIn(baseDir: string): Promise<MigrationList> {
  const entries = await readdir(baseDir, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: await readFile(join(baseDir, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      folders.map(async (path) => ({
        path,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(join(baseDir, path, "migration.sql"), "utf8") },
        },
      })),
    ),
  };
}

/** `prisma migrate deploy`. */
async function deploy(folder = MIGRATIONS_FOLDER) {
  const migrationsList = await migrationsIn(folder);
  return withSchemaEngine(url.href, await schemaFiles(), async (engine) => ({
    found: await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters }),
    applied: (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames,
  }));
}

const inOrder = async () => (await migrationsIn(MIGRATIONS_FOLDER)).migrationDirectories.map(({ path }) => path);
const IN_ORDER = { editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true, history: null };

test("after our runner, Prisma's engine finds the whole history in order and has nothing to apply", async () => {
  expect(await migrate(url.href)).toEqual(await inOrder());
  expect(await deploy()).toEqual({ found: IN_ORDER, applied: [] });
});

test("after Prisma's engine, our runner finds the whole history in order and has nothing to apply", async () => {
  const names = await inOrder();
  const { found, applied } = await deploy();
  expect(applied).toEqual(names);
  expect(found).toMatchObject({ hasMigrationsTable: false, history: { diagnostic: "databaseIsBehind", unappliedMigrationNames: names } });
  expect(await migrationState(url.href)).toEqual({ applied: names, pending: [], problems: [] });
  expect(await migrate(url.href)).toEqual([]);
  expect((await deploy()).found).toEqual(IN_ORDER);
});

test("what one of the two began, the other goes on with", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bimaristan-engine-"));
  const next = "20991231000000_next";
  try {
    await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
    await migrate(url.href, folder);
    await mkdir(join(folder, next));
    await writeFile(join(folder, next, "migration.sql"), "create table next_one (id int);");
    expect((await deploy(folder)).applied).toEqual([next]);
    expect(await migrate(url.href, folder)).toEqual([]);

    // The engine does see an edited migration: the answers above are no blindness.
    await appendFile(join(folder, next, "migration.sql"), " -- edited");
    expect((await deploy(folder)).found.editedMigrationNames).toEqual([next]);
    expect((await migrationState(url.href, folder)).problems).toHaveLength(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("Prisma's engine sees no drift between the migrations, replayed in a shadow database, and the database that our runner made", async () => {
  await migrate(url.href);
  const migrationsList = await migrationsIn(MIGRATIONS_FOLDER);
  const files = await schemaFiles();
  const advice = () => withSchemaEngine(url.href, files, (engine) => engine.devDiagnostic({ migrationsList, filters }));
  expect(await advice()).toEqual({ action: { tag: "createMigration" } });

  // And it would see one.
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query("alter table account add column drifted text").finally(() => client.end());
  expect(await advice()).toMatchObject({ action: { tag: "reset", reason: expect.stringContaining("drifted") as string } });
});
