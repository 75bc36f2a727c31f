import { expect, test } from "vitest";
import { listSeparator } from "#app/i18n/list-separator.ts";
import type { Language } from "#app/domain/shared/language.ts";

const said = (language: Language, ...names: string[]): string =>
  names.map((name, place) => `${listSeparator(language, place, names.length)}${name}`).join("");

test("one, two and three entries are joined as each language joins them", () => {
  expect([said("en", "A"), said("en", "A", "B"), said("en", "A", "B", "C")]).toEqual(["A", "A and B", "A, B, and C"]);
  expect([said("ar", "أ"), said("ar", "أ", "ب"), said("ar", "أ", "ب", "ج")]).toEqual(["أ", "أ وب", "أ وب وج"]);
  expect([said("ckb", "ئا"), said("ckb", "ئا", "ب"), said("ckb", "ئا", "ب", "ج")]).toEqual(["ئا", "ئا و ب", "ئا، ب و ج"]);
});
