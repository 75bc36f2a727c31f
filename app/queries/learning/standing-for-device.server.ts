import { practitionerReadableBy } from "#app/data/scope.server.ts";
import type { Withdrawal } from "#app/domain/authoring/withdrawal.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Position } from "#app/domain/learning/progress.ts";
import type { BlockId, CourseVersionId, LessonId } from "#app/domain/shared/ids.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import { db } from "#app/platform/db.server.ts";

/** How a learner stands in a course, as facts: what a device needs beside the course's own files, which are the same for everybody. */
export type StandingForDevice = {
  readonly courseId: string;
  /** The version that the learner began, else the published one. */
  readonly courseVersionId: CourseVersionId;
  /** The published version's number, when the learner is taking an earlier one. */
  readonly newerVersion: number | null;
  /** As in lesson-page; missing from what devices kept before it was said. */
  readonly withdrawn?: Withdrawal["kind"] | null;
  readonly providerName: Trilingual;
  readonly enrolled: boolean;
  readonly passed: boolean;
  readonly evaluated: boolean;
  readonly claimed: boolean;
  readonly facts: readonly { readonly lessonId: LessonId; readonly blockId: BlockId }[];
  readonly position: Position | null;
};

/** The learner's standing in a course; null when there is no such course. One query. */
export async function standingForDevice(actor: Actor, courseId: string): Promise<StandingForDevice | null> {
  const rows = await db().$queryRaw<StandingForDevice[]>`
    SELECT c.id AS "courseId", v.id AS "courseVersionId",
      CASE WHEN published.number > v.number THEN published.number END AS "newerVersion",
      CASE WHEN e.id IS NOT NULL THEN (
        SELECT min(kind) FROM course_withdrawal w WHERE w.course_id = c.id AND v.number BETWEEN w.first_number AND w.last_number
           AND (kind = 'recall' OR e.passed_at IS NULL OR e.passed_at > w.withdrawn_at)) END AS withdrawn,
      json_build_object('ar', p.name_ar, 'ckb', p.name_ckb, 'en', p.name_en) AS "providerName",
      e.id IS NOT NULL AS enrolled, e.passed_at IS NOT NULL AS passed, e.evaluated_at IS NOT NULL AS evaluated,
      EXISTS (SELECT FROM claim WHERE enrolment_id = e.id) AS claimed,
      coalesce((SELECT json_agg(json_build_object('lessonId', f.lesson_id, 'blockId', f.block_id))
        FROM progress_fact f WHERE f.practitioner_id = e.practitioner_id AND f.course_id = c.id), '[]') AS facts,
      (SELECT json_build_object('lessonId', r.lesson_id, 'blockId', r.block_id)
        FROM resume_position r WHERE r.practitioner_id = e.practitioner_id AND r.course_id = c.id) AS position
    FROM course c
    JOIN provider p ON p.id = c.provider_id
    LEFT JOIN LATERAL (SELECT * FROM enrolment WHERE practitioner_id = ${practitionerReadableBy(actor)}::uuid AND course_id = c.id ORDER BY passed_at IS NULL DESC, round DESC LIMIT 1) AS e ON true
    LEFT JOIN course_version published ON published.id = c.published_version_id
    JOIN course_version v ON v.id = coalesce(e.course_version_id, c.published_version_id)
    WHERE c.id = ${courseId}`;
  return rows[0] ?? null;
}
