import fc from "fast-check";
import { expect, test } from "vitest";
import { parseNumerals, westernDigits } from "#app/domain/shared/digits.ts";

const SETS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"] as const;
const inSet = (text: string, set: number) => text.replace(/\d/g, (digit) => SETS[set]?.[Number(digit)] ?? digit);

test("R8: a number reads the same in all three sets of digits, with either decimal point", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 0, max: 99 }),
      fc.constantFrom(0, 1, 2),
      fc.constantFrom(".", "٫"),
      (whole, cents, set, point) => {
        const text = `${String(whole)}${point}${String(cents).padStart(2, "0")}`;
        expect(parseNumerals(inSet(text, set))).toBe(Number(`${String(whole)}.${String(cents).padStart(2, "0")}`));
      },
    ),
  );
});

test("R8: digits of several sets may be mixed in one number", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999 }),
      fc.array(fc.constantFrom(0, 1, 2), { minLength: 6, maxLength: 6 }),
      (number, sets) => {
        const text = [...String(number)].map((digit, index) => inSet(digit, sets[index] ?? 0)).join("");
        expect(parseNumerals(text)).toBe(number);
        expect(westernDigits(text)).toBe(String(number));
      },
    ),
  );
});

test("whatever is typed gives a finite number or null, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
      const value = parseNumerals(text);
      expect(value === null || Number.isFinite(value)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("thousands may be parted by the Arabic separator or a space", () => {
  expect(parseNumerals("١٬٢٥٠")).toBe(1250);
  expect(parseNumerals("1 250")).toBe(1250);
  expect(parseNumerals("1,250,000")).toBe(1_250_000);
  expect(parseNumerals("١٬٢٥٠٫٥")).toBe(1250.5);
});

test("a comma that could part thousands or decimals is refused: a factor of a thousand is a wrong dose", () => {
  expect(parseNumerals("1,250")).toBeNull();
  expect(parseNumerals("١،٢٥٠")).toBeNull();
});

test("a comma that can only be a decimal point is one", () => {
  expect(parseNumerals("2,5")).toBe(2.5);
  expect(parseNumerals("٢،٥")).toBe(2.5);
  expect(parseNumerals("0,25")).toBe(0.25);
});

test("signs, spaces and invisible marks around a number do not matter", () => {
  expect(parseNumerals("\u200F\u2066 ٤٢ \u2069")).toBe(42);
  expect(parseNumerals("-٣")).toBe(-3);
  expect(parseNumerals("−3")).toBe(-3);
  expect(parseNumerals("+3")).toBe(3);
});

test("what is not one number is none", () => {
  for (const text of ["", " ", "abc", "1.2.3", "1e5", "0x10", "12 mg", "--1", "1,2,3", "Infinity"]) expect(parseNumerals(text)).toBeNull();
});
