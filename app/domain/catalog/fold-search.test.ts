import fc from "fast-check";
import { expect, test } from "vitest";
import { foldSearch } from "#app/domain/catalog/fold-search.ts";

test.each([
  ["إلتهاب", "التهاب"],
  ["أدوية آمنة", "ادويه امنه"],
  ["مستشفى", "مستشفي"],
  ["الضَّغْطُ", "الضغط"],
  ["مـــركز", "مركز"],
  ["كۆڵێرا", "كۆڵێرا"],
  ["کۆڵێرا", "كۆڵێرا"],
  ["شەکر", "شه‌كر"],
  ["Hypertension", "HYPERTENSION"],
  ["Crimée", "crimee"],
  ["٥ ۵ 5", "5 5 5"],
  ["ﻻ", "لا"],
])("%s is found as %s", (written, typed) => {
  expect(foldSearch(written)).toBe(foldSearch(typed));
});

test.each([
  ["ڕ", "ر"],
  ["ڵ", "ل"],
  ["ۆ", "و"],
  ["ێ", "ي"],
  ["ە", "ه"],
  ["پ", "ب"],
  ["گ", "ك"],
  ["ژ", "ز"],
  ["ڤ", "ف"],
])("Sorani letters that differ stay apart: %s and %s", (one, other) => {
  expect(foldSearch(one)).not.toBe(foldSearch(other));
});

test("folding twice is folding once", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from("أإآاةهىيیکكـًّەAéÅ ‌٥۵\u00a0x")) }), (text) => {
      expect(foldSearch(foldSearch(text))).toBe(foldSearch(text));
    }),
  );
});
