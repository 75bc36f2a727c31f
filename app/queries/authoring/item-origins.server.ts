import { itemKey, originsOf } from "#app/data/item-bank.server.ts";
import { placementsIn } from "#app/data/placements.server.ts";
import { coursesWrittenBy } from "#app/data/scope.server.ts";
import { standingsOf } from "#app/data/standing.server.ts";
import type { ItemOrigin } from "#app/domain/authoring/item-bank.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** Of the items of a course that were taken from others: where from, and whether it says something else there by now, as far as the actor writes there. */
export async function itemOrigins(actor: Actor, courseId: CourseId, now: Instant): Promise<Readonly<Record<string, ItemOrigin>>> {
  const placements = await placementsIn(db(), courseId, "item");
  if (placements.length === 0) return {};
  const courses = await db().course.findMany({
    where: { AND: [coursesWrittenBy(actor), { id: { in: [courseId, ...placements.map(({ sourceCourseId }) => sourceCourseId)] } }] },
    select: { id: true },
  });
  if (!courses.some(({ id }) => id === courseId)) return {};
  const standings = await standingsOf(
    db(),
    courses.map(({ id }) => id),
    dayInBaghdad(now),
  );
  const origins = await originsOf(db(), placements, new Map(standings.map(({ courseId: id, title }) => [id as string, title])));
  return Object.fromEntries(
    placements.flatMap(({ placedId }) => {
      const origin = origins.get(itemKey(courseId, placedId));
      return origin === undefined ? [] : [[placedId, origin]];
    }),
  );
}
