import { originsOf } from "#app/data/item-bank.server.ts";
import { coursesWrittenBy } from "#app/data/scope.server.ts";
import { standingsOf } from "#app/data/standing.server.ts";
import type { DraftItem } from "#app/domain/authoring/draft-content.ts";
import type { ItemOrigin } from "#app/domain/authoring/item-bank.ts";
import { itemDraft } from "#app/domain/authoring/item-draft.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { type Instant, dayInBaghdad } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** Of the items that were copied from a course which the actor writes: where from, and whether it says something else by now. */
export async function itemOrigins(actor: Actor, items: readonly DraftItem[], now: Instant): Promise<Readonly<Record<string, ItemOrigin>>> {
  const copied = items.flatMap((item) => itemDraft(item).origin ?? []);
  if (copied.length === 0) return {};
  const courses = await db().course.findMany({
    where: { AND: [coursesWrittenBy(actor), { id: { in: copied.map(({ courseId }) => courseId) } }] },
    select: { id: true },
  });
  const standings = await standingsOf(
    db(),
    courses.map(({ id }) => id),
    dayInBaghdad(now),
  );
  const originOf = await originsOf(db(), copied, new Map(standings.map(({ courseId, title }) => [courseId as string, title])));
  return Object.fromEntries(
    items.flatMap((item) => {
      const origin = originOf(itemDraft(item).origin);
      return origin === null ? [] : [[item.id, origin]];
    }),
  );
}
