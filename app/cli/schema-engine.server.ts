import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type * as SchemaEngineModule from "@prisma/schema-engine-wasm";
import pg from "pg";

/** A file of `prisma/schema` as the engine takes it. */
export type SchemaFile = { readonly path: string; readonly content: string };

/**
 * Lends Prisma's own schema engine, the very code behind `prisma migrate`, for a work on one database and takes it back. Prisma's command
 * line would download it as a program; here it is WebAssembly from a package.
 */
export async function withSchemaEngine<T>(
  connectionString: string,
  files: readonly SchemaFile[],
  work: (engine: SchemaEngineModule.SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadSchemaEngine();
  const adapter = new AdapterForEngine(connectionString);
  const engine = await SchemaEngine.new(
    { datamodels: files.map(({ path, content }): [string, string] => [path, content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await adapter.end();
  }
}

/**
 * The engine reads columns of PostgreSQL's one-letter type "char", which Prisma's adapter refuses ("could not be deserialized").
 * So the pool calls them text, and the adapter calls them characters again.
 */
function poolForEngine(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString });
  const query = pool.query.bind(pool) as (...parameters: unknown[]) => Promise<pg.QueryResult | pg.QueryResult[]>;
  const readable = async (...parameters: unknown[]) => {
    const result = await query(...parameters);
    // A script of several statements answers several times.
    for (const field of [result].flat().flatMap(({ fields }) => fields))
      if (field.dataTypeID === (pg.types.builtins.CHAR as number)) field.dataTypeID = pg.types.builtins.TEXT;
    return result;
  };
  return Object.assign(pool, { query: readable });
}

const ONE_LETTER_COLUMNS = ["constraint_type", "confdeltype", "confupdtype"];

class AdapterForEngine extends PrismaPg {
  readonly #connectionString: string;
  readonly #pool: pg.Pool;

  constructor(connectionString: string) {
    const pool = poolForEngine(connectionString);
    super(pool);
    this.#connectionString = connectionString;
    this.#pool = pool;
  }

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
    // The adapter cuts a script at every semicolon, those inside of functions too; the engine's own driver sends it whole.
    adapter.executeScript = async (script) => {
      await this.#pool.query(script);
    };
    return adapter;
  }

  /** A database beside ours, for a replay of the migrations; gone when it is let go of. The adapter's own would read no "char". */
  override async connectToShadowDb() {
    const name = `bimaristan_shadow_${randomUUID()}`;
    await this.#pool.query(`create database "${name}" template template0`);
    const url = new URL(this.#connectionString);
    url.pathname = `/${name}`;
    const shadow = new AdapterForEngine(url.href);
    const adapter = await shadow.connect();
    adapter.dispose = async () => {
      await shadow.end();
      await this.#pool.query(`drop database if exists "${name}" with (force)`);
    };
    return adapter;
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

let loaded: Promise<typeof SchemaEngineModule> | undefined;

/**
 * Prisma's schema engine as WebAssembly. Its package imports the .wasm as a module, which Node 20 cannot: so by hand. Once in a process:
 * its glue remembers views of the first instance's memory, and a second instance would read through them.
 */
function loadSchemaEngine(): Promise<typeof SchemaEngineModule> {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate(): Promise<typeof SchemaEngineModule> {
  const glueFile = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue = (await import(glueFile)) as typeof SchemaEngineModule & { __wbg_set_wasm: (exports: WebAssembly.Exports) => void };
  const { instance } = await WebAssembly.instantiate(await readFile(glueFile.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return glue;
}
