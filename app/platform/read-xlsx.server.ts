import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { type XlsxFault, xlsxParts } from "#app/platform/xlsx-parts.server.ts";

/** A row of a sheet: its number, and its cells as text. */
export type SheetRow = { readonly line: number; readonly cells: readonly string[] };

/** A workbook as it is read. `fault`: why its rows ended before their end, once they have; null: they did not. */
export type OpenedXlsx = { readonly rows: AsyncGenerator<SheetRow>; readonly fault: () => XlsxFault | null };

/** A register has a score of columns; a sheet whose headings lie further out is no list. */
const MOST_COLUMNS = 60;

/**
 * The rows of the first sheet of a workbook, one after the other, without the whole of it in memory. A cell with a formula gives what it
 * came to, a day `YYYY-MM-DD`. What breaks a limit, or is no workbook, ends where that is seen, and `fault` says so.
 */
export function readXlsx(bytes: Uint8Array): OpenedXlsx {
  let fault: XlsxFault | null = null;
  const rows = rowsOf(bytes, (found) => {
    fault ??= found;
  });
  return { rows, fault: () => fault };
}

async function* rowsOf(bytes: Uint8Array, note: (fault: XlsxFault) => void): AsyncGenerator<SheetRow> {
  const options = { sharedStrings: "cache", styles: "cache", hyperlinks: "ignore", worksheets: "emit", entries: "ignore" } as const;
  let leave: (word: null) => void = () => undefined;
  const broken = new Promise<null>((resolve) => (leave = resolve));
  const parts = xlsxParts(bytes, (fault) => {
    note(fault);
    leave(null);
  });
  const input = Readable.from(parts, { objectMode: false });
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(input, options);
  let isFirst = true;
  try {
    for await (const sheet of untilBroken(reader, broken)) {
      for await (const row of untilBroken(sheet, broken)) {
        const cells: string[] = [];
        for (let column = 1; column <= Math.min(row.cellCount, MOST_COLUMNS); column += 1) cells.push(textOf(row.getCell(column).value));
        if (!cells.some((cell) => cell !== "")) continue;
        if (isFirst && isWide(row)) {
          note("too-many-columns");
          return;
        }
        isFirst = false;
        yield { line: row.number, cells };
      }
      return;
    }
    note("not-a-workbook");
  } catch {
    // Whatever the reader says of it: nothing here but the file can be wrong.
    note("not-a-workbook");
  } finally {
    input.destroy();
  }
}

/** What comes until somebody says that it is broken: the reader may then wait for ever for bytes that do not come. */
async function* untilBroken<Each>(source: AsyncIterable<Each>, broken: Promise<null>): AsyncGenerator<Each> {
  const each = source[Symbol.asyncIterator]();
  for (;;) {
    const coming = each.next();
    // Nobody may be waiting for it any more when it fails.
    coming.catch(() => undefined);
    const next = await Promise.race([coming, broken]);
    if (next === null || next.done === true) return;
    yield next.value;
  }
}

function isWide(row: ExcelJS.Row): boolean {
  let last = 0;
  row.eachCell((cell, column) => {
    if (textOf(cell.value) !== "") last = column;
  });
  return last > MOST_COLUMNS;
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value).trim();
  if ("richText" in value)
    return value.richText
      .map(({ text }) => text)
      .join("")
      .trim();
  // Of a link with letters of several looks it is not the text that the types promise.
  if ("text" in value) return textOf(value.text);
  return "result" in value ? textOf(value.result) : "";
}
