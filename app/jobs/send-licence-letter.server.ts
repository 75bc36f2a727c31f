import { z } from "zod";
import { tellLearner } from "#app/jobs/tell-learner.server.ts";
import { licenceLetter } from "#app/queries/identity/licence-letter.server.ts";
import { licenceDecisionLetter, licenceDecisionText } from "#app/ui/letters/learner-letter.ts";

const Payload = z.strictObject({ decisionId: z.uuid() });

/** Tells one clinician, in their language, what became of the licence that they claimed. */
export async function run(payload: unknown, { jobId }: { readonly jobId: string }): Promise<void> {
  const about = await licenceLetter(Payload.parse(payload).decisionId);
  if (about === null) return;
  await tellLearner(
    {
      accountId: about.accountId,
      path: "/account",
      letter: (to) => licenceDecisionLetter(about, to),
      text: (words) => licenceDecisionText(about, words),
    },
    jobId,
  );
}
