import { newestParts } from "#app/data/drafts.server.ts";
import { commentsOn, openSubmission } from "#app/data/open-submission.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import { standingsOf } from "#app/data/standing.server.ts";
import type { DraftToEdit } from "#app/domain/authoring/draft-answers.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** A whole draft as it is now, for its authors and for those who review it; null when there is none, or it is somebody else's. */
export async function draftToEdit(actor: Actor, courseId: CourseId, now: Instant): Promise<DraftToEdit | null> {
  const course = await db().course.findFirst({
    where: { AND: [coursesReadInDraftBy(actor), { id: courseId, draft: { isNot: null } }] },
    select: { providerId: true },
  });
  if (course === null) return null;
  const [parts, [standing], submission, comments] = await Promise.all([
    newestParts(db(), courseId),
    standingsOf(db(), [courseId], dayInBaghdad(now)),
    openSubmission(db(), courseId),
    commentsOn(db(), courseId),
  ]);
  if (standing === undefined) return null;
  return { courseId, providerId: course.providerId, standing: standing.standing, parts, submission, comments };
}
