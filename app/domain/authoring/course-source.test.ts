import { expect, test } from "vitest";
import { CourseMetadata, FacultyMember } from "#app/domain/authoring/course-source.ts";
import { aCourseMetadata } from "#tests/builders/a-course-folder.ts";

const three = { ar: "نص", ckb: "دەق", en: "text" };
const member = (relationships?: unknown) => ({ name: three, credentials: three, role: "author", relationships });
const isDeclared = (relationships: unknown) => FacultyMember.safeParse(member(relationships)).success;
const relationship = { company: "Example Pharma", nature: "speaker", mitigation: three };

// @rule accme-sii-2020/standard-3-relationships
test("everybody declares their relationships with company and nature, and whoever has none declares that", () => {
  expect(isDeclared([])).toBe(true);
  expect(isDeclared([relationship])).toBe(true);
  expect(isDeclared(undefined)).toBe(false);
  expect(isDeclared([{ ...relationship, company: "" }])).toBe(false);
  expect(isDeclared([{ ...relationship, nature: "friend" }])).toBe(false);
});

// @rule accme-sii-2020/standard-3-mitigation
test("a relationship without its mitigation, in all three languages, is not published", () => {
  expect(isDeclared([{ company: "Example Pharma", nature: "speaker" }])).toBe(false);
  expect(isDeclared([{ ...relationship, mitigation: { ...three, ckb: "" } }])).toBe(false);
});

const isMetadata = (changed: object) => CourseMetadata.safeParse({ ...aCourseMetadata(), ...changed }).success;

// @rule accme-sii-2020/standard-4-support
test("commercial support is declared with source and kind, or that there is none", () => {
  expect(isMetadata({ commercialSupport: null })).toBe(true);
  expect(isMetadata({ commercialSupport: [{ source: "Example Pharma", kind: "in-kind" }] })).toBe(true);
  expect(isMetadata({ commercialSupport: undefined })).toBe(false);
  expect(isMetadata({ commercialSupport: [{ source: "Example Pharma" }] })).toBe(false);
});

// @rule ama-pra/bibliographic-sources
test("a course without references is not published", () => {
  expect(isMetadata({ references: [] })).toBe(false);
});
