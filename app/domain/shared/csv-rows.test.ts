import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRows } from "#app/domain/shared/csv-rows.ts";

async function read(...pieces: string[]) {
  const rows = [];
  for await (const row of csvRows(pieces)) rows.push(row);
  return rows;
}

test("cells are parted by whichever mark the first line has most of, quotation marks keep it and line ends", async () => {
  expect(await read('a;b\r\n"1;2";"say ""yes"""\n\n"two\nlines";3')).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 2, cells: ["1;2", 'say "yes"'] },
    { line: 4, cells: ["two\nlines", "3"] },
  ]);
  expect(await read("a\tb\n1\t\n")).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 2, cells: ["1", ""] },
  ]);
});

test("a quotation mark that is never closed spoils its own line alone", async () => {
  const lines = Array.from({ length: 30 }, (_, index) => `${String(index)},x`);
  const rows = await read(["a,b", '"open,x', ...lines].join("\n"));
  expect(rows.filter(({ cells }) => cells === null)).toEqual([{ line: 2, cells: null }]);
  expect(rows).toHaveLength(32);
  expect(await read('a,b\n1"2,3\n"x"y,3')).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 2, cells: null },
    { line: 3, cells: null },
  ]);
});

test("law: what is written is read, wherever the text is cut into pieces", async () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "ب", '"', ",", "\n", " ", "1") }).map((text) => text.trim());
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 7 }),
      async (table, size) => {
        fc.pre(table.flat().every((text) => text.split("\n").length < 4));
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = `a,b,c\r\n${table.map((row) => row.map(quoted).join(",")).join("\r\n")}`;
        const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));
        expect((await read(...pieces)).slice(1).map(({ cells }) => cells)).toEqual(table);
      },
    ),
  );
});

test("R76: what a list that we wrote says of a formula is read as it was, and an apostrophe of a name stays", async () => {
  expect(await read(`a,b\n'=1+1,"'@SUM(A1)"\n'Abd al-Karim,"don't"\n'-2+3,'＝1`)).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 2, cells: ["=1+1", "@SUM(A1)"] },
    { line: 3, cells: ["'Abd al-Karim", "don't"] },
    { line: 4, cells: ["-2+3", "＝1"] },
  ]);
});
