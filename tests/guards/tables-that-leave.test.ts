import { expect, test } from "vitest";
import { sourceFiles, sourceText } from "#tests/support/source-file.ts";

const served = [
  ...sourceFiles("app/routes", /\.tsx?$/),
  ...sourceFiles("app/http", /\.server\.ts$/),
  ...sourceFiles("app/cli", /\.server\.ts$/),
];
const saying = (text: string) => served.filter((path) => sourceText(path).includes(text));

test("R76: every table that leaves the house is written by the one module that lets no cell run as a formula", () => {
  expect(saying("text/csv")).toEqual(["app/http/csv.server.ts", "app/http/table-file.server.ts"]);
  expect(saying("spreadsheetml.sheet")).toEqual(["app/http/xlsx.server.ts"]);
  // Lists in archives and of any length are written line by line, by the same module.
  expect(saying("csvLine(")).toEqual(["app/http/csv.server.ts", "app/http/record-archive.server.ts", "app/http/table-file.server.ts"]);
  const named = served.filter((path) => /\[\.\]csv\.tsx?$/.test(path));
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((path) => !sourceText(path).includes("csvResponse"))).toEqual([]);
});
