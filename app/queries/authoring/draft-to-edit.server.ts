import { authorIn, authorsNamed, newestParts } from "#app/data/drafts.server.ts";
import { ownObstacles, publishedAtOf, teamOf } from "#app/data/independence.server.ts";
import { commentsOn, openSubmission } from "#app/data/open-submission.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import { standingsOf } from "#app/data/standing.server.ts";
import type { DraftToEdit } from "#app/domain/authoring/draft-answers.ts";
import { facultyLines, teamObstacles } from "#app/domain/authoring/independence.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/**
 * A draft as it is now, for its authors and for those who review it; null when there is none, or it is somebody else's. `contentsOf`: of which
 * parts the page shows the content; of the others it is null.
 */
export async function draftToEdit(
  actor: Actor,
  courseId: CourseId,
  now: Instant,
  contentsOf: readonly DraftPart[] | "every" = "every",
): Promise<DraftToEdit | null> {
  const course = await db().course.findFirst({
    where: { AND: [coursesReadInDraftBy(actor), { id: courseId, draft: { isNot: null } }] },
    select: { providerId: true },
  });
  if (course === null) return null;
  const today = dayInBaghdad(now);
  const [parts, [standing], submission, comments, members, publishedAt, own] = await Promise.all([
    newestParts(db(), courseId, contentsOf),
    standingsOf(db(), [courseId], today),
    openSubmission(db(), courseId),
    commentsOn(db(), courseId),
    teamOf(db(), courseId),
    publishedAtOf(db(), courseId),
    ownObstacles(db(), courseId, actor, today),
  ]);
  if (standing === undefined) return null;
  const owed = teamObstacles(members, publishedAt, today);
  const names = await authorsNamed(
    db(),
    owed.map(({ accountId }) => accountId),
  );
  return {
    courseId,
    providerId: course.providerId,
    standing: standing.standing,
    parts,
    submission,
    comments,
    team: facultyLines(members),
    independence: {
      ...own,
      owed: owed.map(({ accountId, obstacle: theirs }) => ({ by: authorIn(names, accountId), obstacle: theirs })),
    },
  };
}
