import { z } from "zod";

/** A moment in UTC, `2026-11-23T07:30:00.000Z`. A string survives JSON, IndexedDB and Postgres unchanged; a Date does not. */
export const Instant = z.iso.datetime({ precision: 3 }).brand("Instant");
export type Instant = z.infer<typeof Instant>;

/** A day on the ministry's calendar (Asia/Baghdad), `YYYY-MM-DD`, with no hour to argue about. */
export const CalendarDay = z.iso.date().brand("CalendarDay");
export type CalendarDay = z.infer<typeof CalendarDay>;

/** Iraq has kept UTC+3 all year since 2008, so a day there needs no time-zone table. */
const BAGHDAD_OFFSET_MS = 3 * 60 * 60 * 1000;

/** The moment as milliseconds since 1970 (UTC). */
export function millisecondsOf(moment: Instant): number {
  return Date.parse(moment);
}

/** The moment that many milliseconds after 1970 (UTC). */
export function instantAt(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

/** The moment `milliseconds` after (or before, when negative) the given one. */
export function after(moment: Instant, milliseconds: number): Instant {
  return instantAt(millisecondsOf(moment) + milliseconds);
}

/** The day it is in Baghdad at that moment. */
export function dayInBaghdad(moment: Instant): CalendarDay {
  return instantAt(millisecondsOf(moment) + BAGHDAD_OFFSET_MS).slice(0, 10) as CalendarDay;
}

/** The first day of that day's month. */
export function firstOfMonth(day: CalendarDay): CalendarDay {
  return `${day.slice(0, 7)}-01` as CalendarDay;
}

/** The day that many days later, or earlier when negative. */
export function daysAfter(day: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10) as CalendarDay;
}

/** The same day of the month that many months later, or earlier when negative; the month's last day where it has no such day. */
export function monthsAfter(day: CalendarDay, months: number): CalendarDay {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0));
  lastOfMonth.setUTCDate(Math.min(date, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10) as CalendarDay;
}

/** The last millisecond of that day in Baghdad: a deadline "on the 31st" ends at 23:59:59 there (R79). */
export function endOfDayInBaghdad(day: CalendarDay): Instant {
  return instantAt(Date.parse(`${day}T23:59:59.999Z`) - BAGHDAD_OFFSET_MS);
}
