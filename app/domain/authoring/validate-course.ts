import type { Item } from "#app/domain/assessment/item.ts";
import { checkCourse } from "#app/domain/authoring/check-course.ts";
import { type MediaPaths, decodeUtf8, readMedia } from "#app/domain/authoring/course-media.ts";
import type { CoursePlace, ReportAt } from "#app/domain/authoring/course-place.ts";
import { CourseMetadata, ItemPool } from "#app/domain/authoring/course-source.ts";
import { parseDocument } from "#app/domain/authoring/document-schema.ts";
import { type ReadJson, readJsonWithLines } from "#app/domain/authoring/json-lines.ts";
import type { LessonText } from "#app/domain/authoring/lesson-text.ts";
import { markdownToDocument } from "#app/domain/authoring/markdown-to-document.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import { keptLanguages, languagesOf } from "#app/domain/shared/content-language.ts";
import { withTextsShown } from "#app/domain/shared/texts-shown.ts";
import { LANGUAGES, Language } from "#app/domain/shared/language.ts";
import { isPlainText } from "#app/domain/shared/plain-text.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Something that stands between a folder and the public: where, what (a code), and what the sentence about it needs. */
export type CourseFault = {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** A course as it lies in a folder. */
export type CourseFolder = { readonly name: string; readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[] };

type Read = LessonText & { readonly lineOf: (blockId: string) => number; readonly file: string };
const WITH_LANGUAGES = CourseMetadata.pick({ languages: true }).strip();

type Found = { readonly metadata: CourseMetadata; readonly json: ReadJson };

/**
 * Reads a course folder and either gives the whole course or every fault in it, with file and line. `parseMarkdown` turns text
 * into an mdast tree (platform/markdown). Nothing is guessed or repaired, except that drawings are cleaned.
 */
export function validateCourse(
  folder: CourseFolder,
  parseMarkdown: (text: string) => unknown,
): Result<ValidCourse, readonly CourseFault[]> {
  const faults: CourseFault[] = [];
  const fault: Report = (file, line, code, params) => {
    faults.push({ file, line, code, ...(params === undefined ? {} : { params }) });
  };
  const bytesOf = new Map(folder.files.map((file) => [file.path, file.bytes]));
  const textOf = (path: string): string | null => {
    const bytes = bytesOf.get(path);
    if (bytes === undefined) return null;
    const text = decodeUtf8(bytes);
    if (text === null) fault(path, 1, "text-not-utf8");
    else checkPlain(path, text, fault);
    return text;
  };

  const found = readMetadata(folder.name, textOf("course.json"), fault);
  const languages = languagesOf(found?.metadata ?? {});
  const items = readItems(textOf("items.json"), languages, fault);
  if (found === null || items === null) return refused(faults);
  const { metadata } = found;

  const read: Read[] = metadata.lessons.flatMap((lesson) =>
    languages.flatMap((language) => readLesson(lesson.id, language, bytesOf, textOf, parseMarkdown, fault) ?? []),
  );
  const report: ReportAt = (place, code, params) => {
    fault(...lineOfPlace(place, found.json, items.json, read), code, params);
  };
  const { lessons, mediaPaths } = checkCourse(
    {
      metadata,
      items: items.value,
      lessonIds: metadata.lessons.map(({ id }) => id),
      lessons: read,
      files: new Set(bytesOf.keys()),
      source: "en",
      languages,
    },
    report,
  );
  const media = readMedia(mediaPaths, (path) => bytesOf.get(path), report);
  checkStrays(metadata, folder, mediaPaths, fault);

  if (faults.length > 0) return refused(faults.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)));
  return granted({ metadata, items: items.value, lessons, media, mediaPaths, validated: true });
}

/** File and line of a place. */
function lineOfPlace(place: CoursePlace, metadata: ReadJson, items: ReadJson, read: readonly Read[]): [string, number] {
  switch (place.part) {
    case "metadata":
      return ["course.json", metadata.lineOf(place.path)];
    case "items":
      return ["items.json", items.lineOf(place.path)];
    case "media":
      return [place.path, 1];
    case "lesson": {
      const lesson = read.find(({ lessonId, language }) => lessonId === place.lessonId && language === place.language);
      return [lesson?.file ?? "", place.blockId === null ? 1 : (lesson?.lineOf(place.blockId) ?? 1)];
    }
  }
}

type Report = (file: string, line: number, code: string, params?: Readonly<Record<string, string | number>>) => void;

function checkPlain(file: string, text: string, fault: Report): void {
  if (isPlainText(text)) return;
  text.split("\n").forEach((line, index) => {
    if (!isPlainText(line)) fault(file, index + 1, "control-character");
  });
}

