import { expect, test } from "vitest";
import { completeLanguages } from "#app/domain/authoring/complete-languages.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { type FolderOverrides, aCourseFolder, aLessonText, someItems } from "#tests/builders/a-course-folder.ts";

function valid(overrides: FolderOverrides = {}): ValidCourse {
  const result = validateCourse(aCourseFolder(overrides), parseMarkdown);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

test("a course that was translated whole is there in all three languages", () => {
  expect(completeLanguages(valid())).toEqual(["ar", "ckb", "en"]);
});

test.each([
  ["English", "en"],
  ["Arabic", "ar"],
] as const)("a lesson whose Sorani file still holds the %s is not there in Sorani", (_name, source) => {
  expect(completeLanguages(valid({ files: { "lessons/hands.ckb.md": aLessonText(source) } }))).toEqual(["ar", "en"]);
});

test("a lesson whose Arabic file holds the Sorani is not there in Arabic", () => {
  expect(completeLanguages(valid({ files: { "lessons/hands.ar.md": aLessonText("ckb") } }))).toEqual(["ckb", "en"]);
});

test("one question that nobody translated is enough", () => {
  const english = "A nurse draws up a vaccine from a vial that another hand has opened.";
  const items = someItems().map((item, index) => (index === 0 ? { ...item, stem: { en: english, ar: english, ckb: english } } : item));
  expect(completeLanguages(valid({ items }))).toEqual(["en"]);
});

test("names, numbers and units that are the same in every language hide none of them", () => {
  const same = "Metformin 500 mg (BP 140/90 mmHg)";
  const items = someItems().map((item, index) => (index === 0 ? { ...item, stem: { en: same, ar: same, ckb: same } } : item));
  expect(completeLanguages(valid({ items }))).toEqual(["ar", "ckb", "en"]);
});
