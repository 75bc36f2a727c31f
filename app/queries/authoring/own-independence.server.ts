import { ownObstacles } from "#app/data/independence.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import type { DraftToEdit } from "#app/domain/authoring/draft-answers.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/**
 * What keeps the actor from beginning to write in a draft, and what they owe all the same; the same that `draftToEdit` says. null: there is no
 * such draft, or it is somebody else's.
 */
export async function ownIndependence(
  actor: Actor,
  courseId: CourseId,
  now: Instant,
): Promise<Pick<DraftToEdit["independence"], "toBegin" | "own"> | null> {
  const draft = await db().course.findFirst({
    where: { AND: [coursesReadInDraftBy(actor), { id: courseId, draft: { isNot: null } }] },
    select: { id: true },
  });
  if (draft === null) return null;
  return ownObstacles(db(), courseId, actor, dayInBaghdad(now));
}
