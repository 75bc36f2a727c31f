import type { z } from "zod";
import { decodeUtf8 } from "#app/domain/authoring/course-media.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import { type DraftContent, DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import { filledMetadata } from "#app/domain/authoring/filled-metadata.ts";
import { readJsonWithLines } from "#app/domain/authoring/json-lines.ts";
import { markdownToDocument } from "#app/domain/authoring/markdown-to-document.ts";
import { readDraftPart } from "#app/domain/authoring/read-draft-part.ts";
import type { CourseFault, CourseFolder } from "#app/domain/authoring/validate-course.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

type Part = { readonly part: DraftPart; readonly content: Json };

/** A course folder taken apart into the parts of a draft, whether or not it could be published. */
export type FolderParts = {
  readonly courseId: CourseId;
  /** Of whom the folder says that it is; the draft belongs to whoever takes it in. */
  readonly providerId: string | null;
  /** Metadata, items and lessons. */
  readonly parts: readonly Part[];
  /** Pictures and recordings, by path, as they lie there. */
  readonly files: CourseFolder["files"];
  /** What nothing in a course is called, and what is therefore left out. */
  readonly leftOut: readonly string[];
};

const LESSON = new RegExp(`^lessons/([a-z0-9]+(?:-[a-z0-9]+)*)\\.(${LANGUAGES.join("|")})\\.(md|json)$`);
const MEDIA = /^(images|media)\/[a-z0-9][a-z0-9._-]{0,99}$/;

/**
 * Reads a folder of content/courses for a draft: what a draft can hold is taken, complete or not; what cannot be read is told with file and
 * line, and then nothing is taken. `parseMarkdown` as for `validateCourse`; `mint` makes ids for blocks that have none.
 */
export function partsOfFolder(
  { name, files }: CourseFolder,
  parseMarkdown: (text: string) => unknown,
  mint: () => string,
): Result<FolderParts, readonly CourseFault[]> {
  const faults: CourseFault[] = [];
  const leftOut: string[] = [];
  const media: CourseFolder["files"][number][] = [];
  const parts: Part[] = [];
  const take = (file: string, part: DraftPart, content: Json): void => {
    const read = readDraftPart(part, content, mint);
    if (read.ok) parts.push({ part, content: read.value.content });
    else if (read.refusal.code === "too-large") faults.push({ file, line: 1, code: "too-large" });
    else for (const { where, why } of read.refusal.faults) faults.push({ file, line: 1, code: "value-malformed", params: { where, why } });
  };
  const jsonIn = (file: string, text: string): Json | null => {
    const json = readJsonWithLines(text);
    if (json.ok) return json.value.value as Json;
    faults.push({ file, line: json.line, code: "json-malformed" });
    return null;
  };
  let metadata: Json | null = null;
  const seen = new Set<DraftPart>();
  for (const { path, bytes } of files) {
    if (MEDIA.test(path)) {
      media.push({ path, bytes });
      continue;
    }
    const lesson = LESSON.exec(path);
    if (lesson === null && path !== "course.json" && path !== "items.json") {
      leftOut.push(path);
      continue;
    }
    const text = decodeUtf8(bytes);
    if (text === null) {
      faults.push({ file: path, line: 1, code: "text-not-utf8" });
      continue;
    }
    if (lesson === null) {
      const json = jsonIn(path, text);
      if (json === null) continue;
      if (path === "course.json") metadata = json;
      else take(path, "items", json);
      continue;
    }
    const part = lessonPart(lesson[1] ?? "", lesson[2] as (typeof LANGUAGES)[number]);
    if (seen.has(part)) faults.push({ file: path, line: 1, code: "lesson-twice" });
    seen.add(part);
    if (lesson[3] === "json") {
      const json = jsonIn(path, text);
      if (json !== null) take(path, part, json);
      continue;
    }
    const read = markdownToDocument(parseMarkdown(text), text);
    if (read.ok) take(path, part, JSON.parse(JSON.stringify(read.value.document)) as Json);
    else
      for (const { line, code, params } of read.faults)
        faults.push({ file: path, line, code, ...(params === undefined ? {} : { params }) });
  }
  if (metadata === null) {
    if (!faults.some(({ file }) => file === "course.json")) faults.push({ file: "course.json", line: 1, code: "file-missing" });
    return refused(faults);
  }
  const { id, providerId, format: _format, ...rest } = metadata as Readonly<Record<string, Json>>;
  const courseId = CourseId.safeParse(typeof id === "string" ? id : name);
  if (!courseId.success) faults.push({ file: "course.json", line: 1, code: "value-malformed", params: { where: "id", why: "not-an-id" } });
  take("course.json", "metadata", rest);
  if (!parts.some(({ part }) => part === "items")) parts.push({ part: "items", content: [] });
  if (faults.length > 0 || !courseId.success) return refused(faults);
  return granted({
    courseId: courseId.data,
    providerId: typeof providerId === "string" ? providerId : null,
    parts,
    files: media,
    leftOut,
  });
}

/**
 * The files of the folder that holds the course of a draft, but for the bytes of its media, which lie beside them under their own paths: read again
 * by `partsOfFolder` it is the same draft, and by `validateCourse` the same course.
 */
export function folderOf(draft: DraftContent): readonly { readonly path: string; readonly text: string }[] {
  const written = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { path: "course.json", text: written(filledMetadata(draft)) },
    { path: "items.json", text: written(draft.items) },
    ...(draft.metadata.lessons ?? []).flatMap(({ id }) =>
      LANGUAGES.flatMap((language) => {
        const document = draft.documents[lessonPart(id, language)];
        return document === undefined ? [] : [{ path: `lessons/${id}.${language}.json`, text: written(document) }];
      }),
    ),
  ];
}

/** Metadata as a preview shows them; what cannot be read is empty, and was said by `partsOfFolder`. */
export function metadataOfParts(parts: readonly Part[]): z.infer<typeof DraftMetadata> {
  return DraftMetadata.safeParse(parts.find(({ part }) => part === "metadata")?.content).data ?? {};
}
