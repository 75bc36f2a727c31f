import { db } from "#app/platform/db.server.ts";

/** What would keep a course from being published by its folder: nobody knows its provider, or the course is another provider's. */
export type ImportObstacle = "provider-unknown" | "not-yours";

/**
 * For each course, by its id, what stands against its publication; courses without an obstacle are left out. `named` are the
 * providers that the import itself would enter.
 */
export async function importObstacles(
  courses: readonly { readonly courseId: string; readonly providerId: string }[],
  named: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ImportObstacle>> {
  const [providers, published] = await Promise.all([
    db().provider.findMany({ where: { id: { in: courses.map((course) => course.providerId) } }, select: { id: true } }),
    db().course.findMany({ where: { id: { in: courses.map((course) => course.courseId) } }, select: { id: true, providerId: true } }),
  ]);
  const known = new Set([...named, ...providers.map(({ id }) => id)]);
  const owner = new Map(published.map((course) => [course.id, course.providerId]));
  return new Map(
    courses.flatMap(({ courseId, providerId }): [string, ImportObstacle][] => {
      if (!known.has(providerId)) return [[courseId, "provider-unknown"]];
      return (owner.get(courseId) ?? providerId) === providerId ? [] : [[courseId, "not-yours"]];
    }),
  );
}
