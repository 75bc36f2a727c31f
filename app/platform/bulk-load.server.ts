import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { env } from "#app/platform/env.server.ts";

/** What a column is given; a list becomes an array of texts. */
export type Cell = string | number | null | readonly string[];
export type BulkRow = readonly Cell[];

/** Writes rows to a table by COPY and says how many; memory holds a piece of them at a time, however many there are. */
export type Copy = (table: string, columns: readonly string[], rows: Iterable<BulkRow>) => Promise<number>;

/** How much is sent at once. */
const PIECE_CHARACTERS = 256 * 1024;

/** What a bulk load may know before it begins. */
export type BulkLoad = {
  /** A statement for what the triggers would have done. */
  readonly after: string;
  /** Tables whose indexes are made once when all rows are there, instead of row by row. Nobody else can read them meanwhile. */
  readonly indexedAtTheEnd: readonly string[];
};

/** Sorting in memory what becomes an index, and pages in the log as they are: for the minutes of a bulk load. */
const GENEROUS = "SET LOCAL maintenance_work_mem = '512MB'";
const PRIVILEGED = "SET LOCAL session_replication_role = replica; SET LOCAL wal_compression = off";

/**
 * One transaction on a connection of its own, in which `work` copies rows in: all are there afterwards, or none. Where the database's user
 * may, foreign keys are not looked up for each row meanwhile: give only rows whose keys you made yourself. Triggers do not
 * run then either. At the end the tables are vacuumed and their statistics gathered, or the first to read each page would have to write it, too.
 */
export async function bulkLoad(work: (copy: Copy) => Promise<void>, { after, indexedAtTheEnd }: BulkLoad): Promise<void> {
  const client = new pg.Client({ connectionString: env.databaseUrl(), application_name: "bimaristan-bulk-load" });
  await client.connect();
  const loaded = new Set<string>();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ may: boolean }>("SELECT rolsuper AS may FROM pg_roles WHERE rolname = current_user");
    await client.query(rows[0]?.may === true ? `${GENEROUS}; ${PRIVILEGED}` : GENEROUS);
    const indexes = await takeIndexes(client, indexedAtTheEnd);
    await work(async (table, columns, lines) => {
      // The rows are there before the connection is free for the next statement.
      const idle = once(client, "drain");
      const into = client.query(copyFrom(`COPY ${table} (${columns.join(", ")}) FROM STDIN`));
      await pipeline(Readable.from(pieces(lines), { objectMode: true, highWaterMark: 4 }), into);
      await idle;
      loaded.add(table);
      return into.rowCount;
    });
    for (const definition of indexes) await client.query(definition);
    await client.query(after);
    await client.query("COMMIT");
    for (const table of loaded) await client.query(`VACUUM (ANALYZE) ${table}`);
  } finally {
    await client.end();
  }
}

/** Drops the indexes that no constraint needs, and says how each is made again. */
async function takeIndexes(client: pg.Client, tables: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
      WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
      ORDER BY i.indexrelid`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

function* pieces(rows: Iterable<BulkRow>): Generator<Buffer> {
  let piece = "";
  for (const row of rows) {
    piece += `${row.map(written).join("\t")}\n`;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(piece, "utf8");
    piece = "";
  }
  if (piece !== "") yield Buffer.from(piece, "utf8");
}

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** A cell in COPY's text format. */
function written(cell: Cell): string {
  if (cell === null) return "\\N";
  if (typeof cell === "number") return String(cell);
  const text = typeof cell === "string" ? cell : `{${cell.map((member) => `"${member.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
  return text.replace(SPECIAL, (letter) => ESCAPED[letter] ?? letter);
}
