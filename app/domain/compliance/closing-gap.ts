import { assessStanding } from "#app/domain/compliance/assess-standing.ts";
import type { PolicyHistory } from "#app/domain/compliance/compile-policy.ts";
import type { Measure } from "#app/domain/compliance/judge-cycle.ts";
import type { CreditLine, RegisterFacts } from "#app/domain/compliance/register-facts.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** A credit that somebody might earn. */
type PossibleCredit = Pick<CreditLine, "amountHundredths" | "creditType" | "category" | "topics" | "providerId" | "activityId">;

/** A floor, and by how many hundredths it would lack less. */
export type Closed = Pick<Measure, "clause" | "which" | "per" | "from" | "to"> & { readonly hundredths: number };

/**
 * What a course taken today would lessen of what is missing in the current cycle, floor by floor: found by counting it in, so that
 * ceilings, repeats and multipliers are heeded as they will be.
 */
export function gapClosedBy(
  history: PolicyHistory,
  lines: readonly CreditLine[],
  facts: RegisterFacts,
  day: CalendarDay,
): (possible: PossibleCredit) => readonly Closed[] {
  const floorsWith = (all: readonly CreditLine[]) => assessStanding(history, all, facts, day).cycles.at(-1)?.measures ?? [];
  const before = floorsWith(lines);
  const sequence = lines.reduce((last, line) => Math.max(last, line.sequence), 0) + 1;
  return (possible) => {
    if (before.every(({ missing }) => missing === 0)) return [];
    const line = { id: "possible", sequence, correctsId: null, earnedOn: day, format: "online", role: "learner", accreditor: null };
    const after = floorsWith([...lines, { ...line, grade: "provider-signed", ...possible }]);
    return before.flatMap(({ clause, which, per, from, to, missing }, place) => {
      const hundredths = missing - (after[place]?.missing ?? missing);
      return hundredths > 0 ? [{ clause, which, per, from, to, hundredths }] : [];
    });
  };
}
