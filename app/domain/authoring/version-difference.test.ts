import { expect, test } from "vitest";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { type VersionContent, keyOf, versionDifference } from "#app/domain/authoring/version-difference.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { aCourseFolder } from "#tests/builders/a-course-folder.ts";
import { aMultipleResponse, aNumeric, aSingleBestAnswer, aVignetteSet } from "#tests/builders/an-item.ts";

const course = (): VersionContent => {
  const valid = validateCourse(aCourseFolder(), parseMarkdown);
  if (!valid.ok) throw new Error(JSON.stringify(valid.refusal));
  return valid.value;
};
const NONE = { lessons: [], items: [], fields: [] };

test("a course against itself is no difference, whatever the order of the members in its JSON", () => {
  const before = course();
  expect(versionDifference(before, before)).toEqual(NONE);
  const turned = Object.fromEntries(Object.entries(before.metadata).reverse()) as typeof before.metadata;
  expect(versionDifference(before, { ...before, metadata: turned })).toEqual(NONE);
});

test("a lesson says per language how many blocks and words are others; untouched languages are not named", () => {
  const before = course();
  const [first, ...rest] = before.lessons;
  const paragraph = { type: "paragraph", attrs: { id: "new-one" }, content: [{ type: "text", text: "Three more words" }] } as never;
  const documents = { ...first!.documents, en: { ...first!.documents.en, content: [...first!.documents.en.content, paragraph] } };
  const after = { ...before, lessons: [{ ...first!, documents }, ...rest] };
  expect(versionDifference(before, after)).toEqual({
    ...NONE,
    lessons: [
      {
        lessonId: "hands",
        title: before.metadata.lessons[0]!.title,
        change: "changed",
        languages: [{ language: "en", added: 1, removed: 0, changed: 0, moved: 0, wordsAdded: 3, wordsRemoved: 0 }],
      },
    ],
  });
  expect(versionDifference(after, before).lessons[0]?.languages[0]).toMatchObject({ added: 0, removed: 1, wordsRemoved: 3 });
});

test("a lesson that comes or goes is said as such, with all its words", () => {
  const before = course();
  const metadata = { ...before.metadata, lessons: before.metadata.lessons.slice(0, 1) };
  const shorter = { ...before, metadata, lessons: before.lessons.slice(0, 1) };
  const gone = versionDifference(before, shorter);
  expect(gone.lessons).toMatchObject([{ lessonId: "dose", change: "removed", title: before.metadata.lessons[1]!.title }]);
  expect(gone.lessons[0]?.languages.map(({ language }) => language)).toEqual(["ar", "ckb", "en"]);
  expect(versionDifference(shorter, before).lessons).toMatchObject([{ lessonId: "dose", change: "added" }]);
});

test("items are added, removed and changed by their id, and a key that changed is said", () => {
  const before = { ...course(), items: [aSingleBestAnswer("one"), aMultipleResponse("two"), aNumeric("three")] };
  const [one, two] = before.items;
  const after = {
    ...before,
    items: [{ ...one!, key: "b" } as never, { ...two!, key: ["b", "a"] } as never, aSingleBestAnswer("four")],
  };
  expect(versionDifference(before, after).items.map(({ itemId, change, keyChanged }) => [itemId, change, keyChanged])).toEqual([
    ["one", "changed", keyOf(one!) !== "b"],
    // The same options in another order are the same key.
    ["two", "changed", false],
    ["four", "added", false],
    ["three", "removed", false],
  ]);
  expect(keyOf(one!)).not.toBe("b");
});

test("the key of a question inside a vignette is part of the vignette's key", () => {
  const set = aVignetteSet("set");
  if (set.type !== "vignette-set") throw new Error("not a set");
  const [inner, ...others] = set.items;
  const other = { ...set, items: [{ ...inner!, key: "c" } as never, ...others] };
  expect(keyOf(other)).not.toBe(keyOf(set));
});

test("metadata is compared field by field: a number, a text in three languages, a list; what has members is only said to be other", () => {
  const before = course();
  const title = { ar: "عنوان", ckb: "ناونیشان", en: "Another title" };
  const quiz = { ...before.metadata.quiz, attempts: before.metadata.quiz.attempts + 1 };
  const metadata = { ...before.metadata, title, quiz, minutes: 61, creditOffers: [], objectives: before.metadata.objectives.slice(1) };
  const { fields } = versionDifference(before, { ...before, metadata });
  expect(fields.map(({ field }) => field)).toEqual(["title", "objectives", "minutes", "creditOffers", "attempts"]);
  expect(fields[0]).toEqual({ field: "title", before: before.metadata.title, after: title });
  expect(fields[2]).toEqual({ field: "minutes", before: "60", after: "61" });
  expect(fields[3]).toMatchObject({ before: null });
  expect(fields[1]?.after).toMatchObject({ en: metadata.objectives.map(({ en }) => en).join("\n") });
});
