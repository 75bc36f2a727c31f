import { z } from "zod";
import { AccountId } from "#app/domain/shared/ids.ts";
import { CalendarDay, instantAt } from "#app/domain/shared/time.ts";
import { tellLearner } from "#app/jobs/tell-learner.server.ts";
import { standingToRemindOf } from "#app/queries/compliance/standing-to-remind-of.server.ts";
import { standingLetter, standingText } from "#app/ui/letters/learner-letter.ts";

const Payload = z.strictObject({ accountId: AccountId, cycleTo: CalendarDay });

/** Reminds one clinician of what their cycle lacks, in their language and as it is now; not of what they have met meanwhile. */
export async function run(payload: unknown, { jobId }: { readonly jobId: string }): Promise<void> {
  const { accountId, cycleTo } = Payload.parse(payload);
  const about = await standingToRemindOf(accountId, cycleTo, instantAt(Date.now()));
  if (about === null) return;
  await tellLearner(
    {
      accountId,
      path: "/learn/standing",
      letter: (to) => standingLetter(about, to),
      text: (words, language) => standingText(about.deadline, language, words),
    },
    jobId,
  );
}
