import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import ExcelJS from "exceljs";

/** A sheet: what it is called, its heading, and rows in which numbers are numbers and texts are never run as formulas. */
export type Sheet = {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

/** Excel allows 31 letters, and not these. */
const FORBIDDEN = /[[\]:*?/\\']/g;
const LONGEST_NAME = 31;

/** Sheets as a workbook that opens in Excel and LibreOffice, from the right where its language is (R76). This file and platform/read-xlsx.server.ts alone know exceljs. */
export async function xlsxResponse(fileName: string, sheets: readonly Sheet[], rightToLeft: boolean): Promise<Response> {
  const workbook = new ExcelJS.Workbook();
  for (const [index, { title, header, rows }] of sheets.entries()) {
    const name = `${String(index + 1)} ${title.replaceAll(FORBIDDEN, " ")}`.slice(0, LONGEST_NAME).trim();
    const sheet = workbook.addWorksheet(name, { views: [{ rightToLeft, state: "frozen", ySplit: 1 }] });
    sheet.addRow([...header]).font = { bold: true };
    for (const row of rows) sheet.addRow([...row]);
    sheet.columns.forEach((column, place) => {
      const longest = Math.max(...[header, ...rows].map((row) => String(row[place] ?? "").length));
      column.width = Math.min(60, Math.max(10, longest + 2));
    });
  }
  return new Response(await workbook.xlsx.writeBuffer(), { headers: headersFor(fileName) });
}

/** A sheet of any length. */
export type StreamedSheet = {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly (string | number | null)[]> | Iterable<readonly (string | number | null)[]>;
};

/** Sheets of any length as a workbook, a row in memory at a time; what is a text stays one, and is never run as a formula. */
export function xlsxStream(fileName: string, sheets: readonly StreamedSheet[], rightToLeft: boolean): Response {
  const out = new PassThrough();
  writeSheets(out, sheets, rightToLeft).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return new Response(Readable.toWeb(out) as ReadableStream, { headers: headersFor(fileName) });
}

async function writeSheets(out: PassThrough, sheets: readonly StreamedSheet[], rightToLeft: boolean): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out });
  for (const { title, header, rows } of sheets) {
    const name = title.replaceAll(FORBIDDEN, " ").slice(0, LONGEST_NAME).trim();
    const sheet = workbook.addWorksheet(name, { views: [{ rightToLeft, state: "frozen", ySplit: 1 }] });
    sheet.columns = header.map(() => ({ width: 20 }));
    sheet.addRow([...header]).commit();
    for await (const row of rows) {
      sheet.addRow([...row]).commit();
      // Who reads slowly is waited for: the workbook is not kept in memory. Who has hung up is written nothing more.
      if (out.writableNeedDrain) await Promise.race([once(out, "drain"), once(out, "close")]);
      if (out.destroyed) return;
    }
    sheet.commit();
  }
  await workbook.commit();
}

function headersFor(fileName: string) {
  return {
    "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "content-disposition": `attachment; filename="${fileName}.xlsx"`,
    "cache-control": "private, no-store",
  };
}
