import { basename, join } from "node:path";
import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import { type LessonDocument, parseDocument } from "#app/domain/authoring/document-schema.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { foldersIn, readFolder } from "#app/platform/folder.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { documentOf, editorFrom } from "#app/ui/editor/lesson-document.ts";
import { LESSON_SCHEMA } from "#app/ui/editor/lesson-schema.ts";
import { aCourseFolder } from "#tests/builders/a-course-folder.ts";

const COURSES = join(import.meta.dirname, "..", "..", "..", "content", "courses");
const schema = getSchema(LESSON_SCHEMA);
const newId = () => "new";

/** Throws when the schema cannot hold the document: it is refused, never trimmed (R38). */
function proseFrom(document: LessonDocument) {
  const doc = schema.nodeFromJSON(editorFrom(document, newId));
  doc.check();
  return doc;
}
const throughTiptap = (document: LessonDocument): LessonDocument => documentOf(proseFrom(document));
const doc = (...content: unknown[]) => ({ type: "doc", schemaVersion: 1, content }) as unknown as LessonDocument;

test("R38: every lesson of the courses, and one with every block, opens in Tiptap and comes back unchanged", async () => {
  const folders = [
    aCourseFolder(),
    ...(await Promise.all(
      (await foldersIn(COURSES)).map(async (name) => ({ name: basename(name), files: await readFolder(join(COURSES, name)) })),
    )),
  ];
  expect(folders.length).toBeGreaterThan(3);
  for (const folder of folders) {
    const course = validateCourse(folder, parseMarkdown);
    if (!course.ok) throw new Error(`${folder.name} has faults.`);
    for (const lesson of course.value.lessons) {
      for (const language of LANGUAGES) {
        const document = lesson.documents[language];
        expect({ lesson: lesson.id, language, document: throughTiptap(document) }).toEqual({ lesson: lesson.id, language, document });
      }
    }
  }
});

test("R39: what this version does not know comes back byte for byte, as a block and within a line", () => {
  const strange = {
    type: "hologram",
    attrs: { mathml: "<math><mi>x</mi></math>", deep: [1, null, { a: undefined }] },
    content: [{ type: "text", text: "x" }],
  };
  const glitter = { type: "text", text: "glitter", marks: [{ type: "sparkle", attrs: { n: 3 } }] };
  const parsed = parseDocument(
    JSON.parse(
      JSON.stringify(doc(strange, { type: "paragraph", attrs: { id: "p" }, content: [{ type: "text", text: "some " }, glitter] })),
    ),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const back = throughTiptap(parsed.value);
  expect(back).toEqual(parsed.value);
  expect(JSON.stringify(back)).toBe(JSON.stringify(parsed.value));
});

test("cells keep how far they reach, and say nothing when they reach nowhere", () => {
  const table = doc({
    type: "table",
    attrs: { id: "t" },
    content: [
      {
        type: "tableRow",
        content: [
          { type: "tableHeader", attrs: { colspan: 2 }, content: [{ type: "text", text: "Dose" }] },
          { type: "tableCell", content: [] },
        ],
      },
    ],
  });
  expect(throughTiptap(table)).toEqual(table);
});

test("a document that the schema cannot hold is refused, not trimmed", () => {
  expect(() => throughTiptap(doc({ type: "tableRow", content: [] }))).toThrow();
  expect(() => throughTiptap(doc({ type: "no-such-block" }))).toThrow();
});

test("an empty lesson opens with a paragraph to write in", () => {
  expect(throughTiptap(doc())).toEqual(doc({ type: "paragraph", attrs: { id: "new" }, content: [] }));
});
