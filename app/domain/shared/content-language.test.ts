import fc from "fast-check";
import { expect, test } from "vitest";
import { contentLanguage, keptLanguages, languagesOf } from "#app/domain/shared/content-language.ts";
import { isText, withTextsOnlyIn, withTextsShown } from "#app/domain/shared/texts-shown.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";

const someLanguages = fc.uniqueArray(fc.constantFrom(...LANGUAGES), { minLength: 1 });
const reader = fc.constantFrom(...LANGUAGES);
const text = fc.record({ ar: fc.string(), ckb: fc.string(), en: fc.string() });
const value = fc.record({ title: text, lessons: fc.array(fc.record({ id: fc.string(), title: text })), minutes: fc.integer() });

test("a reader is shown a course in their own language whenever it has that, else in its first, in whatever order they were chosen", () => {
  fc.assert(
    fc.property(someLanguages, reader, (languages, own) => {
      const shown = contentLanguage({ languages }, own);
      expect(languages).toContain(shown);
      if (languages.includes(own)) expect(shown).toBe(own);
      else expect(shown).toBe(LANGUAGES.find((language) => languages.includes(language)));
      expect(contentLanguage({ languages: [...languages].reverse() }, own)).toBe(shown);
    }),
  );
});

test("a course that says nothing is there in all languages, and so is one that says all", () => {
  expect(languagesOf({})).toEqual(LANGUAGES);
  expect(languagesOf({ languages: [] })).toEqual(LANGUAGES);
  expect(keptLanguages(["en", "ckb", "ar"])).toEqual({});
  expect(keptLanguages(["en", "ar"])).toEqual({ languages: ["ar", "en"] });
  for (const language of LANGUAGES) expect(contentLanguage({}, language)).toBe(language);
});

test("each text says to every reader what it says in the language that they are shown, and nothing of another one is left", () => {
  fc.assert(
    fc.property(value, someLanguages, reader, (whole, languages, own) => {
      const shown = withTextsShown(whole, languages) as typeof whole;
      const language = contentLanguage({ languages }, own);
      expect(shown.title[own]).toBe(whole.title[language]);
      expect(shown.lessons.map(({ title }) => title[own])).toEqual(whole.lessons.map(({ title }) => title[language]));
      expect(shown.minutes).toBe(whole.minutes);
      if (languages.length === LANGUAGES.length) expect(shown).toEqual(whole);
      // What is shown once is shown: a second time changes nothing.
      expect(withTextsShown(shown, languages)).toEqual(shown);
    }),
  );
});

test("what stood in place of a text is taken out again, and comes back the same", () => {
  fc.assert(
    fc.property(value, someLanguages, (whole, languages) => {
      const shown = withTextsShown(whole, languages);
      const written = withTextsOnlyIn(shown, languages) as typeof whole;
      expect(Object.keys(written.title).sort()).toEqual([...languages].sort());
      expect(withTextsShown(written, languages)).toEqual(shown);
    }),
  );
});

test("the standing of the languages is no text, nor is what only looks like one", () => {
  const translations = { ar: "source", ckb: "awaiting-clinical-review", en: "signed-off" };
  expect(withTextsOnlyIn({ translations }, ["ar"])).toEqual({ translations });
  expect(isText({})).toBe(false);
  expect(isText({ ar: "a", id: "b" })).toBe(false);
  expect(withTextsShown({ title: { en: "only English" } }, ["ar"])).toEqual({ title: {} });
});
