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
  const encoder = new TextEncoder();
  const line = (parts: readonly string[]) => encoder.encode(csvLine(parts));
  const iterator = (async function* () {
    yield encoder.encode("\uFEFF");
    yield line(header);
    for await (const row of rows) yield line(cells(row));
  })();
  return new Response(streamOf(iterator), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
