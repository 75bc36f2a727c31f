import type { CourseId, CourseVersionId, EnrolmentId, PractitionerId } from "#app/domain/shared/ids.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** A learner in one version of a course. */
export type Enrolment = {
  readonly id: EnrolmentId;
  readonly practitionerId: PractitionerId;
  readonly courseId: CourseId;
  readonly courseVersionId: CourseVersionId;
  readonly enrolledAt: Instant;
  /** A fact with a moment; never withdrawn (R44). */
  readonly passedAt: Instant | null;
  readonly evaluatedAt: Instant | null;
};

/**
 * The enrolment that a learner's deeds in a course belong to: the one under way, else the one begun last; null: never begun. Whoever
 * is under way finishes in the version in which they began, also after a newer one was published, with the attempts that are left there.
 */
export function currentEnrolment<One extends Pick<Enrolment, "enrolledAt" | "passedAt">>(enrolments: readonly One[]): One | null {
  const latestFirst = [...enrolments].sort((one, other) => (one.enrolledAt < other.enrolledAt ? 1 : -1));
  return latestFirst.find((enrolment) => enrolment.passedAt === null) ?? latestFirst[0] ?? null;
}
