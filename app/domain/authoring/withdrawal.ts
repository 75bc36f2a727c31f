import { z } from "zod";
import { RECALL_REASONS, WITHDRAW_REASONS } from "#app/domain/authoring/withdrawal-reasons.ts";
import { Trilingual } from "#app/domain/shared/language.ts";

const numbered = { firstNumber: z.number().int().min(1), explanation: Trilingual };

/** Why a published course is taken back, from which of its versions on, and what learners are told. */
export const Withdrawal = z.discriminatedUnion("kind", [
  /** No new starts; who is under way is told. */
  z.strictObject({ kind: z.literal("withdraw"), reasonClass: z.enum(WITHDRAW_REASONS), ...numbered }),
  /** What was taught is wrong or unsafe: everybody who learned it is told as well. */
  z.strictObject({ kind: z.literal("recall"), reasonClass: z.enum(RECALL_REASONS), ...numbered }),
]);
export type Withdrawal = z.infer<typeof Withdrawal>;
