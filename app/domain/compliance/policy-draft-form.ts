import { z } from "zod";

/** A version as it is brought from a desk: its text as JSON, to be read by the schema of policies, and its worked cases as a list. */
export const PolicyDraftWish = z.object({
  eventId: z.uuid(),
  text: z.string().min(2).max(120_000),
  cases: z.string().max(240_000).default("[]"),
});
export type PolicyDraftWish = z.infer<typeof PolicyDraftWish>;
