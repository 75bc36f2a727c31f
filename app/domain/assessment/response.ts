import { z } from "zod";
import { PartId } from "#app/domain/assessment/item.ts";

/** What a learner answered to one item that is not a vignette set (a set's items are answered one by one). */
export const Response = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("single-best-answer"), choice: PartId }),
  z.strictObject({ type: z.literal("multiple-response"), choices: z.array(PartId).max(8) }),
  /** Stem id to option id; a stem that is not there is unanswered. */
  z.strictObject({ type: z.literal("extended-matching"), matches: z.record(PartId, PartId) }),
  z.strictObject({ type: z.literal("ordering"), order: z.array(PartId).max(8) }),
  /** `value` as typed, in any of the accepted digits; parsed by the grader. */
  z.strictObject({ type: z.literal("numeric"), value: z.string().max(24), unit: PartId.nullable() }),
]);
export type Response = z.infer<typeof Response>;
