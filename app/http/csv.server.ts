import { FORMULA } from "#app/domain/shared/csv-rows.ts";
import { streamOf } from "#app/http/stream.server.ts";

const NUMBER = /^-?\d+(\.\d+)?$/;

/** A cell that a spreadsheet would run as a formula is written as text. */
function safe(cell: string): string {
  return `"${(FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
}

/** A line of such a file. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(safe).join(",")}\r\n`;
}

/** Rows as CSV that Excel opens in Arabic: UTF-8 with a byte-order mark, and no cell that can run as a formula (R76). Streams. */
export function csvResponse<Row>(
  fileName: string,
  header: readonly string[],
  rows: Iterable<Row> | AsyncIterable<Row>,
  cells: (row: Row) => readonly string[],
): Response {
  const batches = (async function* () {
    for await (const row of rows) yield [cells(row)];
  })();
  return csvTable(fileName, [], header, batches);
}

/** The same from rows that come by thousands, after lines that say what has to be known. */
export function csvTable(
  fileName: string,
  comments: readonly string[],
  header: readonly string[],
  batches: AsyncIterable<readonly (readonly string[])[]>,
): Response {
  const encoder = new TextEncoder();
  const pieces = (async function* () {
    yield encoder.encode(`\uFEFF${comments.map(commentLine).join("")}${csvLine(header)}`);
    for await (const rows of batches) yield encoder.encode(rows.map(csvLine).join(""));
  })();
  return new Response(streamOf(pieces), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}

/** Begins with a number sign, as readers of CSV know comments, and is one cell in every spreadsheet: what it names may have been written by anybody. */
function commentLine(text: string): string {
  return `# ${text.replaceAll(/\s*[\r\n,;\t"]+\s*/g, " · ")}\r\n`;
}
