import { join } from "node:path";
import { expect, test } from "vitest";
import { folderOf, partsOfFolder } from "#app/domain/authoring/course-folder.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { readyDraft } from "#app/domain/authoring/publication-checklist.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import { foldersIn, readFolder } from "#app/platform/folder.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";

const COURSES = join(import.meta.dirname, "../../../content/courses");
const names = await foldersIn(COURSES);
const noId = (): never => {
  throw new Error("A block of a published course had no id.");
};
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each(names)("%s: folder, draft, folder, draft: nothing is lost, and it is the same course to whoever publishes it", async (name) => {
  const files = await readFolder(join(COURSES, name));
  const published = validateCourse({ name, files }, parseMarkdown);
  const first = partsOfFolder({ name, files }, parseMarkdown, noId);
  if (!published.ok || !first.ok) throw new Error(JSON.stringify({ published: published.ok, first }));
  expect(first.value.leftOut).toEqual([]);
  const content = (read: typeof first.value) => ({
    ...draftContentFrom(read.courseId, read.providerId ?? "", read.parts),
    media: read.files.map(({ path }) => ({ path, sha256: "0".repeat(64) })),
  });
  const draft = content(first.value);

  const again = [...folderOf(draft).map(({ path, text }) => ({ path, bytes: bytesOf(text) })), ...first.value.files];
  const second = partsOfFolder({ name, files: again }, parseMarkdown, noId);
  if (!second.ok) throw new Error(JSON.stringify(second.refusal));
  expect(content(second.value)).toEqual(draft);

  const { metadata, items, lessons, mediaPaths } = published.value;
  expect(readyDraft(content(second.value))).toEqual({ ok: true, value: { metadata, items, lessons, mediaPaths } });
  const fromFolder = validateCourse({ name, files: again }, parseMarkdown);
  expect(fromFolder).toEqual(published);
});

test("a folder that is not finished becomes a draft; what cannot be read is told with its file and line, and nothing is taken", () => {
  const folder = (files: Readonly<Record<string, string>>) => ({
    name: "half",
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: bytesOf(text) })),
  });
  const half = partsOfFolder(
    folder({
      "course.json": '{"id":"half","title":{"en":"Half"},"lessons":[{"id":"one"}]}',
      "lessons/one.en.md": "## Begin {#begin}\n\nText.",
      "notes.txt": "x",
    }),
    parseMarkdown,
    () => "made",
  );
  expect(half).toMatchObject({ ok: true, value: { courseId: "half", providerId: null, leftOut: ["notes.txt"] } });
  expect(half.ok ? half.value.parts.map(({ part }) => part) : []).toEqual(["lesson/one/en", "metadata", "items"]);

  const wrong = partsOfFolder(
    folder({
      "course.json": '{"id":"half","surprise":1}',
      "items.json": "[\n{,\n]",
      "lessons/one.en.md": "## Begin {#begin}\n\n<b>No</b>",
    }),
    parseMarkdown,
    () => "made",
  );
  expect(wrong.ok ? [] : wrong.refusal.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
    "items.json:2 json-malformed",
    "lessons/one.en.md:3 html-not-allowed",
    "lessons/one.en.md:3 html-not-allowed",
    "course.json:1 value-malformed",
  ]);
  expect(partsOfFolder(folder({}), parseMarkdown, () => "made")).toMatchObject({ ok: false, refusal: [{ code: "file-missing" }] });
});
