import { randomUUID } from "node:crypto";
import type { Tx } from "#app/data/transaction.server.ts";
import type { Withdrawal } from "#app/domain/authoring/withdrawal.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** Whether a version was withdrawn or recalled. */
export async function isWithdrawn(tx: Tx, courseId: string, number: number): Promise<boolean> {
  return (await tx.courseWithdrawal.count({ where: { courseId, firstNumber: { lte: number }, lastNumber: { gte: number } } })) > 0;
}

/** Locks a course, so that its publications and withdrawals wait for each other, and says whose it is and what is published; null: no such course. */
export async function lockPublished(tx: Tx, courseId: string) {
  const rows = await tx.$queryRaw<{ providerId: string; courseVersionId: string | null; number: number | null }[]>`
    SELECT c.provider_id AS "providerId", c.published_version_id AS "courseVersionId",
           (SELECT v.number FROM course_version v WHERE v.id = c.published_version_id) AS number
      FROM course c WHERE c.id = ${courseId} FOR UPDATE`;
  return rows[0] ?? null;
}

/** Writes the withdrawal of the published version of a locked course, and takes it out of the catalogue. */
export async function insertCourseWithdrawal(
  tx: Tx,
  wish: Withdrawal & { readonly courseId: string; readonly courseVersionId: string; readonly lastNumber: number; readonly by: string },
  at: Instant,
): Promise<string> {
  const id = randomUUID();
  const { courseId, courseVersionId, firstNumber, lastNumber, kind, reasonClass, explanation, by } = wish;
  await tx.courseWithdrawal.create({
    data: { id, courseId, courseVersionId, firstNumber, lastNumber, kind, reasonClass, explanation, withdrawnBy: by, withdrawnAt: at },
  });
  await tx.catalogueEntry.deleteMany({ where: { courseId } });
  return id;
}
