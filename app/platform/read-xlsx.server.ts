import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { zipClaims } from "#app/platform/zip.server.ts";

/** A row of a sheet: its number, and its cells as text. */
export type SheetRow = { readonly line: number; readonly cells: readonly string[] };

/** What a workbook may be, unpacked: a list of 300,000 people is far within. */
const LIMITS = { mostFiles: 2_000, mostBytes: 1_500_000_000, mostRatio: 200 };
/** A register has a score of columns; a sheet whose cells lie ten thousand columns apart is no list. */
const MOST_COLUMNS = 60;

/**
 * The rows of the first sheet of a workbook, one after the other, without the whole of it in memory. A cell with a formula gives what it
 * came to, a day `YYYY-MM-DD`; null instead of rows: this is no workbook, or would unpack to more than may be.
 */
export async function readXlsx(bytes: Uint8Array): Promise<AsyncGenerator<SheetRow> | null> {
  return (await zipClaims(bytes, LIMITS)) ? rowsOf(bytes) : null;
}

async function* rowsOf(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  const options = { sharedStrings: "cache", styles: "cache", hyperlinks: "ignore", worksheets: "emit", entries: "ignore" } as const;
  // In slices, because the reader gives way to others only between them.
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from(slicesOf(bytes)), options);
  for await (const sheet of reader) {
    for await (const row of sheet) {
      const cells: string[] = [];
      for (let column = 1; column <= Math.min(row.cellCount, MOST_COLUMNS); column += 1) cells.push(textOf(row.getCell(column).value));
      if (cells.some((cell) => cell !== "")) yield { line: row.number, cells };
    }
    return;
  }
}

function* slicesOf(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536)
    yield Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(65_536, bytes.length - at));
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
  if ("text" in value) return value.text.trim();
  return "result" in value ? textOf(value.result) : "";
}
