import type { CreditHundredths, LedgerLine } from "#app/domain/credits/ledger.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

type Counted = Pick<LedgerLine, "amountHundredths" | "creditType" | "category" | "earnedOn">;

export type CreditTotals = {
  readonly all: CreditHundredths;
  readonly byCreditType: Readonly<Record<string, CreditHundredths>>;
  readonly byCategory: Readonly<Record<string, CreditHundredths>>;
};

/**
 * The credits that lines add up to, in hundredths; the one function that every page, document and export asks (R85).
 * Reversals and adjustments carry their own sign, so a line and its reversal cancel. `period`, when given, keeps lines whose day
 * of earning lies in it, both ends included; a reversal carries the day of the line it answers, so they fall together.
 */
export function totalCredits(lines: readonly Counted[], period?: { readonly from: CalendarDay; readonly to: CalendarDay }): CreditTotals {
  const counted = period === undefined ? lines : lines.filter((line) => period.from <= line.earnedOn && line.earnedOn <= period.to);
  return {
    all: sum(counted),
    byCreditType: grouped(counted, (line) => line.creditType),
    byCategory: grouped(counted, (line) => line.category),
  };
}

function sum(lines: readonly Counted[]): CreditHundredths {
  return lines.reduce((total, line) => total + line.amountHundredths, 0);
}

function grouped(lines: readonly Counted[], keyOf: (line: Counted) => string): Record<string, CreditHundredths> {
  const totals = new Map<string, CreditHundredths>();
  for (const line of lines) totals.set(keyOf(line), (totals.get(keyOf(line)) ?? 0) + line.amountHundredths);
  return Object.fromEntries([...totals].sort(([one], [other]) => (one < other ? -1 : 1)));
}
