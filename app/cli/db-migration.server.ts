import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type * as SchemaEngineModule from "@prisma/schema-engine-wasm";
import pg from "pg";
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

async function difference(connectionString: string): Promise<string | null> {
  const names = (await readdir(SCHEMA_FOLDER)).filter((name) => name.endsWith(".prisma")).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(SCHEMA_FOLDER, name), content: await readFile(join(SCHEMA_FOLDER, name), "utf8") })),
  );
  const { SchemaEngine } = await loadSchemaEngine();
  const pool = poolForEngine(connectionString);
  const adapter = bindMigrationAwareSqlAdapterFactory(new AdapterForEngine(pool));
  const engine = await SchemaEngine.new(
    { datamodels: files.map(({ path, content }): [string, string] => [path, content]) },
    () => undefined,
    adapter,
  );
  try {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: SCHEMA_FOLDER },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout === null || /^\s*(-- This is an empty migration\.\s*)?$/.test(stdout) ? null : stdout;
  } finally {
    engine.free();
    await pool.end();
  }
}

/**
 * The engine reads columns of PostgreSQL's one-letter type "char", which Prisma's adapter refuses ("could not be deserialized").
 * So the pool calls them text, and the adapter calls them characters again.
 */
function poolForEngine(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString });
  const query = pool.query.bind(pool) as (...parameters: unknown[]) => Promise<pg.QueryResult>;
  const readable = async (...parameters: unknown[]) => {
    const result = await query(...parameters);
    for (const field of result.fields)
      if (field.dataTypeID === (pg.types.builtins.CHAR as number)) field.dataTypeID = pg.types.builtins.TEXT;
    return result;
  };
  return Object.assign(pool, { query: readable });
}

const ONE_LETTER_COLUMNS = ["constraint_type", "confdeltype", "confupdtype"];

class AdapterForEngine extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type, index) =>
        ONE_LETTER_COLUMNS.includes(result.columnNames[index] ?? "") ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

/** Prisma's schema engine as WebAssembly. Its package imports the .wasm as a module, which Node 20 cannot: so by hand. */
async function loadSchemaEngine(): Promise<typeof SchemaEngineModule> {
  const glueFile = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue = (await import(glueFile)) as typeof SchemaEngineModule & { __wbg_set_wasm: (exports: WebAssembly.Exports) => void };
  const { instance } = await WebAssembly.instantiate(await readFile(glueFile.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return glue;
}

async function statement(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
