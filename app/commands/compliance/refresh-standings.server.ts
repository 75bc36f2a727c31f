import { beginStandingDay, duePeople, judgeAnew } from "#app/data/standing-summary.server.ts";
import { keepStandingTrend } from "#app/data/standing-sums.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

/** So many people's rows are held at once, for less than a second. */
const PEOPLE_AT_A_TIME = 500;
/** While one batch is judged here, the database reads and writes for the other. */
const AT_ONCE = 2;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Judges anew everybody about whom something was written since, and once a day everybody, and brings the sums to the same. The clock
 * does it, so no `can` is asked; it decides nothing about anybody, for a standing is always reckoned from the ledger when it matters.
 * Keeps how the day ended, when all are judged. Returns how many were judged.
 */
export async function refreshStandings(occasion: Occasion): Promise<number> {
  await inTransaction((tx) => beginStandingDay(tx, occasion.at));
  const day = dayInBaghdad(occasion.at);
  const batches = dueBatches();
  let judged = 0;
  const judge = async () => {
    for await (const people of batches) {
      await inTransaction((tx) => judgeAnew(tx, people, day));
      judged += people.length;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, judge));
  await inTransaction((tx) => keepStandingTrend(tx, day));
  return judged;
}

/** Everybody who is due, once, in the order of their ids. */
async function* dueBatches(): AsyncGenerator<readonly string[]> {
  for (let last: string | undefined = BEFORE_ALL; last !== undefined;) {
    const people = await duePeople(alone(), last, PEOPLE_AT_A_TIME);
    if (people.length > 0) yield people;
    last = people.at(-1);
  }
}
