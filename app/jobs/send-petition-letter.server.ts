import { z } from "zod";
import { tellLearner } from "#app/jobs/tell-learner.server.ts";
import { petitionLetter } from "#app/queries/compliance/petition-letter.server.ts";
import { petitionText, petitionWordLetter } from "#app/ui/letters/petition-letter.ts";

const Payload = z.strictObject({ stepId: z.uuid() });

/** Tells one clinician, in their language, what an officer said about their claim, relief or appeal. */
export async function run(payload: unknown, { jobId }: { readonly jobId: string }): Promise<void> {
  const about = await petitionLetter(Payload.parse(payload).stepId);
  if (about === null) return;
  await tellLearner(
    {
      accountId: about.accountId,
      path: `/learn/petitions/${about.petitionId}`,
      letter: (to) => petitionWordLetter(about, to),
      text: (words) => petitionText(about, words),
    },
    jobId,
  );
}
