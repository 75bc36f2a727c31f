import { type CalendarDay, daysAfter } from "#app/domain/shared/time.ts";

/**
 * How long reviewers are given, in working days. Nothing prescribes it: journals ask their reviewers for two weeks, and this is as much. It is a
 * promise to authors and no rule: an approval that comes later counts as much.
 */
export const REVIEW_WORKING_DAYS = 10;

/** Friday and Saturday, as `Date.getUTCDay` numbers them. */
const WEEKEND: readonly number[] = [5, 6];

/** The day that many working days after a day, which does not count itself. Public holidays are not known here. */
export function workingDaysAfter(day: CalendarDay, workingDays: number): CalendarDay {
  let reached = day;
  for (let left = workingDays; left > 0;) {
    reached = daysAfter(reached, 1);
    if (!WEEKEND.includes(new Date(`${reached}T00:00:00Z`).getUTCDay())) left -= 1;
  }
  return reached;
}

/** The day by whose end reviewers should have decided about what was handed in on a day. */
export function reviewDueOn(handedInOn: CalendarDay): CalendarDay {
  return workingDaysAfter(handedInOn, REVIEW_WORKING_DAYS);
}

export const REMINDER_STEPS = ["half-time", "due", "overdue"] as const;
export type ReminderStep = (typeof REMINDER_STEPS)[number];

/** The reminder that a day calls for: after a stop of the jobs the latest one alone, not all that were missed. */
export function reminderStep(handedInOn: CalendarDay, today: CalendarDay): ReminderStep | null {
  const due = reviewDueOn(handedInOn);
  if (today > due) return "overdue";
  if (today === due) return "due";
  return today >= workingDaysAfter(handedInOn, REVIEW_WORKING_DAYS / 2) ? "half-time" : null;
}
