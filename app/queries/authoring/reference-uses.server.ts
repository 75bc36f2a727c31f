import { type ReferenceUses, referenceUsesIn } from "#app/data/reference-uses.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";

/** In how many of these lessons and how many questions of a draft each reference is cited; nothing of a draft that is somebody else's. */
export async function referenceUses(actor: Actor, courseId: CourseId, lessonIds: readonly string[]): Promise<ReferenceUses> {
  const mine = await db().course.count({ where: { AND: [coursesReadInDraftBy(actor), { id: courseId, draft: { isNot: null } }] } });
  return mine === 0 ? {} : referenceUsesIn(db(), courseId, lessonIds);
}
