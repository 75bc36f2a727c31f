import fc from "fast-check";
import { expect, test } from "vitest";
import { type Json, canonicalJson, isSameJson } from "#app/domain/shared/canonical-json.ts";

test("keys stand in order at every depth, and absent ones are left out", () => {
  expect(canonicalJson({ b: 1, a: { d: [true, null, "x"], c: undefined }, ä: "ü" })).toBe('{"a":{"d":[true,null,"x"]},"b":1,"ä":"ü"}');
});

test("a value and its copy with shuffled keys have one text, which is that value again", () => {
  const reversed = (value: Json): Json => {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map((inner) => reversed(inner as Json));
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, reversed(inner as Json)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(canonicalJson(reversed(value as Json))).toBe(canonicalJson(value as Json));
      expect(JSON.parse(canonicalJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("two values are the same exactly when their texts are", () => {
  const value = fc.letrec<{ any: Json }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Json>(null, 0, 1, "", "a", false, true),
      fc.array(tie("any"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("a", "constructor"), fc.option(tie("any"), { nil: undefined, freq: 4 }) as fc.Arbitrary<Json>, {
        maxKeys: 2,
      }),
    ),
  })).any;
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(isSameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
      expect(isSameJson(one, structuredClone(one))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
