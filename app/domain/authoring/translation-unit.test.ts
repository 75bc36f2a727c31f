import { expect, test } from "vitest";
import { textUnits } from "#app/domain/authoring/translation-unit.ts";
import { aCourseMetadata } from "#tests/builders/a-course-folder.ts";

test("every text of a course is to be translated, and how far its languages are is no text", () => {
  const keys = textUnits("metadata", aCourseMetadata(), "en", "ar").map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(["title", "practiceGap", "objectives.0", "lessons.hands.title"]));
  expect(keys).not.toContain("translations");
});
