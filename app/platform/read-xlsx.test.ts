import ExcelJS from "exceljs";
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readXlsx } from "#app/platform/read-xlsx.server.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const MB = 1_000_000;

async function aWorkbook(rows: readonly (readonly ExcelJS.CellValue[])[], sheets = 1): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (let number = 1; number <= sheets; number += 1) workbook.addWorksheet(`Sheet ${String(number)}`).addRows(rows.map((row) => [...row]));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A workbook with some of its parts written otherwise. */
async function rewritten(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const files: Zippable = { ...unzipSync(await aWorkbook([["a"], ["b"]])) };
  for (const [path, content] of Object.entries(parts)) files[path] = typeof content === "string" ? strToU8(content) : content;
  return zipSync(files, { level: 9 });
}

async function read(bytes: Uint8Array) {
  const { rows, fault } = readXlsx(bytes);
  const cells = [];
  for await (const row of rows) cells.push(row.cells);
  return { rows: cells, fault: fault() };
}

/** How much more memory a deed took at its worst, in MB. */
async function memoryOf(deed: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  await deed();
  clearInterval(watching);
  return (Math.max(most, process.memoryUsage().rss) - before) / MB;
}

const sheetOf = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

/** Writes into the directory of an archive that a file is so long, whatever it is. */
function pretending(zip: Uint8Array, path: string, size: number): Uint8Array {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf("PK\x01\x02", 0, "latin1"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 4, "latin1"))
    if (bytes.toString("latin1", at + 46, at + 46 + bytes.readUInt16LE(at + 28)) === path) bytes.writeUInt32LE(size, at + 24);
  return bytes;
}

test("rows of a workbook, of its first sheet alone, and of one that keeps its texts in its cells", async () => {
  const rows = [
    ["name", "day"],
    ["زينب", new Date(Date.UTC(2029, 11, 31))],
  ];
  const read1 = {
    rows: [
      ["name", "day"],
      ["زينب", "2029-12-31"],
    ],
    fault: null,
  };
  expect(await read(await aWorkbook(rows, 3))).toEqual(read1);
  const inline = sheetOf('<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row><row r="3"><c r="B3"><v>7</v></c></row>');
  const files = unzipSync(await rewritten({ [SHEET]: inline }));
  delete files["xl/sharedStrings.xml"];
  expect(await read(zipSync(files))).toEqual({ rows: [["x"], ["", "7"]], fault: null });
});

test("what is no workbook, is damaged, or has no sheet is said so, and ends", async () => {
  const good = await aWorkbook([["a"], ["b"]]);
  const damaged = Buffer.from(good);
  damaged.fill(0x55, damaged.indexOf(SHEET) + SHEET.length, damaged.indexOf(SHEET) + SHEET.length + 60);
  const withoutSheet = Object.fromEntries(Object.entries(unzipSync(good)).filter(([path]) => path !== SHEET));
  const none = [
    new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
    zipSync({ "a.txt": strToU8("a") }),
    zipSync(withoutSheet),
    damaged,
    good.subarray(0, good.length - 40),
    await rewritten({ [SHEET]: "<worksheet><sheetData><row" }),
    await rewritten({ [SHEET]: "plain words" }),
    await rewritten({ "xl/sharedStrings.xml": "<sst><si><t>a</si></sst>" }),
    await rewritten({ [SHEET]: sheetOf(`${"<row></row>".repeat(1000)}<!-- a remark -->`) }),
  ];
  for (const [place, bytes] of none.entries()) expect((await read(bytes)).fault, String(place)).toBe("not-a-workbook");
});

test("R81: a workbook that lies about its size is counted while it is unpacked, and stopped at once", async () => {
  const blanks = strToU8(sheetOf(`${'<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(100)}${" ".repeat(60 * MB)}`));
  const bomb = await rewritten({ [SHEET]: blanks });
  expect(bomb.length).toBeLessThan(MB);
  expect(await read(bomb)).toEqual({ rows: [], fault: "workbook-too-large" });
  const lie = pretending(bomb, SHEET, 20_000);
  const taken = await memoryOf(async () => {
    expect((await read(lie)).fault).toBe("not-a-workbook");
  });
  expect(taken).toBeLessThan(40);
  // Behind the directory's back: a second sheet of that name, which no directory lists.
  const hidden = zipSync({ [SHEET]: blanks }, { level: 9 });
  const files = hidden.subarray(0, Buffer.from(hidden).indexOf("PK\x01\x02", 0, "latin1"));
  const behind = await memoryOf(async () => {
    expect((await read(Buffer.concat([files, await aWorkbook([["a"]])]))).rows).not.toContainEqual(["1"]);
  });
  expect(behind).toBeLessThan(40);
});

test("R81: cells, texts, columns and files have their limits", async () => {
  const text = `<row r="1"><c r="A1" t="str"><v>${Array.from({ length: 60_000 }, (_, index) => String(index)).join(" ")}</v></c></row>`;
  expect(await read(await rewritten({ [SHEET]: sheetOf(text) }))).toEqual({ rows: [], fault: "workbook-too-large" });
  const wide = Array.from({ length: 61 }, (_, index) => `column ${String(index)}`);
  expect(await read(await aWorkbook([wide, wide]))).toEqual({ rows: [], fault: "too-many-columns" });
  // Cells that a stray key left far out are no headings.
  const stray = await read(await aWorkbook([wide.slice(0, 60), wide]));
  expect([stray.fault, stray.rows.map((cells) => cells.length)]).toEqual([null, [60, 60]]);
  const many = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`xl/worksheets/sheet${String(index + 2)}.xml`, sheetOf("")]));
  expect(await read(await rewritten(many))).toEqual({ rows: [], fault: "workbook-too-large" });
});

test("R81: strings that are kept are counted as well, and a text that stands for millions is not multiplied", async () => {
  const strings = `<sst>${"<si><t>a text that is said once</t></si>".repeat(10)}</sst>`;
  const entities = `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`;
  expect((await read(await rewritten({ "xl/sharedStrings.xml": strings }))).fault).toBeNull();
  expect(JSON.stringify(await read(await rewritten({ "xl/sharedStrings.xml": entities })))).not.toContain("aaaaaaaaaa");
});
