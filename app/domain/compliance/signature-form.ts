import { z } from "zod";

/** A signature as the form sends it: which text with which worked cases, for which step. */
export const SignatureWish = z.object({
  eventId: z.uuid(),
  policyVersionId: z.uuid(),
  signedHash: z.string().regex(/^[0-9a-f]{64}$/),
  stage: z.enum(["shadow", "in-force"]),
});
export type SignatureWish = z.infer<typeof SignatureWish>;
