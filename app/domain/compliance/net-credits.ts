import { type DayNumber, dayNumber } from "#app/domain/compliance/day-number.ts";
import type { CreditLine } from "#app/domain/compliance/register-facts.ts";

/** A credit and what its corrections say of it. */
export type NetCredit = { readonly line: CreditLine; readonly earnedOn: DayNumber; corrected: number };

/**
 * The credits of a ledger in the order in which they were written, each with the sum of the lines that correct it. A correction of a
 * correction belongs to the first line; one whose line is not there stands for itself.
 */
export function netCredits(lines: readonly CreditLine[]): readonly NetCredit[] {
  const ordered = isOrdered(lines) ? lines : [...lines].sort((one, other) => one.sequence - other.sequence);
  const net: NetCredit[] = [];
  if (ordered.every(({ correctsId }) => correctsId === null)) {
    for (const line of ordered) net.push({ line, earnedOn: dayNumber(line.earnedOn), corrected: 0 });
    return net;
  }
  const byId = new Map<string, NetCredit>();
  for (const line of ordered) {
    const answered = line.correctsId === null ? undefined : byId.get(line.correctsId);
    if (answered === undefined) {
      const credit = { line, earnedOn: dayNumber(line.earnedOn), corrected: 0 };
      net.push(credit);
      byId.set(line.id, credit);
    } else {
      answered.corrected += line.amountHundredths;
      byId.set(line.id, answered);
    }
  }
  return net;
}

const isOrdered = (lines: readonly CreditLine[]) =>
  lines.every(({ sequence }, place) => place === 0 || sequence > (lines[place - 1]?.sequence ?? 0));
