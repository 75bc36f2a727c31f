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
