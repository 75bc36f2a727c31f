import { expect, test } from "vitest";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { type FolderOverrides, aCourseFolder, aCourseMetadata, aLessonText, someItems } from "#tests/builders/a-course-folder.ts";

function faultsOf(overrides: FolderOverrides): string[] {
  const result = validateCourse(aCourseFolder(overrides), parseMarkdown);
  return result.ok ? [] : result.refusal.map((fault) => `${fault.file}:${fault.line} ${fault.code}`);
}
const lesson = (language: "ar" | "ckb" | "en", change: (text: string) => string): FolderOverrides => ({ files: { [`lessons/hands.${language}.md`]: change(aLessonText(language)) } });
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

test("the tiny course has no fault", () => {
  expect(validateCourse(aCourseFolder(), parseMarkdown)).toMatchObject({ ok: true });
});
