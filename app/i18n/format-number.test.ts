import { expect, test } from "vitest";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { formatCredits } from "#app/i18n/format-credits.ts";
import { formatNumber } from "#app/i18n/format-number.ts";

test("numbers read the same in every language", () => {
  for (const language of LANGUAGES) {
    expect(formatNumber(language, 12_345.6789)).toBe("12,345.679");
    expect(formatCredits(language, 275)).toBe("2.75");
    expect(formatCredits(language, 0)).toBe("0");
  }
});

test("a minus stays before its number where lines run from the right", () => {
  expect(formatCredits("en", -75)).toBe("-0.75");
  expect(formatCredits("ar", -75)).toBe("\u2066-0.75\u2069");
  expect(formatCredits("ckb", -75)).toBe("\u2066-0.75\u2069");
});
