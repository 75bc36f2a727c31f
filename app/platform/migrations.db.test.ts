import { createHash } from "node:crypto";
import { appendFile, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { env } from "#app/platform/env.server.ts";
import { MIGRATIONS_FOLDER, migrate, migrationState } from "#app/platform/migrations.server.ts";

const admin = new pg.Client({ connectionString: env.databaseUrl() });
const name = `migrations_${String(process.pid)}`;
const url = new URL(env.databaseUrl());
url.pathname = `/${name}`;
let folder = "";

beforeAll(() => admin.connect());
afterAll(async () => {
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
});
beforeEach(async () => {
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name} template template0`);
  folder = await mkdtemp(join(tmpdir(), "bimaristan-migrations-"));
  await write("20260101000000_first", "create table one (id int); insert into one values (1);");
  return () => rm(folder, { recursive: true });
});

async function write(migration: string, sql: string): Promise<void> {
  await mkdir(join(folder, migration), { recursive: true });
  await writeFile(join(folder, migration, "migration.sql"), sql);
}

async function ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client
    .query<Row>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

test("the migrations of this release are applied once, in order, with Prisma's checksum", async () => {
  await write("20260102000000_second", "alter table one add column word text;");
  expect(await migrate(url.href, folder)).toEqual(["20260101000000_first", "20260102000000_second"]);
  expect(await migrate(url.href, folder)).toEqual([]);
  const rows = await ask<{ migration_name: string; checksum: string; applied_steps_count: number; finished: boolean }>(
    "select migration_name, checksum, applied_steps_count, finished_at is not null as finished from _prisma_migrations order by 1",
  );
  const sql = await readFile(join(folder, "20260101000000_first", "migration.sql"));
  expect(rows[0]).toEqual({
    migration_name: "20260101000000_first",
    checksum: createHash("sha256").update(sql).digest("hex"),
    applied_steps_count: 1,
    finished: true,
  });
});

test("several processes that start at once apply each migration once", async () => {
  const answers = await Promise.all([1, 2, 3].map(() => migrate(url.href, folder)));
  expect(answers.flat()).toEqual(["20260101000000_first"]);
  expect(await ask("select id from one")).toEqual([{ id: 1 }]);
});

test("a migration that fails is undone whole, those before it stay", async () => {
  await write("20260102000000_second", "create table two (id int); select 1 / 0;");
  await expect(migrate(url.href, folder)).rejects.toThrow("20260102000000_second failed and was undone whole: division by zero");
  expect(await ask("select to_regclass('two')::text as two, to_regclass('one')::text as one")).toEqual([{ two: null, one: "one" }]);
  await write("20260102000000_second", "create table two (id int);");
  expect(await migrate(url.href, folder)).toEqual(["20260102000000_second"]);
});

test("R66: a database of a newer release is refused, untouched, with what to do", async () => {
  await write("20260102000000_second", "create table two (id int);");
  await migrate(url.href, folder);
  await rm(join(folder, "20260102000000_second"), { recursive: true });
  await write("20260103000000_third", "create table three (id int);");
  await expect(migrate(url.href, folder)).rejects.toThrow(/20260102000000_second.*does not know.*Install that release/);
  expect(await ask("select to_regclass('three')::text as three")).toEqual([{ three: null }]);
});

test("R66: an edited migration is refused with what to run", async () => {
  await migrate(url.href, folder);
  await appendFile(join(folder, "20260101000000_first", "migration.sql"), "-- a word more");
  await expect(migrate(url.href, folder)).rejects.toThrow(/20260101000000_first was edited.*git checkout/);
});

test("R66: a migration that another tool began and did not finish is refused, one it rolled back is applied", async () => {
  await migrate(url.href, folder);
  await write("20260102000000_second", "create table two (id int);");
  await ask("insert into _prisma_migrations (id, checksum, migration_name) values ('1', 'x', '20260102000000_second')");
  await expect(migrate(url.href, folder)).rejects.toThrow(/prisma migrate resolve/);
  await ask("update _prisma_migrations set rolled_back_at = now() where id = '1'");
  expect(await migrate(url.href, folder)).toEqual(["20260102000000_second"]);
});

test("a database full of something else is refused", async () => {
  await ask("create table patients (id int)");
  await expect(migrate(url.href, folder)).rejects.toThrow("another product's database");
});

test("the state is told without changing anything", async () => {
  expect(await migrationState(url.href, folder)).toEqual({ applied: [], pending: ["20260101000000_first"], problems: [] });
  expect(await ask("select to_regclass('_prisma_migrations')::text as history")).toEqual([{ history: null }]);
});

test("the folder is as Prisma has it, so that prisma migrate deploy can read it", async () => {
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
  expect(await readFile(join(folder, "migration_lock.toml"), "utf8")).toContain('provider = "postgresql"');
});

test("who had taken a course in two versions keeps both, numbered in the order in which they began", async () => {
  const ids = (await readdir(MIGRATIONS_FOLDER)).filter((entry) => !entry.endsWith(".toml")).sort();
  await rm(join(folder, "20260101000000_first"), { recursive: true });
  const last = ids.findIndex((id) => id.endsWith("course_taken_again"));
  for (const id of ids.slice(0, last)) await cp(join(MIGRATIONS_FOLDER, id), join(folder, id), { recursive: true });
  await migrate(url.href, folder);
  await ask(`
    insert into provider (id, name_ar, name_ckb, name_en, created_at) values ('p', 'p', 'p', 'p', now());
    insert into course (id, provider_id, created_at) values ('c', 'p', now());
    insert into course_version (id, course_id, number, metadata, content_hash, published_at)
      select ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'c', n, '{}', repeat(n::text, 64), now() from generate_series(1, 2) n;
    insert into practitioner (id, name_ar, name_latin, profession, governorate, directorate, facility_type, created_at)
      select gen_random_uuid(), 'ا', 'A', 'p' || n, 'g', 'd', 'f', now() from generate_series(1, 2) n;
    insert into enrolment (id, practitioner_id, course_id, course_version_id, enrolled_at)
      select gen_random_uuid(), p.id, 'c', v.id, timestamptz '2026-01-10' - v.number * interval '1 day'
        from practitioner p, course_version v where p.profession = 'p1' or v.number = 2`);
  for (const id of ids.slice(last)) await cp(join(MIGRATIONS_FOLDER, id), join(folder, id), { recursive: true });
  await migrate(url.href, folder);
  expect(
    await ask(`select p.profession, v.number, e.round from enrolment e join practitioner p on p.id = e.practitioner_id
                 join course_version v on v.id = e.course_version_id order by 1, 3`),
  ).toEqual([
    { profession: "p1", number: 2, round: 1 },
    { profession: "p1", number: 1, round: 2 },
    { profession: "p2", number: 2, round: 1 },
  ]);
});
