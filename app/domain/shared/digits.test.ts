import fc from "fast-check";
import { expect, test } from "vitest";
import { parseNumerals, readNumerals, westernDigits } from "#app/domain/shared/digits.ts";

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

test.each([
  // Typed, and the one form that it is kept in; null: no number, or two.
  ["42", "42"],
  ["007", "7"],
  ["2.50", "2.50"],
  [".5", "0.5"],
  ["٫٥", "0.5"],
  [",5", "0.5"],
  // ٬ and spaces only ever part thousands.
  ["١٬٢٥٠", "1250"],
  ["1 250", "1250"],
  ["1\u202f250\u00a0000", "1250000"],
  ["١٬٢٥٠٫٥", "1250.5"],
  ["1 250,5", "1250.5"],
  ["1٬25", null],
  ["٬250", null],
  ["1٬2500", null],
  ["1 5", null],
  ["12345 678", null],
  // Commas part thousands where they cannot be a point, and are one where they cannot part thousands.
  ["1,250,000", "1250000"],
  ["1,250.5", "1250.5"],
  ["١،٢٥٠٫٥", "1250.5"],
  ["2,5", "2.5"],
  ["٢،٥", "2.5"],
  ["0,25", "0.25"],
  ["0,125", "0.125"],
  ["٠،١٢٥", "0.125"],
  ["1250,5", "1250.5"],
  // Either: a factor of a thousand is a wrong dose.
  ["1,250", null],
  ["10,250", null],
  ["١،٢٥٠", null],
  ["1250,500", null],
  ["1 250,500", null],
  [",500", null],
  ["0,125,000", null],
  ["1,2,3", null],
  // Signs, spaces and marks that are not seen.
  ["\u200F\u2066 ٤٢ \u2069", "42"],
  ["-٣", "-3"],
  ["- 3", "-3"],
  ["−3", "-3"],
  ["+3", "3"],
  ["-0", "0"],
  ["--1", null],
  ["", null],
  [" ", null],
  [".", null],
  ["-", null],
  ["2.", null],
  ["1.2.3", null],
  ["1e5", null],
  ["0x10", null],
  ["12 mg", null],
  ["ten", null],
  ["Infinity", null],
])("R8: %j is read as %j", (typed, kept) => {
  expect(readNumerals(typed)).toBe(kept);
  expect(parseNumerals(typed)).toBe(kept === null ? null : Number(kept));
});

test("R8: the kept form is read as itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from("0123456789٠١٢.,٫٬، -")), maxLength: 14 }), (text) => {
      const kept = readNumerals(text);
      if (kept !== null) expect([kept, readNumerals(kept)]).toEqual([expect.stringMatching(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/), kept]);
    }),
    { numRuns: 500 },
  );
});
