import { expect, test } from "vitest";
import { GOVERNORATES } from "#app/domain/identity/governorate.ts";
import { SPECIALTIES } from "#app/domain/identity/specialty.ts";
import { byName } from "#app/i18n/by-name.ts";

const entry = (code: string, en: string, ar: string, ckb: string) => ({ code, name: { en, ar, ckb } });
const LIST = [
  entry("a", "Zebra", "ي", "ژ"),
  entry("other-thing", "Another", "آخر", "ئ"),
  entry("b", "apple", "ب", "ڕ"),
  entry("c", "Éclair", "أ", "ز"),
];

test("each language has its own order, and another thing comes last", () => {
  const codes = (language: "en" | "ar" | "ckb") => byName(LIST, language).map(({ code }) => code);
  expect(codes("en")).toEqual(["b", "c", "a", "other-thing"]);
  expect(codes("ar")).toEqual(["c", "b", "a", "other-thing"]);
  expect(codes("ckb")).toEqual(["b", "c", "a", "other-thing"]);
});

test("nothing is lost, and the list itself is left as it was", () => {
  const before = GOVERNORATES.map(({ code }) => code);
  expect(byName(GOVERNORATES, "ckb")).toHaveLength(before.length);
  expect(GOVERNORATES.map(({ code }) => code)).toEqual(before);
  expect(byName(SPECIALTIES, "ar").at(-1)?.code).toMatch(/^other/);
});
