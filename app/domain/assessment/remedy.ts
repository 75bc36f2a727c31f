import { z } from "zod";
import { Decimal, PartId } from "#app/domain/assessment/item.ts";

/** Another answer to a question that counts as well as its key: for an extended matching item to one of its stems. */
export const Accepted = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("single-best-answer"), choice: PartId }),
  z.strictObject({ type: z.literal("multiple-response"), choices: z.array(PartId).min(1).max(8) }),
  z.strictObject({ type: z.literal("extended-matching"), stem: PartId, choice: PartId }),
  z.strictObject({ type: z.literal("ordering"), order: z.array(PartId).min(3).max(8) }),
  z.strictObject({ type: z.literal("numeric"), value: Decimal, unit: PartId, tolerance: Decimal }),
]);
export type Accepted = z.infer<typeof Accepted>;

/** The three ways in which a question is put right after it was answered (R73). */
export const REGRADE_KINDS = ["accept-also", "full-marks", "drop"] as const;
export const Remedy = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("accept-also"), accepted: Accepted }),
  z.strictObject({ kind: z.literal("full-marks") }),
  z.strictObject({ kind: z.literal("drop") }),
]);
export type Remedy = z.infer<typeof Remedy>;
