import { z } from "zod";
import { BARRIERS, BIAS_DEGREES, INTENTS } from "#app/domain/learning/evaluation-choices.ts";

/** What a learner thought of a course. Stored without a name, so that the trainer cannot tell whose it is. */
export const Evaluation = z.strictObject({
  /** 1 (not relevant to my work) to 5 (very). */
  relevance: z.number().int().min(1).max(5),
  intentToChange: z.enum(INTENTS),
  /** What will be changed, in the learner's words. */
  intendedChange: z.string().trim().max(2000),
  barriers: z.array(z.enum(BARRIERS)).max(8),
  /** Whether the content is free of commercial bias, judged by the learner. @rule accme-sii-2020/standard-2-free-of-bias */
  perceivedBias: z.enum(BIAS_DEGREES),
  biasComment: z.string().trim().max(2000),
  comment: z.string().trim().max(4000),
});
export type Evaluation = z.infer<typeof Evaluation>;
