import { randomUUID } from "node:crypto";
import { unfitPictures } from "#app/data/lesson-pictures.server.ts";
import { coursesWrittenBy } from "#app/data/scope.server.ts";
import { decodeUtf8 } from "#app/domain/authoring/course-media.ts";
import { type LessonDocument, SCHEMA_VERSION } from "#app/domain/authoring/document-schema.ts";
import type { LessonPicture, PictureNotTaken } from "#app/domain/authoring/lesson-pictures.ts";
import { markdownFromOutside } from "#app/domain/authoring/markdown-outside.ts";
import { markdownToDocument } from "#app/domain/authoring/markdown-to-document.ts";
import { type Pasted, pasteHtml } from "#app/domain/authoring/paste/paste-html.ts";
import { type PasteNote, PasteNotes } from "#app/domain/authoring/paste/paste-notes.ts";
import { blockText } from "#app/domain/authoring/document-text.ts";
import { readDraftPart } from "#app/domain/authoring/read-draft-part.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { isPlainText } from "#app/domain/shared/plain-text.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { db } from "#app/platform/db.server.ts";
import { type DocxHtml, docxToHtml } from "#app/platform/docx.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import type { ZipRefusal } from "#app/platform/zip.server.ts";

export type LessonFile = { readonly name: string; readonly bytes: Uint8Array };

/** A lesson as a file holds it, with all that was changed, left out or is still to do. */
export type LessonFromFile = {
  readonly title: string;
  readonly document: LessonDocument;
  readonly notes: readonly PasteNote[];
  readonly pictures: readonly LessonPicture[];
  /** Which of them will not be taken, as far as that can be seen before. */
  readonly unfit: readonly PictureNotTaken[];
};

export type LessonFileRefusal =
  | { readonly code: ZipRefusal | "not-a-document" | "kind-unknown" | "text-not-utf8" | "control-character" | "lesson-empty" | "not-yours" }
  | { readonly code: "too-large" }
  /** Markdown that is not of our dialect, line by line. */
  | { readonly code: "faults"; readonly faults: readonly { readonly line: number; readonly code: string }[] };

const MOST_MARKDOWN = 4_000_000;

/** Reads a Word document or a Markdown text as a lesson of the actor's course, without keeping anything: what it becomes is looked at first (R75). */
export async function lessonFromFile(
  actor: Actor,
  courseId: CourseId,
  file: LessonFile,
  language: Language,
): Promise<Result<LessonFromFile, LessonFileRefusal>> {
  const count = await db().course.count({ where: { AND: [coursesWrittenBy(actor), { id: courseId, draft: { isNot: null } }] } });
  if (count === 0) return refused({ code: "not-yours" });
  const extension = file.name.toLowerCase().split(".").at(-1);
  const read =
    extension === "docx" ? await fromWord(file, language) : /^(md|markdown)$/.test(extension ?? "") ? fromMarkdown(file.bytes) : null;
  if (read === null) return refused({ code: "kind-unknown" });
  if (!read.ok) return read;
  if (read.value.document.content.length === 0) return refused({ code: "lesson-empty" });
  const kept = readDraftPart(
    `lesson/read/${language}`,
    JSON.parse(JSON.stringify(read.value.document)) as Json,
    () => `b-${randomUUID().slice(0, 8)}`,
  );
  if (kept.ok) return granted({ ...read.value, document: kept.value.content as unknown as LessonDocument });
  return refused({ code: kept.refusal.code === "too-large" ? "too-large" : "not-a-document" });
}

async function fromWord({ name, bytes }: LessonFile, language: Language): Promise<Result<LessonFromFile, LessonFileRefusal>> {
  const read = await docxToHtml(bytes);
  if (!read.ok) return refused({ code: read.refusal });
  const word = read.value;
  const pasting = pasteHtml(word.html, { language, newId: () => `b-${randomUUID().slice(0, 12)}` });
  let step = pasting.next();
  while (step.done !== true) {
    step = pasting.next();
    // Two hundred pages do not stop the others who are served here.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { blocks, images } = step.value;
  const stem = name.replace(/\.[^.]*$/, "");
  const pictures = images.map(({ blockId, src }, index) => ({
    blockId,
    name: `${stem} ${String(index + 1)}`,
    bytes: word.pictures.get(src) ?? null,
  }));
  const [first] = blocks;
  const title = first?.type === "heading" ? blockText(first) : "";
  const document: LessonDocument = { type: "doc", schemaVersion: SCHEMA_VERSION, content: [...blocks] };
  return granted({ title, document, notes: notesOf(word, step.value), pictures, unfit: await unfitPictures(pictures) });
}

/** What is told of a Word document: its pictures are told by themselves, and what is drawn by Word alone is gone. */
function notesOf({ drawings, equations }: DocxHtml, { notes }: Pasted): readonly PasteNote[] {
  const lost = new PasteNotes();
  for (let count = 0; count < drawings; count += 1) lost.add("word-drawing");
  for (let count = 0; count < equations; count += 1) lost.add("word-equation");
  return [...notes.filter(({ code }) => code !== "image-to-upload"), ...lost.all()];
}

function fromMarkdown(bytes: Uint8Array): Result<LessonFromFile, LessonFileRefusal> {
  if (bytes.length > MOST_MARKDOWN) return refused({ code: "too-large" });
  const source = decodeUtf8(bytes);
  if (source === null) return refused({ code: "text-not-utf8" });
  if (!isPlainText(source)) return refused({ code: "control-character" });
  const { title, text } = markdownFromOutside(source);
  const read = markdownToDocument(parseMarkdown(text), text);
  if (read.ok) return granted({ title, document: read.value.document, notes: [], pictures: [], unfit: [] });
  return refused({ code: "faults", faults: read.faults.map(({ line, code }) => ({ line, code })) });
}
