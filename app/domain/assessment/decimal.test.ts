import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDecimal } from "#app/domain/assessment/decimal.ts";
import { readNumerals } from "#app/domain/shared/digits.ts";

test("a tenth is exactly a tenth, however it is written", () => {
  for (const text of ["0.1", "0.10", ".1", "0,1", "\u200f٠٫١ "]) expect(parseDecimal(text)).toBe(100_000_000_000n);
});

test("what the one reader reads is kept exactly, to twelve digits on both sides; what it does not read is no number here either", () => {
  const side = fc.bigInt({ min: 0n, max: 999_999_999_999n });
  fc.assert(
    fc.property(side, side, fc.constantFrom("", "-"), (whole, fraction, sign) => {
      const text = `${sign}${String(whole)}.${String(fraction).padStart(12, "0")}`;
      const units = whole * 10n ** 12n + fraction;
      expect(parseDecimal(text)).toBe(sign === "-" ? -units : units);
    }),
  );
  for (const [text, same] of [
    ["1,250.5", "1250.5"],
    ["٠،١٢٥", "0.125"],
    ["1 250,5", "1250.5"],
  ] as const)
    expect(parseDecimal(text)).toBe(parseDecimal(same));
  for (const text of ["1,250", "1 5", "2."]) expect(parseDecimal(text)).toBeNull();
  expect(parseDecimal("1".repeat(13))).toBeNull();
  expect(parseDecimal("0." + "1".repeat(13))).toBeNull();
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
      if (readNumerals(text) === null) expect(parseDecimal(text)).toBeNull();
    }),
    { numRuns: 50 },
  );
});
