import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRemark, csvResponse } from "#app/http/csv.server.ts";

/** The text of one cell as a spreadsheet takes it from the file. */
async function cellOf(cell: string): Promise<string> {
  const bytes = new Uint8Array(await csvResponse("list", ["head"], [cell], (row) => [row]).arrayBuffer());
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith('\uFEFF"head"\r\n"')).toBe(true);
  expect(text.endsWith('"\r\n')).toBe(true);
  return text.slice('\uFEFF"head"\r\n"'.length, -'"\r\n'.length).replaceAll('""', '"');
}

test.each([
  "=1+1",
  '=HYPERLINK("https://evil.example")',
  "+964 770 000 0000",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  " =1+1",
  "＝1+1",
  "－1+1",
  "＋1+1",
  "＠SUM(A1)",
])("R76: %j comes as text, not as a formula", async (formula) => {
  expect(await cellOf(formula)).toBe(`'${formula}`);
});

test.each(["0.75", "-0.75", "12", "-3", "أحمد علاء", "ڕێبوار", "Amoxicillin 500 mg = 1 tablet", "a=b", ""])(
  "%j stays as it is",
  async (plain) => {
    expect(await cellOf(plain)).toBe(plain);
  },
);

test("R76: no cell begins with what a spreadsheet would run, but for a number, and none breaks out of its quotes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 20 }), async (any) => {
      fc.pre(/^\P{Surrogate}*$/u.test(any));
      const cell = await cellOf(any);
      expect(/^-?\d+(\.\d+)?$/.test(cell) || !/^\s*[=+\-@＝＋－＠]/.test(cell)).toBe(true);
      expect(cell === any || cell === `'${any}`).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("R76: a remark before a table is one line, and no cell that a spreadsheet makes of it is run", () => {
  expect(csvRemark("Facility: a,=1+1")).toBe("# Facility: a,'=1+1\r\n");
  expect(csvRemark('a; "=1"\t@x\r\n=2')).toBe("# a;' \"=1\"\t'@x =2\r\n");
  expect(csvRemark("As of 2026-11-27, in all of Iraq")).toBe("# As of 2026-11-27, in all of Iraq\r\n");
});
