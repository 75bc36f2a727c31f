import { expect, test } from "vitest";
import { evidenceOf } from "#app/domain/authoring/evidence-of.ts";
import { aCourseMetadata } from "#tests/builders/a-course-folder.ts";

test("sources are counted by kind, the strongest first, and no kind without a source is named", () => {
  const [guideline, other] = aCourseMetadata().references;
  if (guideline === undefined || other === undefined) throw new Error("The tiny course has two references.");
  expect(evidenceOf([{ ...other, evidence: "expert" }, guideline, { ...other, evidence: "observational" }, guideline])).toEqual([
    { kind: "guideline", sources: 2 },
    { kind: "observational", sources: 1 },
    { kind: "expert", sources: 1 },
  ]);
  expect(evidenceOf([])).toEqual([]);
});

test("a source of an early version that says nothing of its kind is not counted", () => {
  expect(evidenceOf(aCourseMetadata().references.map(({ evidence: _kind, ...reference }) => reference))).toEqual([]);
});
