import type { Tx } from "#app/data/transaction.server.ts";
import type { PractitionerId } from "#app/domain/shared/ids.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";

/** A notice about a course that concerns a learner. */
export type OwnNotice = {
  readonly noticeId: string;
  readonly courseId: string;
  /** changed: a material change after they passed; newer: a version after the one that they are taking; withdrawn and recalled: that theirs was. */
  readonly kind: "changed" | "newer" | "withdrawn" | "recalled";
  readonly at: Date;
  readonly readAt: Date | null;
};

/**
 * What concerns a learner, newest first: computed from publications, withdrawals and enrolments each time. A material change is a task for
 * whoever has passed a version before it and none since, unless it was taken back itself; a withdrawal concerns those who are under way, a recall everybody who began.
 */
export async function noticesOf(tx: Tx, practitionerId: PractitionerId, courseId: string | null): Promise<readonly OwnNotice[]> {
  return tx.$queryRaw<OwnNotice[]>`
    WITH own AS (
      SELECT e.course_id, e.passed_at, e.enrolled_at, v.number FROM enrolment e JOIN course_version v ON v.id = e.course_version_id
       WHERE e.practitioner_id = ${practitionerId}::uuid AND (${courseId}::text IS NULL OR e.course_id = ${courseId})
    ), notice AS (
      SELECT p.id, p.course_id, p.published_at AS at,
             CASE WHEN EXISTS (SELECT FROM own o WHERE o.course_id = p.course_id AND o.passed_at IS NULL AND o.number < v.number) THEN 'newer' ELSE 'changed' END AS kind
        FROM version_publication p JOIN course_version v ON v.id = p.course_version_id
       WHERE p.change <> 'first' AND p.course_id IN (SELECT course_id FROM own)
         AND EXISTS (SELECT FROM own o WHERE o.course_id = p.course_id AND o.number < v.number
                      AND (o.passed_at IS NULL OR (p.change = 'material' AND o.passed_at < p.published_at)))
         AND NOT EXISTS (SELECT FROM own o WHERE o.course_id = p.course_id AND o.number >= v.number)
         AND NOT EXISTS (SELECT FROM course_withdrawal w WHERE w.course_id = p.course_id AND v.number BETWEEN w.first_number AND w.last_number)
      UNION ALL
      SELECT w.id, w.course_id, w.withdrawn_at, CASE w.kind WHEN 'recall' THEN 'recalled' ELSE 'withdrawn' END
        FROM course_withdrawal w
       WHERE EXISTS (SELECT FROM own o WHERE o.course_id = w.course_id AND o.number BETWEEN w.first_number AND w.last_number
                      AND (w.kind = 'recall' OR o.passed_at IS NULL OR o.passed_at > w.withdrawn_at)))
    SELECT n.id::text AS "noticeId", n.course_id AS "courseId", n.kind, n.at, r.read_at AS "readAt"
      FROM notice n LEFT JOIN notice_read r ON r.notice_id = n.id AND r.practitioner_id = ${practitionerId}::uuid
     ORDER BY n.at DESC`;
}

/** Writes that a notice was read, once; the moment that holds, which is the first one. */
export async function insertNoticeRead(
  tx: Tx,
  practitionerId: PractitionerId,
  noticeId: string,
  at: Instant,
): Promise<{ readonly readAt: Instant; readonly isNew: boolean }> {
  const { count } = await tx.noticeRead.createMany({ data: [{ practitionerId, noticeId, readAt: at }], skipDuplicates: true });
  const row = await tx.noticeRead.findUniqueOrThrow({ where: { practitionerId_noticeId: { practitionerId, noticeId } } });
  return { readAt: instantAt(row.readAt.getTime()), isNew: count > 0 };
}
