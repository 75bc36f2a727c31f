import { peopleOf } from "#app/data/independence.server.ts";
import { askForReviewReminder } from "#app/data/letters.server.ts";
import { openSubmission } from "#app/data/open-submission.server.ts";
import { channelsOf, noteReminder } from "#app/data/reminders.server.ts";
import { coursesHandedIn, partiesOf } from "#app/data/reviews.server.ts";
import { standingsOf } from "#app/data/standing.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { reminderStep } from "#app/domain/authoring/review-term.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

/**
 * Asks for letters to those who could decide about what waits for a review: at half time, on the due day and after it, once each (R78). The
 * product itself does it, so no `can` is asked. Returns how many letters it asked for.
 */
export async function remindReviewers(occasion: Occasion): Promise<number> {
  const today = dayInBaghdad(occasion.at);
  const courses = await coursesHandedIn(alone());
  const standings = await standingsOf(
    alone(),
    courses.map(({ courseId }) => courseId),
    today,
  );
  let asked = 0;
  for (const { courseId, standing } of standings) {
    const providerId = courses.find((one) => one.courseId === courseId)?.providerId;
    if (standing.draft !== "in-review" || providerId === undefined) continue;
    asked += await inTransaction(async (tx) => {
      const submission = await openSubmission(tx, courseId);
      const step = submission === null ? null : reminderStep(dayInBaghdad(submission.at), today);
      if (submission === null || !submission.current || step === null) return 0;
      const { submissionId, decisions } = submission;
      const parties = await partiesOf(tx, courseId);
      const decided = new Set(decisions.map(({ by }) => by.accountId));
      const reviewers = (await peopleOf(tx, providerId)).filter(
        ({ accountId, held }) => held.includes("reviewer") && !parties.has(accountId) && !decided.has(accountId),
      );
      const channels = await channelsOf(
        tx,
        reviewers.map(({ accountId }) => accountId),
      );
      let letters = 0;
      for (const [person, channel] of channels) {
        const key = { person, duty: "review-submission", cycle: submissionId, step, channel };
        if (!(await noteReminder(tx, key, occasion.at))) continue;
        await askForReviewReminder(tx, { accountId: AccountId.parse(person), submissionId, step });
        letters += 1;
      }
      return letters;
    });
  }
  return asked;
}
