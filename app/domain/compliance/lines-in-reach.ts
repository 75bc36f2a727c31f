import { calendarDay, dayNumber, monthsLater } from "#app/domain/compliance/day-number.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import type { CreditLine } from "#app/domain/compliance/register-facts.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** The days on which a credit must have been earned to count; `from` null: however long ago. */
export type Reach = { readonly from: CalendarDay | null; readonly to: CalendarDay };

/**
 * The days of earning that any of these versions can look at on a day, whoever the person is. No cycle begins before the first version
 * does, but for the months of a rolling one; only a rule that takes in what was earned before the first cycle reaches further.
 */
export function reachOf(policies: readonly Policy[], day: CalendarDay): Reach {
  const rules = policies.flatMap((policy) => policy.rules);
  if (rules.some((rule) => rule.kind === "carry-over" && rule.from === "before-first-cycle")) return { from: null, to: day };
  const months = rules.flatMap((rule) => (rule.kind === "cycle" && rule.anchor.kind === "rolling" ? [rule.months] : []));
  const starts = [
    ...policies.map(({ effective }) => dayNumber(effective.from)),
    ...months.map((count) => monthsLater(dayNumber(day) + 1, -count)),
  ];
  return { from: calendarDay(Math.min(dayNumber(day), ...starts)), to: day };
}

/**
 * The lines that a judgement needs, of those in reach and all corrections: a correction counts with the line that it answers, on
 * whatever day it was written, and where that line is out of reach it counts nowhere.
 */
export function withLinesAnswered(lines: readonly CreditLine[]): readonly CreditLine[] {
  if (lines.every(({ correctsId }) => correctsId === null)) return lines;
  const there = new Set<string>();
  return lines.filter(({ id, correctsId }) => {
    if (correctsId !== null && !there.has(correctsId)) return false;
    there.add(id);
    return true;
  });
}
