import { type CalendarDay, endOfDayInBaghdad, millisecondsOf } from "#app/domain/shared/time.ts";

/** How many days before its last day the owner of a course is warned. */
export const EXPIRY_STEPS = [90, 30, 7] as const;
export type ExpiryStep = (typeof EXPIRY_STEPS)[number];

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days from a day to a course's last one; 0 on that day, negative after it. */
export function daysUntil(expiresOn: CalendarDay, today: CalendarDay): number {
  return Math.round((millisecondsOf(endOfDayInBaghdad(expiresOn)) - millisecondsOf(endOfDayInBaghdad(today))) / DAY_MS);
}

/**
 * The warning that is due on a day: the latest step that was reached. A course that was published 20 days before its end is warned of
 * once, not three times. null: none yet, or it is over.
 */
export function expiryStep(expiresOn: CalendarDay, today: CalendarDay): ExpiryStep | null {
  const days = daysUntil(expiresOn, today);
  if (days < 0) return null;
  return [...EXPIRY_STEPS].reverse().find((step) => days <= step) ?? null;
}
