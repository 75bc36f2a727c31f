import { lockPublished, isWithdrawn } from "#app/data/course-withdrawals.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { enqueue } from "#app/platform/queue.server.ts";

/** A version whose lessons may be rendered again. */
export type VersionToRender = {
  readonly id: string;
  readonly number: number;
  readonly courseId: string;
  /** Whether the catalogue shows it. */
  readonly isListed: boolean;
};

/** Locks the course of a version, so that it is rendered by one at a time, and says whether the catalogue shows it; null: there is no such version. */
export async function lockToRender(tx: Tx, courseVersionId: string): Promise<VersionToRender | null> {
  const version = await tx.courseVersion.findUnique({ where: { id: courseVersionId }, select: { number: true, courseId: true } });
  if (version === null) return null;
  const course = await lockPublished(tx, version.courseId);
  const isPublished = course?.courseVersionId === courseVersionId;
  return { id: courseVersionId, ...version, isListed: isPublished && !(await isWithdrawn(tx, version.courseId, version.number)) };
}

/** What a version's lessons show at present, by `lesson language`. */
export async function newestHtml(tx: Tx, courseVersionId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ lesson: string; language: string; html: string }[]>`
    SELECT lesson_id AS lesson, language, html FROM lesson_rendering WHERE course_version_id = ${courseVersionId}::uuid
      AND renderer = (SELECT max(renderer) FROM lesson_rendering WHERE course_version_id = ${courseVersionId}::uuid)`;
  return new Map(rows.map(({ lesson, language, html }) => [`${lesson} ${language}`, html]));
}

/** Asks that the versions that learners take, and that show this original, show also what was made of it by now. */
export async function askWhereShown(tx: Tx, sha256: string): Promise<void> {
  const versions = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT m.course_version_id AS id FROM course_media m JOIN course_version v ON v.id = m.course_version_id JOIN course c ON c.id = v.course_id
    WHERE m.sha256 = ${sha256} AND (c.published_version_id = v.id OR EXISTS (SELECT FROM enrolment e WHERE e.course_version_id = v.id))`;
  for (const { id } of versions) await askToRender(tx, id);
}

/** Asks the same for a version of this moment, where the making of a rendition ended, or has yet to end, after its lessons were rendered. */
export async function askWhenUnfinished(tx: Tx, courseVersionId: string, at: Instant): Promise<void> {
  const [late] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM course_media m JOIN media_processing p USING (sha256)
    WHERE m.course_version_id = ${courseVersionId}::uuid AND (p.state IN ('waiting', 'running') OR p.changed_at >= ${at}::timestamptz) LIMIT 1`;
  if (late !== undefined) await askToRender(tx, courseVersionId);
}

/** Several originals of a course that are ready one after the other make one errand. */
async function askToRender(tx: Tx, courseVersionId: string): Promise<void> {
  await enqueue(tx, "render-again", { courseVersionId }, { key: `render-again:${courseVersionId}` });
}
