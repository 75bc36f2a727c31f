import { expect, test } from "vitest";
import { MEASURABLE_VERBS, unmeasurableVerb, VERB_LEVELS } from "#app/domain/authoring/objective-verbs.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";

test.each([
  ["en", "Understand the causes of fever", "understand"],
  ["en", "You will be able to know the dose", "know"],
  ["en", "  Be  aware of the risks", "be aware of"],
  ["ar", "فهم أسباب الحمى", "فهم"],
  ["ar", "معرفة الجرعة", "معرفة"],
  ["ckb", "تێگەیشتن لە هۆکارەکان", "تێگەیشتن"],
] as const)("%s: %s cannot be measured", (language, objective, verb) => {
  expect(unmeasurableVerb(objective, language)).toBe(verb);
});

test.each([
  ["en", "Measure blood pressure and know when to refer"],
  ["en", "Knowingly is no verb of ours"],
  ["ar", "قياس ضغط الدم"],
  ["ckb", "پێوانی پەستانی خوێن"],
  ["en", ""],
] as const)("%s: nothing stands against %s", (language, objective) => {
  expect(unmeasurableVerb(objective, language)).toBeNull();
});

test("no verb is proposed that is warned of", () => {
  for (const level of VERB_LEVELS)
    for (const language of LANGUAGES)
      for (const verb of MEASURABLE_VERBS[level][language]) expect(unmeasurableVerb(verb, language), verb).toBeNull();
});
