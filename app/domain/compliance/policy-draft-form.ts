import { z } from "zod";

/** A version as it is brought from a desk: its text as JSON, to be read by the schema of policies. */
export const PolicyDraftWish = z.object({ eventId: z.uuid(), text: z.string().min(2).max(120_000) });
export type PolicyDraftWish = z.infer<typeof PolicyDraftWish>;
