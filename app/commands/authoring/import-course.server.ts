import { writeAudit } from "#app/data/audit.server.ts";
import { ensureProvider } from "#app/data/authoring.server.ts";
import { type ArchiveRefusal, readCourseArchive } from "#app/data/course-archive.server.ts";
import { appendContents } from "#app/data/draft-edits.server.ts";
import { beginDraft, loadDraft, lockDraft, providerOf } from "#app/data/drafts.server.ts";
import { nameMedia, putMedia, saveMediaObjects } from "#app/data/media.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type ImportCourseWish = {
  /** A zip of a folder as content/courses has it. */
  readonly archive: Uint8Array;
  /** Another id than the folder's; null: the folder's own. */
  readonly courseId: CourseId | null;
};

export type ImportCourseRefusal = ArchiveRefusal | { readonly code: "not-yours" | "id-taken" };

/**
 * Takes a whole course in as a draft of one's own provider: a new one, or as new revisions of the parts that differ. It never removes what
 * the archive does not name (R75), and publishes nothing. Gives the course and the parts that changed.
 */
export async function importCourse(
  actor: Actor,
  { archive, courseId: wished }: ImportCourseWish,
  occasion: Occasion,
): Promise<Result<{ readonly courseId: CourseId; readonly changed: readonly DraftPart[] }, ImportCourseRefusal>> {
  const providerId = "providerId" in actor ? actor.providerId : "";
  if (!can(actor, { verb: "draft-course", providerId })) return refused({ code: "not-yours" });
  const read = await readCourseArchive(archive);
  if (!read.ok) return read;
  const { parts, media } = read.value;
  const courseId = wished ?? read.value.courseId;
  const stored = nameMedia(media);
  await putMedia(stored);
  return inTransaction(async (tx): Promise<Result<{ courseId: CourseId; changed: readonly DraftPart[] }, ImportCourseRefusal>> => {
    if (!(await ensureProvider(tx, providerId, null, occasion.at))) return refused({ code: "not-yours" });
    const owner = await providerOf(tx, courseId);
    if (owner !== null && owner !== providerId) return refused({ code: "id-taken" });
    const isNew = await beginDraft(tx, { courseId, providerId, copiedFrom: null }, actor.accountId, occasion.at);
    await lockDraft(tx, courseId);
    await saveMediaObjects(tx, stored, occasion.at);
    const files = stored.map(({ path, sha256 }) => ({ path, sha256 }));
    const kept = isNew ? [] : ((await loadDraft(tx, courseId))?.content.media ?? []);
    const merged = [...kept.filter(({ path }) => !files.some((file) => file.path === path)), ...files];
    const all = [...parts, { part: "media" as const, content: merged }];
    const changed = await appendContents(tx, courseId, all, actor.accountId, occasion.at);
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: isNew ? "draft-begun" : "draft-filled",
        subject: { kind: "course", id: courseId },
        details: isNew ? { from: "folder", source: read.value.courseId } : { how: "course-imported", parts: changed.length },
      },
    ]);
    return granted({ courseId, changed });
  });
}
