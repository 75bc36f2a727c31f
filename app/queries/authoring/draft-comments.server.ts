import { newestParts } from "#app/data/drafts.server.ts";
import { commentsOn } from "#app/data/open-submission.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import { type CommentThread, commentThreads } from "#app/domain/authoring/comment-threads.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";

/** What was remarked on a draft, place by place, with what stands or stood there; null when there is no draft, or it is somebody else's. */
export async function draftComments(
  actor: Actor,
  courseId: CourseId,
): Promise<{ readonly metadata: DraftMetadata; readonly threads: readonly CommentThread[] } | null> {
  const mine = await db().course.count({ where: { AND: [coursesReadInDraftBy(actor), { id: courseId, draft: { isNot: null } }] } });
  if (mine === 0) return null;
  const comments = await commentsOn(db(), courseId);
  const parts = await newestParts(db(), courseId, ["metadata", ...new Set(comments.map(({ part }) => part))]);
  const newest = new Map<string, unknown>(parts.map(({ part, content }) => [part, content]));
  const metadata = (newest.get("metadata") ?? {}) as DraftMetadata;
  // Read only for passages that have been taken out: most are still there.
  const gone = commentThreads(comments, (part, revision) => (revision === null ? newest.get(part) : null)).filter(
    ({ isThere }) => !isThere,
  );
  const earlier = await db().draftRevision.findMany({
    where: { OR: gone.map(({ part, revision }) => ({ courseId, part, number: revision })) },
    select: { part: true, number: true, content: true },
  });
  const before = new Map<string, unknown>(earlier.map(({ part, number, content }) => [`${part} ${String(number)}`, content]));
  const threads = commentThreads(comments, (part, revision) =>
    revision === null ? newest.get(part) : before.get(`${part} ${String(revision)}`),
  );
  return { metadata, threads };
}
