import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameTap, parseDigitCode } from "#app/domain/identity/digit-code.ts";
import { after, instantAt } from "#app/domain/shared/time.ts";

test("six digits are read in all three scripts, with spaces and dashes", () => {
  for (const typed of ["123456", "١٢٣٤٥٦", "۱۲۳۴۵۶", " 123 456 ", "123-456", "1٢۳456", "١٢٣ ٤٥٦"])
    expect(parseDigitCode(typed, 6)).toBe("123456");
});

test("anything else is no code", () => {
  for (const typed of ["", "12345", "1234567", "12345a", "12.456", "-12345", "123\u0000456", "१२३४५६"])
    expect(parseDigitCode(typed, 6)).toBeNull();
});

test("every code comes back as it is shown, zeros in front included", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (number) => {
      const code = String(number).padStart(8, "0");
      expect(parseDigitCode(`${code.slice(0, 4)} ${code.slice(4)}`, 8)).toBe(code);
    }),
  );
});

test("a minute later the same wish is a new one", () => {
  const first = instantAt(Date.UTC(2026, 10, 27));
  expect(isSameTap(first, after(first, 60_000))).toBe(true);
  expect(isSameTap(first, after(first, 60_001))).toBe(false);
});
