import { courseRules } from "#app/data/course-rules.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import type { VersionContent } from "#app/domain/authoring/version-difference.ts";
import { CourseVersionId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** What a version says, to be compared with another one; null when there is no such version. */
export async function versionContent(tx: Tx, courseVersionId: string): Promise<VersionContent | null> {
  const rules = await courseRules(tx, CourseVersionId.parse(courseVersionId));
  if (rules === null) return null;
  const rows = await tx.$queryRaw<{ id: string; documents: Readonly<Record<Language, LessonDocument>> }[]>`
    SELECT l.lesson_id AS id, (
        SELECT jsonb_object_agg(newest.language, newest.document) FROM (
          SELECT DISTINCT ON (r.language) r.language, r.document FROM lesson_rendering r
           WHERE r.course_version_id = l.course_version_id AND r.lesson_id = l.lesson_id ORDER BY r.language, r.renderer DESC) newest) AS documents
      FROM lesson_version l WHERE l.course_version_id = ${courseVersionId}::uuid ORDER BY l.position`;
  return { metadata: rules.metadata, items: rules.pool.map(({ item }) => item), lessons: rows };
}

/** The version that learners who begin now get; null when none is published. */
export async function publishedVersionOf(tx: Tx, courseId: string): Promise<{ readonly id: string; readonly number: number } | null> {
  const course = await tx.course.findUnique({
    where: { id: courseId },
    select: { publishedVersion: { select: { id: true, number: true } } },
  });
  return course?.publishedVersion ?? null;
}
