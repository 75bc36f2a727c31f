import { z } from "zod";
import { DraftPart } from "#app/domain/authoring/draft.ts";

/** A remark, or a reply to one: both are remarks on the same place. Text that is missing is the command's to refuse. */
export const CommentForm = z.object({
  intent: z.literal("comment"),
  part: DraftPart,
  blockId: z
    .string()
    .max(100)
    .optional()
    .transform((id) => (id === undefined || id === "" ? null : id)),
  revision: z.coerce.number().int().min(1).max(2_000_000_000),
  text: z.string().default(""),
});

/** That a remark was dealt with. */
export const ResolveForm = z.object({ intent: z.literal("resolve"), commentId: z.uuid() });
