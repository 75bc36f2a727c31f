import { csvTable } from "#app/http/csv.server.ts";
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
  if (format === "csv") return commented(table);
  return new Response(streamOf(parquetPieces(table)), {
    headers: {
      "content-type": "application/vnd.apache.parquet",
      "content-disposition": `attachment; filename="${table.name}.parquet"`,
      "cache-control": "private, no-store",
    },
  });
}

function commented({ name, columns, batches, notes }: TableFile): Response {
  const comments = notes.map(({ word, meaning }) => `${word}: ${meaning}`);
  const header = columns.map((column) => column.name);
  const texts = (async function* () {
    for await (const rows of batches) yield rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
  })();
  return csvTable(name, comments, header, texts);
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
