import type { Tx } from "#app/data/transaction.server.ts";
import { GRACE_MS } from "#app/domain/learning/attempt.ts";
import type { AttemptId, PractitionerId } from "#app/domain/shared/ids.ts";
import { after, type Instant } from "#app/domain/shared/time.ts";

const AT_ONCE = 500;

export type AttemptToClose = { readonly attemptId: AttemptId; readonly practitionerId: PractitionerId };

/**
 * Attempts that are overdue, or finished and not marked yet, in the order of their ids, at most 500 after the one given. Many may wait
 * for their devices for days: whoever sweeps goes on to the last, or those would stand before the others for ever.
 */
export async function attemptsToClose(tx: Tx, now: Instant, last: AttemptId | null): Promise<readonly AttemptToClose[]> {
  return tx.$queryRaw`
    SELECT a.id AS "attemptId", e.practitioner_id AS "practitionerId"
      FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
     WHERE NOT a.marked
       AND (a.state = 'finished' OR (a.state = 'in_progress' AND a.deadline_at < ${new Date(after(now, -GRACE_MS))}))
       AND (${last}::uuid IS NULL OR a.id > ${last}::uuid)
     ORDER BY a.id
     LIMIT ${AT_ONCE}`;
}
