import { beginStandingDay, duePeople, judgeAnew } from "#app/data/standing-summary.server.ts";
import { keepStandingTrend } from "#app/data/standing-sums.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

/** So many people's rows are held at once, for less than a second. */
const PEOPLE_AT_A_TIME = 500;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Judges anew everybody about whom something was written since, and once a day everybody, and brings the sums to the same. The clock
 * does it, so no `can` is asked; it decides nothing about anybody, for a standing is always reckoned from the ledger when it matters.
 * Keeps how the day ended, when all are judged. Returns how many were judged.
 */
export async function refreshStandings(occasion: Occasion): Promise<number> {
  await inTransaction((tx) => beginStandingDay(tx, occasion.at));
  let judged = 0;
  for (let last = BEFORE_ALL; ;) {
    const people = await inTransaction(async (tx) => {
      const due = await duePeople(tx, last, PEOPLE_AT_A_TIME);
      if (due.length > 0) await judgeAnew(tx, due, dayInBaghdad(occasion.at));
      return due;
    });
    judged += people.length;
    const end = people.at(-1);
    if (end === undefined) break;
    last = end;
  }
  await inTransaction((tx) => keepStandingTrend(tx, dayInBaghdad(occasion.at)));
  return judged;
}
