import { z } from "zod";
import { EXCEPTIONS, MITIGATIONS, VERDICTS } from "#app/domain/authoring/relationship-judgement.ts";
import { AccountId } from "#app/domain/shared/ids.ts";

/** An empty choice arrives as an absent one. */
const orNone = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z
    .union([z.enum(words), z.literal("")])
    .optional()
    .transform((word) => (word === undefined || word === "" ? null : word));

/** The form in which somebody judges a relationship of somebody else. A reason that is missing is the command's to refuse. */
export const JudgementForm = z.object({
  accountId: AccountId,
  relationshipId: z.uuid(),
  verdict: z.enum(VERDICTS),
  exception: orNone(EXCEPTIONS),
  mitigation: orNone(MITIGATIONS),
  reason: z.string().max(2000).default(""),
});
