import { basename, join } from "node:path";
import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { foldersIn, readFolder } from "#app/platform/folder.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { LESSON_SCHEMA } from "#app/ui/editor/lesson-schema.ts";
import { aCourseFolder } from "#tests/builders/a-course-folder.ts";

const COURSES = join(import.meta.dirname, "..", "..", "..", "content", "courses");
const schema = getSchema(LESSON_SCHEMA);

/** The document as ProseMirror gives it back, attributes and marks included. */
function throughTiptap(content: unknown): unknown {
  const opened = schema.nodeFromJSON({ type: "doc", content });
  opened.check();
  return (opened.toJSON() as { content: unknown }).content;
}

/** An empty `content` and no `content` say the same; ProseMirror writes the second. */
const withoutEmptyContent = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (name, member: unknown) =>
      name === "content" && Array.isArray(member) && member.length === 0 ? undefined : member,
    ),
  );

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
        const { content } = lesson.documents[language];
        expect({ lesson: lesson.id, language, content: throughTiptap(content) }).toEqual({
          lesson: lesson.id,
          language,
          content: withoutEmptyContent(content),
        });
      }
    }
  }
});

test("a document that the schema cannot hold is refused, not trimmed", () => {
  expect(() => throughTiptap([{ type: "tableRow", content: [] }])).toThrow();
  expect(() => throughTiptap([{ type: "no-such-block" }])).toThrow();
});
