import { expect, test } from "vitest";
import { type NewReference, newReferenceFaults, withReference } from "#app/domain/authoring/added-reference.ts";
import { Reference } from "#app/domain/authoring/course-source.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";

const whole: NewReference = {
  authors: "Kareem S",
  title: "Pneumonia in primary care of Iraq today",
  source: "Lancet",
  year: 2020,
  evidence: "trial",
  doi: "10.1016/abc",
  pmid: "",
  url: "",
};
const metadata = (...references: object[]) => ({ minutes: 30, references }) as unknown as DraftMetadata;

test("what has no fault is a reference that a course may be published with", () => {
  expect([...newReferenceFaults(whole)]).toEqual([]);
  expect(Reference.safeParse(withReference(metadata(), whole).reference).success).toBe(true);
  expect([...newReferenceFaults({ ...whole, authors: " ", year: 1900, doi: "abc" })]).toEqual(["authors", "year", "doi"]);
  expect([...newReferenceFaults({ ...whole, doi: "", pmid: "123", year: 2020.5, evidence: "" })]).toEqual(["evidence", "year", "name"]);
});

test("it is entered behind the others under an id of its own, and nothing else is touched", () => {
  const before = metadata({ id: "pneumonia-in-primary-care-of", title: "Another" });
  const after = withReference(before, whole);
  expect(after.isNew).toBe(true);
  expect(after.reference.id).toBe("pneumonia-in-primary-care-of-2");
  expect(after.metadata).toEqual({ ...before, references: [...before.references!, after.reference] });
  expect(withReference(metadata(), { ...whole, title: "ذات الرئة" }).reference.id).toBe("reference");
});

test("asked twice, or of a state in which somebody has entered it meanwhile, it is there once", () => {
  const once = withReference(metadata(), whole);
  const twice = withReference(once.metadata, { ...whole, title: "Otherwise", doi: "10.1016/ABC" });
  expect(twice).toEqual({ metadata: once.metadata, reference: once.reference, isNew: false });
});
