import { coursesWithdrawableBy } from "#app/data/scope.server.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { WithdrawalKind, WithdrawalReason } from "#app/domain/authoring/withdrawal-reasons.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import { type CalendarDay, type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** A published course in the list of those that may be taken back. */
export type WithdrawableCourse = {
  readonly courseId: string;
  readonly title: Trilingual;
  readonly number: number;
  readonly expiresOn: CalendarDay;
  readonly withdrawn: WithdrawalKind | null;
};

/** A published course, before it is withdrawn or recalled, and what was done already. */
export type WithdrawalPage = WithdrawableCourse & {
  readonly underWay: number;
  readonly learned: number;
  readonly withdrawals: readonly {
    readonly id: string;
    readonly kind: WithdrawalKind;
    readonly reason: WithdrawalReason;
    readonly explanation: Trilingual;
    readonly firstNumber: number;
    readonly lastNumber: number;
    readonly at: Instant;
  }[];
};

/** The published courses that the actor may take back, by title in English. */
export async function withdrawableCourses(actor: Actor): Promise<readonly WithdrawableCourse[]> {
  const rows = await db().course.findMany({
    where: { AND: [coursesWithdrawableBy(actor), { publishedVersionId: { not: null } }] },
    select: { id: true, publishedVersion: { select: { number: true, metadata: true } } },
    orderBy: { id: "asc" },
  });
  const taken = await db().courseWithdrawal.findMany({
    where: { courseId: { in: rows.map(({ id }) => id) } },
    orderBy: { withdrawnAt: "asc" },
  });
  return rows.flatMap(({ id, publishedVersion }) => {
    if (publishedVersion === null) return [];
    const { title, expiresOn } = CourseMetadata.parse(publishedVersion.metadata);
    const { number } = publishedVersion;
    const last = taken.filter((one) => one.courseId === id && one.firstNumber <= number && number <= one.lastNumber).at(-1);
    return [{ courseId: id, title, number, expiresOn, withdrawn: (last?.kind ?? null) as WithdrawalKind | null }];
  });
}

/** A published course that the actor may take back; null when there is none, or it is somebody else's. */
export async function withdrawalPage(actor: Actor, courseId: string): Promise<WithdrawalPage | null> {
  const course = (await withdrawableCourses(actor)).find((one) => one.courseId === courseId);
  if (course === undefined) return null;
  const [counts] = await db().$queryRaw<{ underWay: number; learned: number }[]>`
    SELECT count(DISTINCT practitioner_id) FILTER (WHERE passed_at IS NULL)::int AS "underWay", count(DISTINCT practitioner_id)::int AS learned
      FROM enrolment WHERE course_id = ${courseId}`;
  const rows = await db().courseWithdrawal.findMany({ where: { courseId }, orderBy: { withdrawnAt: "desc" } });
  return {
    ...course,
    underWay: counts?.underWay ?? 0,
    learned: counts?.learned ?? 0,
    withdrawals: rows.map(({ id, kind, reasonClass, explanation, firstNumber, lastNumber, withdrawnAt }) => ({
      id,
      kind: kind as WithdrawalKind,
      reason: reasonClass as WithdrawalReason,
      explanation: explanation as unknown as Trilingual,
      firstNumber,
      lastNumber,
      at: instantAt(withdrawnAt.getTime()),
    })),
  };
}
