import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { foldersIn, readFolder } from "#app/platform/folder.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";

const COURSES = join(import.meta.dirname, "..", "..", "content", "courses");

/** Cues that give a key away and lead-ins that trip the reader (NBME item-writing guide), as far as a machine sees them. */
const ABSOLUTE: Readonly<Record<Language, RegExp>> = {
  en: /\b(always|never|all of the above|none of the above)\b/i,
  ar: /(دائم|أبد|كل ما سبق|لا شيء مما سبق)/u,
  ckb: /(هەموو کات|هەرگیز|هەموو ئەوانەی سەرەوە|هیچ یەک لە)/u,
};
const NEGATIVE: Readonly<Record<Language, RegExp>> = {
  en: /\b(except|least likely|(is|are|does|do|should) not)\b/i,
  ar: /(ما عدا|باستثناء|ليس)/u,
  ckb: /(جگە لە|بێجگە)/u,
};
const MUCH_LONGER = 1.25;

test("no item of the courses is given away by its wording in any language", async () => {
  const flaws: string[] = [];
  for (const folder of await foldersIn(COURSES)) {
    const course = validateCourse({ name: basename(folder), files: await readFolder(join(COURSES, folder)) }, parseMarkdown);
    if (!course.ok) throw new Error(`${folder} has faults.`);
    const places: number[] = [];
    for (const item of course.value.items.flatMap(simpleItemsOf)) {
      for (const language of LANGUAGES)
        if (NEGATIVE[language].test(item.leadIn[language])) flaws.push(`${item.id} ${language}: negative lead-in`);
      if (item.type !== "single-best-answer") continue;
      places.push(item.options.findIndex((option) => option.id === item.key));
      for (const language of LANGUAGES) {
        const longest = Math.max(...item.options.filter(({ id }) => id !== item.key).map(({ text }) => text[language].length));
        const key = item.options.find(({ id }) => id === item.key)?.text[language] ?? "";
        if (key.length > MUCH_LONGER * longest) flaws.push(`${item.id} ${language}: the key is much longer than every other option`);
        if (item.options.some(({ text }) => ABSOLUTE[language].test(text[language]))) flaws.push(`${item.id} ${language}: absolute term`);
      }
    }
    for (const place of new Set(places))
      if (places.filter((one) => one === place).length > places.length / 2) flaws.push(`${folder}: most keys stand at place ${place + 1}`);
  }
  expect(flaws).toEqual([]);
}, 60_000);
