import { csvLine } from "#app/http/csv.server.ts";
import { streamOf } from "#app/http/stream.server.ts";
import { type FileToZip, zipStream } from "#app/platform/zip-stream.server.ts";

type Table = { readonly name: string; readonly rows: readonly Readonly<Record<string, unknown>>[] };

/** Tables as a zip, each as JSON for machines and as CSV that a spreadsheet opens without running anything (R76). */
export function recordArchive(fileName: string, tables: readonly Table[]): Response {
  return new Response(streamOf(zipStream(filesOf(tables))), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${fileName}.zip"`,
      "cache-control": "private, no-store",
    },
  });
}

function* filesOf(tables: readonly Table[]): Generator<FileToZip, void> {
  const encoder = new TextEncoder();
  for (const { name, rows } of tables) {
    yield { path: `${name}.json`, bytes: encoder.encode(`${JSON.stringify(rows, null, 2)}\n`) };
    const columns = Object.keys(rows[0] ?? {});
    const lines = rows.map((row) => csvLine(columns.map((column) => cell(row[column]))));
    yield { path: `${name}.csv`, bytes: encoder.encode(`\uFEFF${[csvLine(columns), ...lines].join("")}`) };
  }
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
