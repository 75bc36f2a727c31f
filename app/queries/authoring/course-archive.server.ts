import { contentHashOf } from "#app/data/authoring.server.ts";
import { type ArchiveRefusal, readCourseArchive, writeCourseArchive } from "#app/data/course-archive.server.ts";
import { loadDraft, newestParts, providerOf } from "#app/data/drafts.server.ts";
import { courseNow } from "#app/data/lesson-source.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import { metadataOfParts } from "#app/domain/authoring/course-folder.ts";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { db } from "#app/platform/db.server.ts";

/** What taking an archive in would do. */
export type ArchivePreview = {
  readonly courseId: CourseId;
  readonly title: DraftText;
  readonly lessons: number;
  readonly items: number;
  readonly files: number;
  /** Whose it says that it is; the draft belongs to whoever takes it in. */
  readonly providerId: string | null;
  readonly leftOut: readonly string[];
  /** `new`: there is no draft of that name; else how many parts would get a new revision and how many stay. */
  readonly becomes: { readonly kind: "new" } | { readonly kind: "revisions"; readonly changed: readonly string[]; readonly same: number };
};

export type ArchivePreviewRefusal = ArchiveRefusal | { readonly code: "id-taken" };

/** Reads a course archive and says what it would become, without keeping anything (R75). `courseId`: another id than the folder's. */
export async function archivePreview(
  actor: Actor,
  archive: Uint8Array,
  courseId: CourseId | null,
): Promise<Result<ArchivePreview, ArchivePreviewRefusal>> {
  const read = await readCourseArchive(archive);
  if (!read.ok) return read;
  const { parts, media, leftOut, providerId } = read.value;
  const id = courseId ?? read.value.courseId;
  const isOwn = (await db().course.count({ where: { AND: [coursesReadInDraftBy(actor), { id }] } })) > 0;
  if (!isOwn && (await providerOf(db(), id)) !== null) return refused({ code: "id-taken" });
  const metadata = metadataOfParts(parts);
  const items = parts.find(({ part }) => part === "items")?.content;
  const common = {
    courseId: id,
    title: metadata.title ?? {},
    lessons: metadata.lessons?.length ?? 0,
    items: Array.isArray(items) ? items.length : 0,
    files: media.length,
    providerId,
    leftOut,
  };
  const there = isOwn ? await newestParts(db(), id) : [];
  if (there.length === 0) return granted({ ...common, becomes: { kind: "new" } });
  const hashes = new Map(there.map(({ part, content }) => [part as string, contentHashOf(content)]));
  const changed = parts.filter(({ part, content }) => hashes.get(part) !== contentHashOf(content)).map(({ part }) => part);
  return granted({ ...common, becomes: { kind: "revisions", changed, same: parts.length - changed.length } });
}

/** A course of the actor's provider as a zip of its folder, a piece at a time: its draft as it is now, or else what is published; null when there is neither. */
export async function courseArchive(
  actor: Actor,
  courseId: CourseId,
  from: "draft" | "published",
): Promise<AsyncGenerator<Uint8Array, void> | null> {
  const course = await db().course.findFirst({ where: { AND: [coursesReadInDraftBy(actor), { id: courseId }] }, select: { id: true } });
  if (course === null) return null;
  const content = from === "draft" ? (await loadDraft(db(), courseId))?.content : (await courseNow(db(), courseId, "published"))?.content;
  return content === undefined ? null : writeCourseArchive(content);
}
