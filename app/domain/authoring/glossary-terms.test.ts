import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { blockText } from "#app/domain/authoring/document-text.ts";
import { courseGlossary, glossaryTerms, termsSaid } from "#app/domain/authoring/glossary-terms.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { foldersIn, readFolder } from "#app/platform/folder.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..", "content");
const glossary = courseGlossary(JSON.parse(readFileSync(join(ROOT, "glossary.json"), "utf8")) as Parameters<typeof courseGlossary>[0]);
const terms = (en: string, language: "ar" | "ckb", text: string) =>
  glossaryTerms({ text: en, language: "en" }, { text, language }, glossary).map(({ term, kept }) => [term, kept]);

test("a term is known with article, attached words, plural and endings, and a longer one counts instead of the shorter in it", () => {
  expect(terms("Blood pressure.", "ar", "وبضغطِ الدَّم")).toEqual([["blood pressure", true]]);
  expect(terms("Wear gloves.", "ar", "والقفازات")).toEqual([["glove", true]]);
  expect(terms("Wear gloves.", "ckb", "دەستکێشەکانیان")).toEqual([["glove", true]]);
  expect(terms("The kidneys", "ckb", "گورچیلەکان")).toEqual([["kidney", true]]);
  expect(terms("type 2 diabetes", "ar", "السكري من النوع الثاني")).toEqual([["type 2 diabetes", true]]);
  expect(terms("INSULIN", "ar", "الأنسولين")).toEqual([["insulin", true]]);
});

test("a term that is rendered otherwise, or not at all, is said, with what the glossary proposes", () => {
  const [found] = glossaryTerms({ text: "An outbreak", language: "en" }, { text: "وباء", language: "ar" }, glossary);
  expect(found).toEqual({ term: "outbreak", proposals: ["فاشية"], kept: false });
  expect(terms("Nobody says a term here", "ar", "")).toEqual([]);
});

test("a translation made of the proposals alone is never warned of, from any language to any other", () => {
  const languages = fc.constantFrom("ar" as const, "ckb" as const, "en" as const);
  fc.assert(
    fc.property(languages, languages, fc.shuffledSubarray([...glossary], { maxLength: 6 }), (from, to, some) => {
      const said = (language: "ar" | "ckb" | "en") => some.map((term) => term[language][0]).join(" . ");
      const found = glossaryTerms({ text: said(from), language: from }, { text: said(to), language: to }, some);
      expect(found.filter(({ kept }) => !kept)).toEqual([]);
      expect(termsSaid(said(from), from, some)).toHaveLength(some.length);
    }),
  );
});

test("over the courses that are there it seldom warns: they are what the terms were taken from", async () => {
  const counts = { ar: { found: 0, warned: 0 }, ckb: { found: 0, warned: 0 } };
  for (const path of await foldersIn(join(ROOT, "courses"))) {
    const name = basename(path);
    const course = validateCourse({ name, files: await readFolder(join(ROOT, "courses", name)) }, parseMarkdown);
    if (!course.ok) throw new Error(name);
    for (const { documents } of course.value.lessons)
      for (const language of ["ar", "ckb"] as const)
        documents.en.content.forEach((block, index) => {
          const theirs = documents[language].content[index];
          if (theirs === undefined) return;
          for (const { kept } of glossaryTerms(
            { text: blockText(block), language: "en" },
            { text: blockText(theirs), language },
            glossary,
          )) {
            counts[language].found += 1;
            if (!kept) counts[language].warned += 1;
          }
        });
  }
  expect(counts.ar.found).toBeGreaterThan(300);
  for (const { found, warned } of Object.values(counts)) expect(warned / found).toBeLessThan(0.05);
});
