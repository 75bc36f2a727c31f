import {
  type AttemptRow,
  type EnrolmentRow,
  type EventRow,
  rulesOf,
  toAnswer,
  toAttempt,
  toEnrolment,
} from "#app/data/learning-standing.server.ts";
import { alone } from "#app/data/transaction.server.ts";
import { Draw } from "#app/domain/assessment/draw-paper.ts";
import { AS_DRAWN } from "#app/domain/assessment/regrade.ts";
import type { PractitionerId } from "#app/domain/shared/ids.ts";
import type { AttemptStanding } from "#app/domain/sync/decide-learner-event.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import { ask } from "#app/platform/db.server.ts";

/** An open attempt as an ordinary answer needs it, and the revision at which it was read. */
export type OpenAttempt = { readonly standing: AttemptStanding; readonly revision: number };

type Row = AttemptRow &
  EnrolmentRow &
  EventRow & {
    revision: number;
    draw: unknown;
    attemptId: string;
    enrolmentId: string;
    attemptNumber: number;
  };

/**
 * What an ordinary answer has to be judged by, read in one statement and without a lock: an open attempt of this learner in which this
 * device alone has answered, so that the held answer to the same item is all there is to compare with. null for everything else, and for
 * an event that came before: the locked way (data/learning-standing.server.ts) finds out more.
 */
export async function loadOpenAttempt(
  who: PractitionerId,
  event: Extract<LearnerEvent, { kind: "answer-given" }>,
): Promise<OpenAttempt | null> {
  const [row] = await ask<Row>`
    SELECT a.id AS "attemptId", a.number AS "attemptNumber", a.started_at AS "startedAt", a.deadline_at AS "deadlineAt", a.state,
           a.finished_at AS "finishedAt", a.finished_by AS "finishedBy", a.draw, a.revision,
           e.id AS "enrolmentId", e.practitioner_id AS "practitionerId", e.course_id AS "courseId", e.course_version_id AS "courseVersionId", e.round,
           e.enrolled_at AS "enrolledAt", e.passed_at AS "passedAt", e.evaluated_at AS "evaluatedAt",
           l.id, l.device_id AS "deviceId", l.sequence, l.kind, l.trusted_at AS "trustedAt", l.received_at AS "receivedAt",
           h.item_id AS "itemId", h.response
      FROM attempt a
      JOIN enrolment e ON e.id = a.enrolment_id
      LEFT JOIN attempt_answer h ON h.attempt_id = a.id AND h.item_id = ${event.itemId}
      LEFT JOIN learner_event l ON l.id = h.event_id
     WHERE a.id = ${event.attemptId}::uuid AND e.practitioner_id = ${who}::uuid AND a.state = 'in_progress'
       AND NOT EXISTS (SELECT 1 FROM learner_event o WHERE o.attempt_id = a.id AND o.kind = 'answer-given' AND o.device_id <> ${event.deviceId}::uuid)
       AND NOT EXISTS (SELECT 1 FROM learner_event s WHERE s.id = ${event.id}::uuid)
       AND NOT EXISTS (SELECT 1 FROM quarantined_event q WHERE q.practitioner_id = ${who}::uuid AND q.event_id = ${event.id})`;
  if (row === undefined) return null;
  const enrolment = toEnrolment({ ...row, id: row.enrolmentId });
  const { metadata, pool } = await rulesOf(alone(), enrolment.courseVersionId);
  const draw = Draw.parse(row.draw);
  const drawn = new Set(draw.entries.map((entry) => entry.itemVersionId));
  return {
    revision: row.revision,
    standing: {
      attempt: toAttempt({ ...row, id: row.attemptId, number: row.attemptNumber }, null),
      enrolment,
      minimumPerformanceLevel: metadata.quiz.minimumPerformanceLevel,
      draw,
      items: pool.filter(({ itemVersionId }) => drawn.has(itemVersionId)),
      // Nothing is marked by an ordinary answer: a mark follows a finish, and the locked way.
      keys: AS_DRAWN,
      answers: row.itemId === null ? [] : [toAnswer(row)],
      finishes: [],
      unsent: { since: 0, missing: 0 },
    },
  };
}
