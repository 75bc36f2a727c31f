import ExcelJS from "exceljs";
import { parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { expect, test } from "vitest";
import { TABLE_FORMATS, type TableFormat } from "#app/domain/compliance/standing-list.ts";
import { csvRows } from "#app/domain/shared/csv-rows.ts";
import { tableFile } from "#app/http/table-file.server.ts";
import type { Cell } from "#app/http/table.server.ts";

const COLUMNS = [
  { name: "name", isNumber: false },
  { name: "credits", isNumber: true },
];
const FORMULAS = ["=1+1", "+964 770", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", '=HYPERLINK("https://evil.example")'];
const ROWS: readonly (readonly Cell[])[] = [['زينب، "الربيعي"', 12.5], ["ڕێبوار", null], [null, -3], ...FORMULAS.map((text) => [text, 0])];

function fileOf(format: TableFormat, batches: AsyncIterable<readonly (readonly Cell[])[]> = of(ROWS.slice(0, 2), ROWS.slice(2))) {
  const notes = [
    { word: "As of", meaning: "31 October 2026" },
    { word: "name", meaning: "two\r\nlines" },
  ];
  return tableFile(format, { name: "list", title: "القائمة", columns: COLUMNS, batches, notes, notesTitle: "Meaning", rightToLeft: true });
}

async function* of(...batches: readonly (readonly (readonly Cell[])[])[]) {
  for (const batch of batches) yield await Promise.resolve(batch);
}

test("R76: a CSV begins with a byte-order mark and what has to be known, and runs no cell", async () => {
  const reply = fileOf("csv");
  expect(reply.headers.get("content-disposition")).toBe('attachment; filename="list.csv"');
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await reply.arrayBuffer());
  const [asOf, meaning, ...rest] = text.split("\r\n");
  expect([asOf, meaning]).toEqual(["\uFEFF# As of: 31 October 2026", "# name: two lines"]);
  const rows = [];
  for await (const { cells } of csvRows([rest.filter((line) => !line.includes("\t")).join("\r\n")])) rows.push(cells);
  expect(rows.slice(0, 4)).toEqual([
    ["name", "credits"],
    ['زينب، "الربيعي"', "12.5"],
    ["ڕێبوار", ""],
    ["", "-3"],
  ]);
  for (const formula of FORMULAS) expect(text).toContain(`"'${formula.replaceAll('"', '""')}"`);
});

test("R76: a workbook opens with its numbers as numbers, its texts as texts, and its meanings on a second sheet", async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await fileOf("xlsx").arrayBuffer());
  const [sheet, notes] = workbook.worksheets;
  expect(sheet?.views[0]).toMatchObject({ rightToLeft: true });
  expect(sheet?.getCell("A2").value).toBe('زينب، "الربيعي"');
  expect(sheet?.getCell("B2")).toMatchObject({ value: 12.5, type: ExcelJS.ValueType.Number });
  expect(sheet?.getCell("B3").value).toBeNull();
  for (const [place, formula] of FORMULAS.entries())
    expect(sheet?.getCell(`A${String(place + 5)}`)).toMatchObject({ value: formula, type: ExcelJS.ValueType.String });
  expect(notes?.getRow(2).values).toEqual([undefined, "As of", "31 October 2026"]);
});

test("a Parquet file opens with its types, its empty cells and its meanings, whole over several batches", async () => {
  const file = await fileOf("parquet").arrayBuffer();
  const { key_value_metadata, row_groups } = await parquetMetadataAsync(file);
  expect(row_groups).toHaveLength(2);
  expect(key_value_metadata).toContainEqual({ key: "As of", value: "31 October 2026" });
  expect(await parquetReadObjects({ file })).toEqual(ROWS.map(([name, credits]) => ({ name, credits })));
});

test.each(TABLE_FORMATS)("%s: a table without rows is a file too", async (format) => {
  const bytes = await fileOf(format, of([])).arrayBuffer();
  expect(bytes.byteLength).toBeGreaterThan(40);
  if (format === "parquet") expect(await parquetReadObjects({ file: bytes })).toEqual([]);
});

test.each(TABLE_FORMATS)("%s: whoever hangs up ends the reading of rows, and a failure on the way is no whole file", async (format) => {
  let read = 0;
  const endless = (async function* () {
    for (;;) {
      read += 1;
      await new Promise((turn) => setImmediate(turn));
      yield Array.from({ length: 2_000 }, (_, row) => [`row ${String(row)}`, row]);
    }
  })();
  const reader = fileOf(format, endless).body!.getReader();
  await reader.read();
  await reader.cancel();
  await new Promise((done) => setTimeout(done, 100));
  const soFar = read;
  await new Promise((done) => setTimeout(done, 200));
  expect(read - soFar).toBeLessThanOrEqual(1);
  const broken = (async function* () {
    yield await Promise.resolve([["one", 1]]);
    throw new Error("the database is gone");
  })();
  await expect(fileOf(format, broken).arrayBuffer()).rejects.toThrow();
});
