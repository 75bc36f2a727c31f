import { z } from "zod";

/** What a learner thought of a course. Stored without a name, so that the trainer cannot tell whose it is. */
export const Evaluation = z.strictObject({
  /** 1 (not relevant to my work) to 5 (very). */
  relevance: z.number().int().min(1).max(5),
  intentToChange: z.enum(["yes", "perhaps", "no", "already-do"]),
  /** What will be changed, in the learner's words. */
  intendedChange: z.string().trim().max(2000),
  barriers: z.array(z.enum(["none", "time", "supplies", "staff", "policy", "knowledge", "patients", "other"])).max(8),
  /** Whether the content is free of commercial bias, judged by the learner. @rule accme-sii-2020/standard-2-free-of-bias */
  perceivedBias: z.enum(["none", "some", "much"]),
  biasComment: z.string().trim().max(2000),
  comment: z.string().trim().max(4000),
});
export type Evaluation = z.infer<typeof Evaluation>;
