import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { type CalendarDay, type Instant, instantAt } from "#app/domain/shared/time.ts";
import { formatDate } from "#app/i18n/format-date.ts";

const day = "2026-11-23" as CalendarDay;
const late = "2026-11-23T21:30:00.000Z" as Instant;

test("R9: days carry the month names of Iraq, in Western digits", () => {
  expect(formatDate("ar", day)).toBe("23 تشرين الثاني 2026");
  expect(formatDate("ckb", day)).toBe("23ی تشرینی دووەمی 2026");
  expect(formatDate("en", day)).toBe("23 November 2026");
});

test("R79: a moment is shown in Baghdad, with the zone written out", () => {
  expect(formatDate("en", late, "moment")).toBe("24 November 2026, 00:30 Baghdad time");
  expect(formatDate("en", late)).toBe("24 November 2026");
  expect(formatDate("ar", late, "time")).toBe("00:30");
  expect(formatDate("ar", late, "moment")).toBe("24 تشرين الثاني 2026، 00:30 بتوقيت بغداد");
});

test("every moment has one text in each language, without foreign digits", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), fc.constantFrom(...LANGUAGES), (milliseconds, language) => {
      const text = formatDate(language, instantAt(milliseconds), "moment");
      expect(text).toMatch(/\d{4}.*\d{2}:\d{2}/);
      expect(text).not.toMatch(/[٠-٩۰-۹]|undefined|NaN/);
    }),
  );
});
