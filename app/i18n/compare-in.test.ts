import fc from "fast-check";
import { expect, test } from "vitest";
import { compareIn } from "#app/i18n/compare-in.ts";

test("Sorani names are sorted in the Kurdish alphabet", () => {
  const sorted = [
    "ئازاد",
    "بەهار",
    "پەروین",
    "چیا",
    "دانا",
    "رزگار",
    "ڕێبوار",
    "زانا",
    "ژیان",
    "سارا",
    "ڤیان",
    "کاوە",
    "گوڵ",
    "لانە",
    "ڵ",
    "مەریوان",
    "وریا",
    "ۆ",
    "هێمن",
    "یاد",
    "ێ",
  ];
  expect([...sorted].reverse().sort(compareIn("ckb"))).toEqual(sorted);
});

test("the same letter in another code sorts alike", () => {
  expect(compareIn("ckb")("كاوە", "کاوە")).toBe(0);
  expect(compareIn("ckb")("ياد", "یاد")).toBe(0);
});

test("the order is total in every language", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("ar", "ckb", "en"),
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.string({ unit: "binary", maxLength: 12 }),
      (language, one, other) => {
        const compare = compareIn(language);
        expect(Math.sign(compare(one, other)) + Math.sign(compare(other, one))).toBe(0);
      },
    ),
    { numRuns: 50 },
  );
});
