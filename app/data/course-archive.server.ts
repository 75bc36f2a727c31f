import { randomUUID } from "node:crypto";
import { type FolderParts, folderOf, partsOfFolder } from "#app/domain/authoring/course-folder.ts";
import { readMedia } from "#app/domain/authoring/course-media.ts";
import type { CourseMediaFile } from "#app/domain/authoring/valid-course.ts";
import type { DraftContent } from "#app/domain/authoring/draft-content.ts";
import type { CourseFault } from "#app/domain/authoring/validate-course.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { objectKey, openObject } from "#app/platform/object-store.server.ts";
import { type FileToZip, zipStream } from "#app/platform/zip-stream.server.ts";
import { type ZipRefusal, type ZippedFile, readZip } from "#app/platform/zip.server.ts";

/** A course folder holds a hundred lessons in three languages and their pictures; more than this nobody wrote by hand. */
const LIMITS = { mostFiles: 2000, mostBytes: 256 * 1024 * 1024, mostRatio: 200 };

export type ArchiveRefusal =
  { readonly code: ZipRefusal | "no-course-folder" } | { readonly code: "faults"; readonly faults: readonly CourseFault[] };
export type CourseArchive = FolderParts & { readonly media: readonly CourseMediaFile[] };

/** Reads a course folder that lies in a zip, by itself or in one folder; drawings are cleaned, and media that cannot be read is a fault. */
export async function readCourseArchive(bytes: Uint8Array): Promise<Result<CourseArchive, ArchiveRefusal>> {
  const zip = await readZip(bytes, LIMITS);
  if (!zip.ok) return refused({ code: zip.refusal });
  const folder = folderIn(zip.value);
  if (folder === null) return refused({ code: "no-course-folder" });
  const read = partsOfFolder(folder, parseMarkdown, () => `b-${randomUUID().slice(0, 8)}`);
  if (!read.ok) return refused({ code: "faults", faults: read.refusal });
  const faults: CourseFault[] = [];
  const byPath = new Map(read.value.files.map((file) => [file.path, file.bytes]));
  const each = Object.fromEntries([...byPath.keys()].map((path) => [path, { ar: path, ckb: path, en: path }]));
  const media = readMedia(
    each,
    (path) => byPath.get(path),
    (place, code) => {
      faults.push({ file: place.part === "media" ? place.path : "", line: 1, code });
    },
  );
  return faults.length > 0 ? refused({ code: "faults", faults }) : granted({ ...read.value, media });
}

/** The files beside the one `course.json`; null when there is none, or more than one. */
function folderIn(files: readonly ZippedFile[]): { readonly name: string; readonly files: readonly ZippedFile[] } | null {
  const found = files.filter(({ path }) => /^(?:[^/]+\/)?course\.json$/.test(path));
  const [course] = found;
  if (course === undefined || found.length > 1) return null;
  const root = course.path.slice(0, -"course.json".length);
  return {
    name: root.slice(0, -1),
    files: files.flatMap(({ path, bytes }) => (path.startsWith(root) ? [{ path: path.slice(root.length), bytes }] : [])),
  };
}

/**
 * A course as a zip of its folder, as content/courses has it, a piece at a time: films pass through. Read again it is the same draft. A file that the
 * store has lost is left out.
 */
export function writeCourseArchive(content: DraftContent): AsyncGenerator<Uint8Array, void> {
  return zipStream(filesOf(content));
}

async function* filesOf(content: DraftContent): AsyncGenerator<FileToZip, void> {
  const encoder = new TextEncoder();
  for (const { path, text } of folderOf(content)) yield { path: `${content.courseId}/${path}`, bytes: encoder.encode(text) };
  for (const { path, sha256 } of content.media) {
    const object = await openObject(objectKey(sha256));
    // One that is read no further is given up by the loop over it.
    if (object !== null) yield { path: `${content.courseId}/${path}`, pieces: object.body as unknown as AsyncIterable<Uint8Array> };
  }
}
