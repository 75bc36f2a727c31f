import fc from "fast-check";
import { expect, test } from "vitest";
import { readJsonWithLines } from "#app/domain/authoring/json-lines.ts";

test("each value knows its line; a missing one answers with its parent's", () => {
  const read = readJsonWithLines('{\n  "a": [\n    1,\n    {"b": "x"}\n  ]\n}');
  if (!read.ok) throw new Error("not read");
  expect(read.value.value).toEqual({ a: [1, { b: "x" }] });
  expect([["a"], ["a", 1], ["a", 1, "b"], ["a", 1, "c"], ["z"]].map((path) => read.value.lineOf(path))).toEqual([2, 4, 4, 4, 1]);
});

test.each([
  ['{\n  "a": 1,\n}', 3],
  ['{"a": 1} x', 1],
  ["[1,\n2\n3]", 3],
  ['{"a": 1,\n"a": 2}', 2],
  ["", 1],
  ['{"__proto__": 1,\n"__proto__": 2}', 2],
  ['"\u0001"', 1],
  ["01", 1],
])("malformed: %j is refused on line %d", (text, line) => {
  expect(readJsonWithLines(text)).toEqual({ ok: false, line });
});

test("whatever JSON.stringify writes is read back as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value, null, 2);
      const read = readJsonWithLines(text);
      expect(read.ok && JSON.stringify(read.value.value)).toBe(JSON.stringify(JSON.parse(text)));
    }),
    { examples: [[JSON.parse('{"__proto__":{"a":[1,{"__proto__":null}]}}')]] },
  );
});
