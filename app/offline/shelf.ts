import type { Shelf } from "#app/domain/sync/shelf.ts";
import { keptCourses, keptStanding } from "#app/offline/kept-courses.ts";
import { unsentEvents } from "#app/offline/kept-events.ts";
import { personHere } from "#app/offline/person-here.ts";

/** What lies on this device for a person, or for whoever is here; null when nobody is. */
export async function readShelf(accountId: string | null): Promise<Shelf | null> {
  const owner = accountId ?? (await personHere())?.session?.accountId ?? null;
  if (owner === null) return null;
  const [records, unsent] = await Promise.all([keptCourses(owner), unsentEvents(owner)]);
  const courses = await Promise.all(
    records.flatMap(({ courseId, language, kept, pending }) => {
      const manifest = kept ?? pending;
      if (manifest === null) return [];
      const { title, bytes, number } = manifest;
      return [placeIn(owner, courseId).then((place) => ({ courseId, language, title, bytes, number, isWhole: kept !== null, place }))];
    }),
  );
  return { courses, unsent: unsent.length };
}

async function placeIn(accountId: string, courseId: string): Promise<Shelf["courses"][number]["place"]> {
  return (await keptStanding(accountId, courseId))?.course.position ?? null;
}
