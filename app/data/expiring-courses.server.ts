import type { Tx } from "#app/data/transaction.server.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

export type ExpiringCourse = { readonly courseId: CourseId; readonly courseVersionId: string; readonly expiresOn: CalendarDay };

/** The published courses, but for those that were withdrawn, whose last day is at most that many days away and not yet over. */
export async function expiringCourses(tx: Tx, today: CalendarDay, days: number): Promise<readonly ExpiringCourse[]> {
  return tx.$queryRaw<ExpiringCourse[]>`
    SELECT v.course_id AS "courseId", v.id::text AS "courseVersionId", v.metadata ->> 'expiresOn' AS "expiresOn"
      FROM course c JOIN course_version v ON v.id = c.published_version_id
     WHERE v.metadata ->> 'expiresOn' BETWEEN ${today} AND to_char(${today}::date + ${days}::int, 'YYYY-MM-DD')
       AND NOT EXISTS (SELECT FROM course_withdrawal w WHERE w.course_id = c.id AND v.number BETWEEN w.first_number AND w.last_number)
     ORDER BY 1`;
}

/** Who answers for a course: the trainers of its provider who wrote in its draft or published it; where none of them is a trainer any more, every trainer of the provider. */
export async function ownersOf(tx: Tx, courseId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ accountId: string; wrote: boolean }[]>`
    SELECT DISTINCT g.account_id::text AS "accountId",
           EXISTS (SELECT FROM draft_revision r WHERE r.course_id = c.id AND r.saved_by = g.account_id)
             OR EXISTS (SELECT FROM course_version v WHERE v.id = c.published_version_id AND v.published_by = g.account_id) AS wrote
      FROM course c JOIN role_grant g ON g.provider_id = c.provider_id AND g.role = 'trainer' AND g.ended_at IS NULL
      JOIN account a ON a.id = g.account_id AND a.disabled_at IS NULL
     WHERE c.id = ${courseId} ORDER BY 1`;
  const writers = rows.filter(({ wrote }) => wrote);
  return (writers.length > 0 ? writers : rows).map(({ accountId }) => accountId);
}
