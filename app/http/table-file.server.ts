import { csvLine, csvRemark } from "#app/http/csv.server.ts";
import { parquetPieces } from "#app/http/parquet.server.ts";
import { streamOf } from "#app/http/stream.server.ts";
import type { TableFile } from "#app/http/table.server.ts";
import { xlsxStream } from "#app/http/xlsx.server.ts";
import type { TableFormat } from "#app/domain/compliance/standing-list.ts";

/**
 * The table as a file that streams. What has to be known stands before the rows of a CSV in lines that begin with a number sign, in a
 * workbook on a second sheet, and in Parquet among the file's own keys.
 */
export function tableFile(format: TableFormat, table: TableFile): Response {
  if (format === "xlsx") return workbook(table);
  const pieces = format === "csv" ? csvPieces(table) : parquetPieces(table);
  return new Response(streamOf(pieces), {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "application/vnd.apache.parquet",
      "content-disposition": `attachment; filename="${table.name}.${format}"`,
      "cache-control": "private, no-store",
    },
  });
}

async function* csvPieces({ columns, batches, notes }: TableFile): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  const remarks = notes.map(({ word, meaning }) => csvRemark(`${word}: ${meaning}`));
  yield encoder.encode(`\uFEFF${remarks.join("")}${csvLine(columns.map(({ name }) => name))}`);
  for await (const rows of batches)
    yield encoder.encode(rows.map((row) => csvLine(row.map((cell) => (cell === null ? "" : String(cell))))).join(""));
}

function workbook({ name, title, columns, batches, notes, notesTitle, rightToLeft }: TableFile): Response {
  const rows = (async function* () {
    for await (const batch of batches) yield* batch;
  })();
  return xlsxStream(
    name,
    [
      { title, header: columns.map((column) => column.name), rows },
      { title: notesTitle, header: ["", ""], rows: notes.map(({ word, meaning }) => [word, meaning]) },
    ],
    rightToLeft,
  );
}
