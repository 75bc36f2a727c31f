import type { Tx } from "#app/data/transaction.server.ts";
import { GRACE_MS } from "#app/domain/learning/attempt.ts";
import type { AttemptId, PractitionerId } from "#app/domain/shared/ids.ts";
import { after, type Instant } from "#app/domain/shared/time.ts";

const AT_ONCE = 500;

/** Attempts that are overdue, or finished and not marked yet; the oldest first, at most 500. */
export async function attemptsToClose(tx: Tx, now: Instant): Promise<{ attemptId: AttemptId; practitionerId: PractitionerId }[]> {
  return tx.$queryRaw`
    SELECT a.id AS "attemptId", e.practitioner_id AS "practitionerId"
      FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
     WHERE (a.state = 'in_progress' AND a.deadline_at < ${new Date(after(now, -GRACE_MS))})
        OR (a.state = 'finished' AND NOT EXISTS (SELECT 1 FROM attempt_score s WHERE s.attempt_id = a.id))
     ORDER BY a.started_at
     LIMIT ${AT_ONCE}`;
}
