import fc from "fast-check";
import { expect, test } from "vitest";
import { isUnreadable, moved, placed, responseFromFields } from "#app/domain/assessment/response-fields.ts";
import { isPlainJson } from "#app/domain/shared/plain-text.ts";

test("a number that was copied out of Arabic text, with its direction marks, is an answer that can be kept", () => {
  const fields = new FormData();
  fields.set("value", "\u200f\u2067٢٫٥\u2069\u200f");
  fields.set("unit", "mg");
  const response = responseFromFields("numeric", fields, []);
  expect(response).toEqual({ type: "numeric", value: "٢٫٥", unit: "mg" });
  expect(isPlainJson(response)).toBe(true);
});

test.each([
  ["a", "after", "c", "b c a d"],
  ["a", "before", "c", "b a c d"],
  ["d", "before", "a", "d a b c"],
  ["b", "after", "a", "a b c d"],
  ["a", "after", "a", "a b c d"],
  ["x", "after", "a", "a b c d"],
  ["a", "after", "x", "a b c d"],
] as const)("%s put down %s %s", (id, where, other, order) => {
  expect(placed(["a", "b", "c", "d"], id, where, other).join(" ")).toBe(order);
});

test("what is dragged to its neighbour's other side is what a button would move", () => {
  const orders = fc.uniqueArray(
    fc.string({ minLength: 1, maxLength: 4 }).filter((id) => !id.includes(":")),
    { minLength: 2, maxLength: 8 },
  );
  fc.assert(
    fc.property(orders, fc.nat(), (order, at) => {
      const place = at % (order.length - 1);
      const [id, next] = [order[place]!, order[place + 1]!];
      expect(placed(order, id, "after", next)).toEqual(moved(order, `down:${id}`));
      expect(placed(order, next, "before", id)).toEqual(moved(order, `up:${next}`));
    }),
  );
});

test.each([
  ["two fifty", true],
  ["2.5.0", true],
  ["٢٫٥", false],
  ["-0.25", false],
  ["", false],
  ["  ", false],
])("the number %j is unreadable: %s", (value, expected) => {
  expect(isUnreadable({ type: "numeric", value, unit: null })).toBe(expected);
  expect(isUnreadable({ type: "single-best-answer", choice: "a" })).toBe(false);
});