function readMetadata(folderName: string, text: string | null, fault: Report): Found | null {
  const file = "course.json";
  if (text === null) return (fault(file, 1, "file-missing"), null);
  const json = readJsonWithLines(text);
  if (!json.ok) return (fault(file, json.line, "json-malformed"), null);
  const chosen = WITH_LANGUAGES.safeParse(json.value.value).data?.languages;
  const languages = languagesOf({ languages: chosen });
  const parsed = CourseMetadata.safeParse(withTextsShown(json.value.value, languages));
  if (!parsed.success) {
    for (const issue of parsed.error.issues.filter(({ path }) => isOwed(path, languages)))
      fault(file, json.value.lineOf(issue.path), "value-malformed", { where: issue.path.map(String).join("."), why: issue.message });
    return null;
  }
  if (parsed.data.id !== folderName)
    fault(file, json.value.lineOf(["id"]), "id-not-folder-name", { id: parsed.data.id, folder: folderName });
  const { languages: _listed, ...rest } = parsed.data;
  return { metadata: chosen === undefined ? rest : { ...rest, ...keptLanguages(chosen) }, json: json.value };
}

/** Whether a place is none of a text in a language that the course does not have. */
function isOwed(path: readonly PropertyKey[], languages: readonly Language[]): boolean {
  const language = Language.safeParse(path.at(-1)).data;
  return language === undefined || languages.includes(language);
}

function readItems(text: string | null, languages: readonly Language[], fault: Report): { value: readonly Item[]; json: ReadJson } | null {
  const file = "items.json";
  if (text === null) return (fault(file, 1, "file-missing"), null);
  const json = readJsonWithLines(text);
  if (!json.ok) return (fault(file, json.line, "json-malformed"), null);
  const parsed = ItemPool.safeParse(withTextsShown(json.value.value, languages));
  if (parsed.success) return { value: parsed.data, json: json.value };
  for (const issue of parsed.error.issues.filter(({ path }) => isOwed(path, languages)))
    fault(file, json.value.lineOf(issue.path), "value-malformed", { where: issue.path.map(String).join("."), why: issue.message });
  return null;
}

function readLesson(
  lessonId: string,
  language: Language,
  bytesOf: ReadonlyMap<string, Uint8Array>,
  textOf: (path: string) => string | null,
  parseMarkdown: (text: string) => unknown,
  fault: Report,
): Read | null {
  const markdown = `lessons/${lessonId}.${language}.md`;
  const tiptap = `lessons/${lessonId}.${language}.json`;
  if (bytesOf.has(markdown) && bytesOf.has(tiptap)) return (fault(tiptap, 1, "lesson-twice"), null);
  if (!bytesOf.has(markdown) && !bytesOf.has(tiptap)) return (fault(markdown, 1, "file-missing"), null);
  const file = bytesOf.has(markdown) ? markdown : tiptap;
  const text = textOf(file);
  if (text === null) return null;
  if (file === markdown) {
    const result = markdownToDocument(parseMarkdown(text), text);
    if (result.ok) return { lessonId, language, document: result.value.document, file, lineOf: (id) => result.value.lineOf.get(id) ?? 1 };
    for (const { line, code, params } of result.faults) fault(file, line, code, params);
    return null;
  }
  const json = readJsonWithLines(text);
  if (!json.ok) return (fault(file, json.line, "json-malformed"), null);
  const parsed = parseDocument(json.value.value);
  if (!parsed.ok) {
    for (const { path, code } of parsed.faults)
      fault(file, json.value.lineOf(path), "block-malformed", { where: path.slice(-3).map(String).join("."), why: code });
    return null;
  }
  const document = parsed.value;
  const index = (id: string): number => document.content.findIndex((block) => block.attrs.id === id);
  const lineOf = (id: string): number => json.value.lineOf(["content", Math.max(0, index(id))]);
  return { lessonId, language, document, file, lineOf };
}

function checkStrays(metadata: CourseMetadata, folder: CourseFolder, mediaPaths: MediaPaths, fault: Report): void {
  const expected = new Set(["course.json", "items.json", ...Object.values(mediaPaths).flatMap((paths) => Object.values(paths))]);
  for (const lesson of metadata.lessons)
    for (const language of LANGUAGES) for (const kind of ["md", "json"]) expected.add(`lessons/${lesson.id}.${language}.${kind}`);
  for (const { path } of folder.files) if (!expected.has(path) && path !== "README.md") fault(path, 1, "file-not-used");
}
