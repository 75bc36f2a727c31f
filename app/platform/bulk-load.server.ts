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

/**
 * One transaction on a connection of its own, in which `work` copies rows in: all are there afterwards, or none. Where the database's user
 * may, foreign keys are not looked up for each row meanwhile: give only rows whose keys you made yourself. Triggers do not
 * run then either; `after` is a statement for what they would have done. Statistics are gathered at the end.
 */
export async function bulkLoad(work: (copy: Copy) => Promise<void>, after: string): Promise<void> {
  const client = new pg.Client({ connectionString: env.databaseUrl(), application_name: "bimaristan-bulk-load" });
  await client.connect();
  const loaded = new Set<string>();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ may: boolean }>("SELECT rolsuper AS may FROM pg_roles WHERE rolname = current_user");
    if (rows[0]?.may === true) await client.query("SET LOCAL session_replication_role = replica");
    await work(async (table, columns, lines) => {
      // The rows are there before the connection is free for the next statement.
      const idle = once(client, "drain");
      const into = client.query(copyFrom(`COPY ${table} (${columns.join(", ")}) FROM STDIN`));
      await pipeline(Readable.from(pieces(lines), { objectMode: true, highWaterMark: 4 }), into);
      await idle;
      loaded.add(table);
      return into.rowCount;
    });
    await client.query(after);
    await client.query("COMMIT");
    for (const table of loaded) await client.query(`ANALYZE ${table}`);
  } finally {
    await client.end();
  }
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
