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

/** Where a new cell would begin in a line without quotation marks, and be run. */
const FORMULA_WITHIN = /([,;\t])(?=[\s"]*[=+\-@＝＋－＠])/gu;

/** A remark before the table, in a line that begins with a number sign; where a spreadsheet divides it into cells, none of them is run. */
export function csvRemark(text: string): string {
  return `# ${text}`.replaceAll(/[\r\n]+/g, " ").replaceAll(FORMULA_WITHIN, "$1'") + "\r\n";
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
