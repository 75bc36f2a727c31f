import type { CourseId, CourseVersionId, EnrolmentId, PractitionerId } from "#app/domain/shared/ids.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** A learner takes a course once, in one version of it. */
export type Enrolment = {
  readonly id: EnrolmentId;
  readonly practitionerId: PractitionerId;
  readonly courseId: CourseId;
  readonly courseVersionId: CourseVersionId;
  /** The first time, the second … that this learner takes the course. */
  readonly round: number;
  readonly enrolledAt: Instant;
  /** A fact with a moment; never withdrawn (R44). */
  readonly passedAt: Instant | null;
  readonly evaluatedAt: Instant | null;
};

/**
 * The enrolment that a learner's deeds in a course belong to: the one under way, else the one begun last; null: never begun. Whoever
 * is under way finishes in the version in which they began, also after a newer one was published, with the attempts that are left there.
 */
export function currentEnrolment<One extends Pick<Enrolment, "round" | "passedAt">>(enrolments: readonly One[]): One | null {
  const latestFirst = [...enrolments].sort((one, other) => other.round - one.round);
  return latestFirst.find((enrolment) => enrolment.passedAt === null) ?? latestFirst[0] ?? null;
}

/** The number of the next time that a learner with these enrolments takes the course. */
export function nextRound(enrolments: readonly Pick<Enrolment, "round">[]): number {
  return enrolments.reduce((most, { round }) => Math.max(most, round), 0) + 1;
}
