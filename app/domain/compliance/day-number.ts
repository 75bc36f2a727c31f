import type { CalendarDay } from "#app/domain/shared/time.ts";

/** A day as the number of days since 1 January 1970: whole numbers are compared and counted faster than texts or dates. */
export type DayNumber = number;

const DAYS_OF_400_YEARS = 146_097;
/** From 1 March 0000 to 1 January 1970. */
const EPOCH = 719_468;

/** Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so that the leap day is their last. */
function numberOf(year: number, month: number, date: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  return era * DAYS_OF_400_YEARS + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - EPOCH;
}

type Parts = { readonly year: number; readonly month: number; readonly date: number };

function partsOf(day: DayNumber): Parts {
  const shifted = day + EPOCH;
  const era = Math.floor(shifted / DAYS_OF_400_YEARS);
  const ofEra = shifted - era * DAYS_OF_400_YEARS;
  const year = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const date = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: year + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

const lastOfMonth = (year: number, month: number) => (month === 12 ? 31 : numberOf(year, month + 1, 1) - numberOf(year, month, 1));

/** The number of a day. */
export function dayNumber(day: CalendarDay): DayNumber {
  const two = (at: number) => (day.charCodeAt(at) - ZERO) * 10 + day.charCodeAt(at + 1) - ZERO;
  return numberOf(two(0) * 100 + two(2), two(5), two(8));
}

const ZERO = "0".charCodeAt(0);

/** The day of a number. */
export function calendarDay(day: DayNumber): CalendarDay {
  const { year, month, date } = partsOf(day);
  const two = (part: number) => (part < 10 ? `0${part}` : String(part));
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}` as CalendarDay;
}

/** The same day of the month so many months later, or earlier when negative; the month's last day where it has no such day. */
export function monthsLater(day: DayNumber, months: number): DayNumber {
  const { year, month, date } = partsOf(day);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return numberOf(toYear, toMonth, Math.min(date, lastOfMonth(toYear, toMonth)));
}

/** The whole months in a time, both ends included: 1 January to 30 June are six, to 29 June five. */
export function wholeMonths(from: DayNumber, to: DayNumber): number {
  if (to < from) return 0;
  const [start, end] = [partsOf(from), partsOf(to + 1)];
  const months = (end.year - start.year) * 12 + end.month - start.month;
  // The last day of a month ends a whole month that began on a day which that month does not have.
  return end.date >= start.date || partsOf(to + 2).date === 1 ? months : months - 1;
}

/** Whether the day is one on which a period of so many months begins, counted from an anchor (months that do not divide a year: by their common part). */
export function isAnniversary(day: DayNumber, anchor: DayNumber, months: number): boolean {
  const [one, other] = [partsOf(day), partsOf(anchor)];
  return one.date === other.date && (((one.month - other.month) % commonPart(months)) + 12) % commonPart(months) === 0;
}

/** The largest number of months that divides both a year and the period. */
function commonPart(months: number): number {
  let [one, other] = [12, months];
  while (other > 0) [one, other] = [other, one % other];
  return one;
}

/** The first day after this one on which a period of so many months begins, counted from an anchor. */
export function nextAnniversary(day: DayNumber, anchor: DayNumber, months: number): DayNumber {
  const { year, month } = partsOf(day);
  const { date, month: anchorMonth } = partsOf(anchor);
  const first = numberOf(year, month, 1);
  for (let ahead = 0; ; ahead += 1) {
    const start = monthsLater(first, ahead);
    const at = partsOf(start);
    const candidate = numberOf(at.year, at.month, Math.min(date, lastOfMonth(at.year, at.month)));
    if (candidate > day && (((at.month - anchorMonth) % commonPart(months)) + 12) % commonPart(months) === 0) return candidate;
  }
}
