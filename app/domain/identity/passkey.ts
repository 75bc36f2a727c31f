import { z } from "zod";

const Base64Url = z
  .string()
  .max(4000)
  .regex(/^[A-Za-z0-9_-]+$/);

/** What a browser answers to a challenge; the inner parts are judged by the WebAuthn library. */
export const PasskeyAnswer = z.object({
  challengeId: z.uuid(),
  credential: z.looseObject({
    id: Base64Url,
    rawId: Base64Url,
    type: z.literal("public-key"),
    response: z.record(z.string(), z.unknown()),
  }),
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;

/** What its owner calls a passkey: "ward telephone". */
export const PasskeyName = z.string().trim().min(1, "required").max(60, "too-long");
