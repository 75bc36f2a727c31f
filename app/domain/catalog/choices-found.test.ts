import fc from "fast-check";
import { expect, test } from "vitest";
import { choicesFound } from "#app/domain/catalog/choices-found.ts";
import { SPECIALTIES } from "#app/domain/identity/specialty.ts";

const CHOICES = SPECIALTIES.map(({ code, name }) => ({ code, names: [name.ar, name.ckb, name.en] }));
const found = (typed: string) => choicesFound(CHOICES, typed).map(({ code }) => code);

test.each([
  ["cardio", "cardiology"],
  ["القلب", "cardiology"],
  ["قلب", "cardiology"],
  ["طب الاطفال", "paediatrics"],
  ["الأَطْفَال", "paediatrics"],
  ["اطفال طب", "paediatrics"],
  ["دڵ", "cardiology"],
  ["دل", "cardiology"],
  ["منداڵان", "paediatrics"],
  ["منداڵان نەخۆشی", "paediatrics"],
  ["منداlan", undefined],
  ["paedaitrics", "paediatrics"],
  ["Pädiatrics", "paediatrics"],
  ["الأطفل", "paediatrics"],
])("%s finds %s", (typed, code) => {
  if (code === undefined) expect(found(typed)).toEqual([]);
  else expect(found(typed)).toContain(code);
});

test("what is typed rightly is not mixed with what is only near it", () => {
  expect(found("Cardiology")).toEqual(["cardiology"]);
});

test("a short word is not guessed at", () => {
  expect(found("xyz")).toEqual([]);
});

test("an empty text finds everything, and every name finds its own choice", () => {
  expect(found("  ")).toHaveLength(CHOICES.length);
  fc.assert(
    fc.property(fc.constantFrom(...CHOICES), fc.nat(2), (choice, language) => {
      expect(found(choice.names[language] ?? "")).toContain(choice.code);
    }),
  );
});
