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
  return new Response(await workbook.xlsx.writeBuffer(), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${fileName}.xlsx"`,
      "cache-control": "private, no-store",
    },
  });
}
