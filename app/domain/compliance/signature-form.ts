import { z } from "zod";

/** A signature as the form sends it: which text, for which step. */
export const SignatureWish = z.object({
  eventId: z.uuid(),
  policyVersionId: z.uuid(),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  stage: z.enum(["shadow", "in-force"]),
});
export type SignatureWish = z.infer<typeof SignatureWish>;
