import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block, LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { materialReasons } from "#app/domain/authoring/propose-change.ts";
import { changedNumbers } from "#app/domain/authoring/quantities.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import type { VersionContent } from "#app/domain/authoring/version-difference.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { aCourseFolder } from "#tests/builders/a-course-folder.ts";

const valid = validateCourse(aCourseFolder(), parseMarkdown);
if (!valid.ok) throw new Error(JSON.stringify(valid.refusal));
const course: VersionContent = valid.value;
const text = (words: string) => ({ type: "text", text: words }) as const;
const paragraph = (id: string, words: string) =>
  ({ type: "paragraph", attrs: { id }, content: words === "" ? [] : [text(words)] }) as unknown as Block;
const document = (...content: Block[]): LessonDocument => ({ type: "doc", schemaVersion: 1, content });
const withText = (...content: Block[]): VersionContent => ({
  ...course,
  lessons: [{ id: "hands", documents: { ar: document(), ckb: document(), en: document(...content) } }],
});
const codes = (before: VersionContent, after: VersionContent) => materialReasons(before, after).map(({ code }) => code);
const dose = (amount: string, unit = "mg", drug = "Amlodipine") =>
  ({
    type: "doseBlock",
    attrs: { id: "d", drug, route: "oral", amount, unit, interval: "daily", source: "who" },
    content: [],
  }) as unknown as Block;
const key = (words: string, cited: boolean) =>
  ({
    type: "callout",
    attrs: { id: "k", kind: "key" },
    content: [
      {
        type: "paragraph",
        attrs: { id: "kp" },
        content: [text(words), ...(cited ? [{ type: "reference", attrs: { ids: ["who"] } }] : [])],
      },
    ],
  }) as unknown as Block;
const check = (...correct: boolean[]) =>
  ({
    type: "knowledgeCheck",
    attrs: { id: "c" },
    content: correct.map((right, index) => ({ type: "option", attrs: { correct: right }, content: [text(`Option ${"abc"[index]!}`)] })),
  }) as unknown as Block;

test("wording alone is editorial", () => {
  expect(codes(course, course)).toEqual([]);
  expect(codes(withText(paragraph("p", "Wash your hands.")), withText(paragraph("p", "Clean your hands well.")))).toEqual([]);
  expect(codes(course, { ...course, metadata: { ...course.metadata, minutes: 61 } })).toEqual([]);
});

test("a dose that is another one, comes or goes is material, and said once", () => {
  expect(codes(withText(dose("5")), withText(dose("10")))).toEqual(["dose"]);
  expect(codes(withText(dose("5")), withText(dose("5", "g")))).toEqual(["dose"]);
  expect(codes(withText(dose("5")), withText(dose("5", "mg", "Atenolol")))).toEqual(["dose"]);
  expect(codes(withText(), withText(dose("5")))).toEqual(["dose"]);
  expect(codes(withText(dose("5")), withText())).toEqual(["dose"]);
});

test.each([
  ["Give 5 mg.", "Give 50 mg."],
  ["Give 5 mg.", "Give 5 g."],
  ["أعط ٥ ملغ", "أعط ٦ ملغ"],
  ["5 mg, then 10 mg", "10 mg, then 5 mg"],
  ["Wait 3 days.", "Wait 5 days."],
  ["Below 140/90", "Below 130/80"],
  ["", "At most 4 times"],
])("a number or its unit that is another one is material: %s / %s", (before, after) => {
  expect(codes(withText(paragraph("p", before)), withText(paragraph("p", after)))).toEqual(["quantity"]);
});

test("the same number in other digits, grouped or with a useless zero is the same", () => {
  for (const [before, after] of [
    ["Give 5 mg", "Give ٥ mg"],
    ["15 548 people", "15,548 people"],
    ["5 mcg", "5.0 microgram"],
  ] as const)
    expect(changedNumbers(before, after)).toEqual([]);
  fc.assert(
    fc.property(fc.string(), (words) => {
      expect(changedNumbers(words, words)).toEqual([]);
    }),
  );
});

test("the right option of a knowledge check and a key message with its reference are material; a key message without one is wording", () => {
  expect(codes(withText(check(true, false)), withText(check(false, true)))).toEqual(["knowledge-check"]);
  expect(codes(withText(key("Wash hands", true)), withText(key("Do not wash hands", true)))).toEqual(["key-message"]);
  expect(codes(withText(key("Wash hands", true)), withText())).toEqual(["key-message"]);
  expect(codes(withText(key("Wash hands", false)), withText(key("Clean hands", false)))).toEqual([]);
});

test("what a question counts as right, and the objectives, are material", () => {
  const items = course.items.map((item) => (item.type === "single-best-answer" ? { ...item, key: "c" } : item));
  expect(materialReasons(course, { ...course, items })).toMatchObject([{ code: "key", itemId: "item-single" }]);
  const objectives = [...course.metadata.objectives].reverse();
  expect(codes(course, { ...course, metadata: { ...course.metadata, objectives } })).toEqual(["objectives"]);
});

test("a language that is added, or taken away, is no material change; what changes in the languages of both is", () => {
  const before = {
    ...withText(dose("5")),
    metadata: { ...course.metadata, languages: ["ar", "en"] as const },
  } as unknown as VersionContent;
  const documents = { ...before.lessons[0]!.documents, ckb: document(dose("5"), paragraph("p", "٥ ملگم")) };
  const after: VersionContent = { ...before, metadata: course.metadata, lessons: [{ id: "hands", documents }] };
  expect(codes(before, after)).toEqual([]);
  expect(codes(after, before)).toEqual([]);
  expect(codes(before, { ...after, lessons: [{ id: "hands", documents: { ...documents, en: document(dose("50")) } }] })).toEqual(["dose"]);
  const objectives = course.metadata.objectives.map((objective) => ({ ...objective, ckb: "تر" }));
  expect(codes(before, { ...after, metadata: { ...course.metadata, objectives } })).toEqual([]);
});
