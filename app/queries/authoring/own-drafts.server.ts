import { coursesWrittenBy } from "#app/data/scope.server.ts";
import { standingsOf } from "#app/data/standing.server.ts";
import { daysUntil } from "#app/domain/authoring/expiry-steps.ts";
import type { OwnDraft } from "#app/domain/authoring/draft-answers.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** The courses that the actor writes, with their standing now; the last changed first. */
export async function ownDrafts(actor: Actor, now: Instant): Promise<readonly OwnDraft[]> {
  const courses = await db().course.findMany({ where: coursesWrittenBy(actor), select: { id: true } });
  const today = dayInBaghdad(now);
  const standings = await standingsOf(
    db(),
    courses.map(({ id }) => id),
    today,
  );
  return standings.map((course) => ({
    ...course,
    expiresInDays:
      course.published !== null && course.standing.published === "expiring" ? daysUntil(course.published.expiresOn, today) : null,
  }));
}
