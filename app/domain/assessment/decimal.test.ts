import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDecimal, westernDigits } from "#app/domain/assessment/decimal.ts";

const inDigits = (text: string, zero: number) => text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

test("R8: the same number in three scripts is the same number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 99 }), (whole, part) => {
      const text = `${String(whole)}.${String(part).padStart(2, "0")}`;
      const value = parseDecimal(text);
      expect(value).not.toBeNull();
      expect(parseDecimal(inDigits(text, 0x0660))).toBe(value);
      expect(parseDecimal(inDigits(text, 0x06f0).replace(".", "\u066b"))).toBe(value);
      expect(westernDigits(inDigits(text, 0x0660))).toBe(text);
    }),
  );
});

test("a tenth is exactly a tenth, however it is written", () => {
  expect(parseDecimal("0.1")).toBe(parseDecimal("0.10"));
  expect(parseDecimal(".1")).toBe(parseDecimal("0.1"));
  expect(parseDecimal("0,1")).toBe(parseDecimal("0.1"));
  expect(parseDecimal("\u200f٠٫١ ")).toBe(parseDecimal("0.1"));
});

test("what can be read in two ways is read in none", () => {
  for (const text of ["1,500", "1,000", "1.2.3", "1,2,3", "", ".", "-", "2.", "1e3", "ten", "5 mg", "0x10", "١،٥٠٠"])
    expect(parseDecimal(text)).toBeNull();
});

test("no text whatever breaks the reader", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
      parseDecimal(text);
    }),
  );
});

test("R8: what can be read in one way only is read: ٬ only ever parts thousands, and nothing stands before a thousand's 0", () => {
  expect(parseDecimal("\u0661\u066c\u0662\u0665\u0660")).toBe(parseDecimal("1250"));
  expect(parseDecimal("\u0661\u066c\u0662\u0665\u0660\u066b\u0665")).toBe(parseDecimal("1250.5"));
  expect(parseDecimal("0,125")).toBe(parseDecimal("0.125"));
  expect(parseDecimal("\u0660\u060c\u0661\u0662\u0665")).toBe(parseDecimal("0.125"));
  for (const text of ["1\u066c25", "\u066c250", "1\u066c2500", "1,250", "10,250"]) expect(parseDecimal(text)).toBeNull();
});
