import type { Standing } from "#app/domain/compliance/assess-standing.ts";
import { dayNumber } from "#app/domain/compliance/day-number.ts";
import type { Measure } from "#app/domain/compliance/judge-cycle.ts";
import { leastMissing } from "#app/domain/compliance/least-missing.ts";
import { type CalendarDay, daysAfter } from "#app/domain/shared/time.ts";

/** What is missing in the cycle in which a day lies, and can still be earned. */
export type StandingDeadline = {
  /** The last day of the cycle. */
  readonly to: CalendarDay;
  readonly daysLeft: number;
  /** How much is missing in all, as `leastMissing` reckons it. */
  readonly leastHundredths: number;
  /** Of all that is asked; null where no floor for the whole is missed. */
  readonly wholeHundredths: number | null;
  /** What is missing of certain credits, or of a year. */
  readonly parts: readonly Measure[];
  /** Duties besides credits that are not done. */
  readonly duties: readonly string[];
};

/** Null where nothing is missing, where nothing is asked now, or where no cycle closes. */
export function standingDeadline({ cycles }: Pick<Standing, "cycles">, today: CalendarDay): StandingDeadline | null {
  const cycle = cycles.at(-1);
  if (cycle === undefined || cycle.isRolling || cycle.isOver || cycle.state === "exempt" || cycle.state === "deferred") return null;
  const isOpen = ({ missing, isOver }: { readonly missing: number; readonly isOver: boolean }) => missing > 0 && !isOver;
  const measures = cycle.measures.filter(isOpen);
  const duties = cycle.duties.filter(isOpen).map(({ duty }) => duty);
  if (measures.length + duties.length === 0) return null;
  const isWhole = ({ which, per }: Measure) => Object.keys(which).length === 0 && per === "cycle";
  return {
    to: cycle.to,
    daysLeft: dayNumber(cycle.to) - dayNumber(today),
    leastHundredths: leastMissing(measures),
    wholeHundredths: measures.find(isWhole)?.missing ?? null,
    parts: measures.filter((measure) => !isWhole(measure)),
    duties,
  };
}

/** How many days before the end of their cycle somebody is reminded of what is missing. */
export const REMINDER_DAYS = [120, 60, 30, 7] as const;

export type ReminderWindow = {
  readonly step: (typeof REMINDER_DAYS)[number];
  /** Of these ends of cycles, the first and the last of which it is due. */
  readonly first: CalendarDay;
  readonly last: CalendarDay;
};

/**
 * Which reminder is due of which ends of cycles on a day: the nearest that was reached, and no other. So what an outage kept back is made
 * good by one letter, and whoever comes 20 days before the end is reminded once, not three times.
 */
export function reminderWindows(today: CalendarDay): readonly ReminderWindow[] {
  return REMINDER_DAYS.map((step, place) => ({
    step,
    first: daysAfter(today, (REMINDER_DAYS[place + 1] ?? -1) + 1),
    last: daysAfter(today, step),
  }));
}
