import type { Tx } from "#app/data/transaction.server.ts";
import type { CourseLetterKind } from "#app/domain/authoring/course-letter.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { enqueue } from "#app/platform/queue.server.ts";

/** Asks for a letter about a course in the transaction of what it tells of: it names the account and the course, and is written when it is sent. */
export async function askForCourseLetter(tx: Tx, kind: CourseLetterKind, accountId: string, courseId: CourseId): Promise<void> {
  await enqueue(tx, "send-course-letter", { kind, accountId, courseId });
}

/** Asks for a letter to each who wrote, submitted or reviewed a course. */
export async function askForLettersToMakers(tx: Tx, kind: CourseLetterKind, courseId: CourseId): Promise<void> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT saved_by AS "accountId" FROM draft_revision WHERE course_id = ${courseId}
    UNION SELECT submitted_by FROM review_submission WHERE course_id = ${courseId}
    UNION SELECT d.reviewer_id FROM review_decision d JOIN review_submission s ON s.id = d.submission_id WHERE s.course_id = ${courseId}`;
  for (const { accountId } of rows) await askForCourseLetter(tx, kind, accountId, courseId);
}

/** Asks for a letter to everybody who began one of these versions; `passed`: also to those who have passed it. */
export async function askForLettersToLearners(
  tx: Tx,
  kind: CourseLetterKind,
  courseId: CourseId,
  versions: { readonly first: number; readonly last: number; readonly passed: boolean },
): Promise<void> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT DISTINCT p.account_id AS "accountId"
      FROM enrolment e JOIN course_version v ON v.id = e.course_version_id JOIN practitioner p ON p.id = e.practitioner_id
     WHERE e.course_id = ${courseId} AND v.number BETWEEN ${versions.first} AND ${versions.last} AND p.account_id IS NOT NULL
       AND (${versions.passed} OR e.passed_at IS NULL)`;
  for (const { accountId } of rows) await askForCourseLetter(tx, kind, accountId, courseId);
}
