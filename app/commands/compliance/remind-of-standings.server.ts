import { askForStandingReminder } from "#app/data/letters.server.ts";
import { noteReminders } from "#app/data/reminders.server.ts";
import { peopleToRemind } from "#app/data/standing-reminders.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { reminderWindows } from "#app/domain/compliance/standing-deadline.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

const PEOPLE_AT_A_TIME = 500;

/**
 * Asks for letters to clinicians whose cycle ends within 120, 60, 30 and 7 days and who lack something in it: once for each person, cycle and
 * step (R78), however often it is asked and by how many workers. The clock does it, so no `can` is asked. Returns how many it asked for.
 */
export async function remindOfStandings(occasion: Occasion): Promise<number> {
  let asked = 0;
  for (const window of reminderWindows(dayInBaghdad(occasion.at))) {
    for (let isMore = true; isMore;) {
      const done = await inTransaction(async (tx) => {
        const people = await peopleToRemind(tx, window, PEOPLE_AT_A_TIME);
        const fresh = await noteReminders(
          tx,
          people.map(({ cycleTo: _, ...key }) => key),
          occasion.at,
        );
        for (const { person, cycleTo } of people)
          if (fresh.has(person)) await askForStandingReminder(tx, { accountId: AccountId.parse(person), cycleTo });
        return { found: people.length, asked: fresh.size };
      });
      asked += done.asked;
      isMore = done.found === PEOPLE_AT_A_TIME;
    }
  }
  return asked;
}
