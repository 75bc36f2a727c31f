import type { ReminderKey } from "#app/data/reminders.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { ReminderWindow } from "#app/domain/compliance/standing-deadline.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** Somebody who is to be reminded of the end of a cycle, and the key under which that is noted. */
export type PersonToRemind = ReminderKey & { readonly cycleTo: CalendarDay };

/**
 * Some of those whose cycle ends within a window, who lack something in it, have an account that is in use, and were not reminded of this
 * step: by their standing as it was last judged, and by the end of the cycle, so that a cycle that was extended is another one.
 */
export async function peopleToRemind(tx: Tx, { step, first, last }: ReminderWindow, most: number): Promise<readonly PersonToRemind[]> {
  return tx.$queryRaw<PersonToRemind[]>`
    SELECT a.id::text AS person, 'standing' AS duty, s.policy_id || ' ' || s.short_until AS cycle, ${`days-${String(step)}`} AS step,
           CASE WHEN a.email IS NULL THEN 'text' ELSE 'email' END AS channel, s.short_until AS "cycleTo"
      FROM practitioner_standing s JOIN practitioner p ON p.id = s.practitioner_id JOIN account a ON a.id = p.account_id
     WHERE s.short_until BETWEEN ${first} AND ${last} AND a.disabled_at IS NULL
       AND NOT EXISTS (SELECT FROM reminder_sent r WHERE r.person = a.id AND r.duty = 'standing' AND r.cycle = s.policy_id || ' ' || s.short_until
                          AND r.step = ${`days-${String(step)}`})
     ORDER BY a.id LIMIT ${most}`;
}
