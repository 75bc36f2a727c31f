import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { xlsxResponse } from "#app/http/xlsx.server.ts";

test("R76: a workbook opens again with its numbers as numbers, its texts as texts and its direction", async () => {
  const sheets = [
    {
      title: "نتائج: [أ]/ب",
      header: ["الدرس", "العدد"],
      rows: [
        ["=1+1", 12.5],
        ["+964 770", 3],
      ],
    },
    { title: "A title that is much longer than Excel allows a sheet to be called", header: ["x"], rows: [] },
  ] as const;
  const reply = await xlsxResponse("results", sheets, true);
  expect(reply.headers.get("content-disposition")).toBe('attachment; filename="results.xlsx"');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await reply.arrayBuffer());
  expect(workbook.worksheets.map(({ name }) => name.length <= 31 && !/[[\]:*?/\\]/.test(name))).toEqual([true, true]);
  const [sheet] = workbook.worksheets;
  expect(sheet?.views[0]).toMatchObject({ rightToLeft: true });
  expect(sheet?.getRow(1).values).toEqual([undefined, "الدرس", "العدد"]);
  expect(sheet?.getCell("A2")).toMatchObject({ value: "=1+1", type: ExcelJS.ValueType.String });
  expect(sheet?.getCell("B2")).toMatchObject({ value: 12.5, type: ExcelJS.ValueType.Number });
  expect(sheet?.getCell("A3").value).toBe("+964 770");
});
