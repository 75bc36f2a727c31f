import { expect, test } from "vitest";
import { checkDocument } from "#app/domain/authoring/check-document.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";

const cell = (type: string, attrs?: object) => ({ type, ...(attrs === undefined ? {} : { attrs }), content: [] });
const head = cell("tableHeader");
const plain = cell("tableCell");
const row = (...content: unknown[]) => ({ type: "tableRow", content });

function codesOf(block: { readonly type: string; readonly attrs: object; readonly content: unknown[] }): readonly string[] {
  const codes: string[] = [];
  const heading = { type: "heading", attrs: { id: "h", level: 2 }, content: [] };
  checkDocument(
    { type: "doc", schemaVersion: 1, content: [heading, block] } as unknown as LessonDocument,
    (_id, code) => void codes.push(code),
  );
  return codes;
}
const comparison = (...content: unknown[]) => codesOf({ type: "table", attrs: { id: "t", kind: "comparison" }, content });
const quotation = (attrs: object, ...inline: unknown[]) =>
  codesOf({ type: "blockquote", attrs: { id: "q", ...attrs }, content: [{ type: "paragraph", attrs: { id: "p" }, content: inline }] });

test("a comparison owes a head row and a head column; a head cell may reach over several rows", () => {
  expect(comparison(row(head, head), row(head, plain))).toEqual([]);
  expect(comparison(row(head, plain), row(head, plain))).toEqual(["comparison-without-heads"]);
  expect(comparison(row(head, head), row(plain, plain))).toEqual(["comparison-without-heads"]);
  expect(comparison(row(head, head))).toEqual(["comparison-without-heads"]);
  expect(comparison(row(head, head), row(cell("tableHeader", { rowspan: 2 }), plain), row(plain))).not.toContain(
    "comparison-without-heads",
  );
  expect(codesOf({ type: "table", attrs: { id: "t" }, content: [row(plain, plain)] })).toEqual([]);
});

test("a quotation owes whose words it is and the right to them; a reference in it says whose they are, as it always did", () => {
  expect(quotation({ source: "Semmelweis 1861", licence: "public domain" })).toEqual([]);
  expect(quotation({})).toEqual(["quotation-without-source"]);
  expect(quotation({ source: "Semmelweis 1861" })).toEqual(["quotation-without-licence"]);
  expect(quotation({}, { type: "reference", attrs: { ids: ["who"] } })).toEqual([]);
});
