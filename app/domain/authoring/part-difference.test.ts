import fc from "fast-check";
import { expect, test } from "vitest";
import { partDifference } from "#app/domain/authoring/part-difference.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";

test("a field with another value is named by its path", () => {
  const before = { title: { en: "Hand hygiene", ar: "نظافة اليدين" }, minutes: 30 };
  const after = { title: { en: "Clean hands", ar: "نظافة اليدين" }, minutes: 45 };
  expect(partDifference(before, after)).toEqual([
    { path: ["title", "en"], before: "Hand hygiene", after: "Clean hands" },
    { path: ["minutes"], before: "30", after: "45" },
  ]);
});

test("an element with an id is the same one wherever it stands, and the order is said", () => {
  const before = [
    { id: "a", text: "one" },
    { id: "b", text: "two" },
  ];
  const after = [
    { id: "b", text: "two" },
    { id: "a", text: "ONE" },
    { id: "c", text: "three" },
  ];
  expect(partDifference(before, after)).toEqual([
    { path: ["a", "text"], before: "one", after: "ONE" },
    { path: ["c", "id"], before: null, after: "c" },
    { path: ["c", "text"], before: null, after: "three" },
    { path: ["order"], before: "a, b", after: "b, a, c" },
  ]);
});

test("a form against itself differs in nothing, and against another in something", () => {
  const text = fc.string({ minLength: 1, maxLength: 8 });
  const form = fc.dictionary(
    fc.constantFrom("a", "b", "c"),
    fc.oneof(text, fc.array(fc.record({ id: text, text })), fc.record({ en: text })),
  );
  const distinct = (value: Json): boolean =>
    Object.values(value as object).every(
      (member) => !Array.isArray(member) || new Set(member.map(({ id }: { id: string }) => id)).size === member.length,
    );
  fc.assert(
    fc.property(form.filter(distinct), (value) => {
      expect(partDifference(value, structuredClone(value))).toEqual([]);
      expect(partDifference(value, { ...value, added: "x" })).toEqual([{ path: ["added"], before: null, after: "x" }]);
    }),
  );
});
