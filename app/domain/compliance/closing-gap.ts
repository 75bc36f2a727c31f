import { assessStanding } from "#app/domain/compliance/assess-standing.ts";
import type { PolicyHistory } from "#app/domain/compliance/compile-policy.ts";
import { missingIn } from "#app/domain/compliance/judge-cycle.ts";
import type { CreditLine, RegisterFacts } from "#app/domain/compliance/register-facts.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** A credit that somebody might earn. */
export type PossibleCredit = Pick<CreditLine, "amountHundredths" | "creditType" | "category" | "topics" | "providerId" | "activityId">;

/**
 * By how many hundredths a course taken today would lessen what is missing in the current cycle, over all its floors: found by counting
 * it in, so that ceilings, repeats and multipliers are heeded as they will be.
 */
export function gapClosedBy(
  history: PolicyHistory,
  lines: readonly CreditLine[],
  facts: RegisterFacts,
  day: CalendarDay,
): (possible: PossibleCredit) => number {
  const missing = (all: readonly CreditLine[]) => {
    const cycle = assessStanding(history, all, facts, day).cycles.at(-1);
    return cycle === undefined ? 0 : missingIn(cycle);
  };
  const before = missing(lines);
  const sequence = lines.reduce((last, line) => Math.max(last, line.sequence), 0) + 1;
  return (possible) => {
    if (before === 0) return 0;
    const line = { id: "possible", sequence, correctsId: null, earnedOn: day, format: "online", role: "learner", accreditor: null };
    return before - missing([...lines, { ...line, grade: "provider-signed", ...possible }]);
  };
}
