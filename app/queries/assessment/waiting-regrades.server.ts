import { coursesReviewableBy } from "#app/data/scope.server.ts";
import type { WaitingRegrade } from "#app/domain/authoring/item-case-answers.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** The corrections of keys that wait for a second person of the actor's provider, oldest first. */
export async function waitingRegrades(actor: Actor): Promise<readonly WaitingRegrade[]> {
  const courses = await db().course.findMany({
    where: coursesReviewableBy(actor),
    select: { id: true, versions: { orderBy: { number: "desc" }, take: 1, select: { metadata: true } } },
  });
  const waiting = await db().regrade.findMany({
    where: { courseId: { in: courses.map(({ id }) => id) }, decision: null },
    orderBy: { proposedAt: "asc" },
  });
  return waiting.flatMap(({ courseId, itemId, proposedAt, proposedBy }) => {
    const version = courses.find(({ id }) => id === courseId)?.versions[0];
    if (version === undefined) return [];
    return [
      {
        courseId,
        itemId,
        title: CourseMetadata.parse(version.metadata).title,
        proposedAt: instantAt(proposedAt.getTime()),
        isOwn: proposedBy === actor.accountId,
      },
    ];
  });
}
