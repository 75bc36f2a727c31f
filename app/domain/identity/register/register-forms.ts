import { z } from "zod";
import { Purpose } from "#app/domain/identity/register/reading-purpose.ts";

/** A reason that somebody can read years later. */
const Reason = z.string().trim().min(1, "required").max(600, "too-long");

/** A registrar's word about a claimed licence. */
export const LicenceWish = z.object({ eventId: z.uuid(), licenceId: z.uuid(), outcome: z.enum(["confirmed", "refused"]), reason: Reason });
export type LicenceWish = z.output<typeof LicenceWish>;

/** A person's word about an uncertain line: it is this record's, or of somebody else. */
export const MatchWish = z.object({
  eventId: z.uuid(),
  importId: z.uuid(),
  line: z.coerce.number().int().positive(),
  /** A record's id, or that it is none of them. */
  person: z.union([z.uuid(), z.literal("another")], "choose-one"),
  reason: Reason,
});
export type MatchWish = z.output<typeof MatchWish>;

/** That another record is the same person's, and the one to remain. */
export const MergeWish = z.object({ eventId: z.uuid(), other: z.uuid("choose-one"), reason: Reason });
export type MergeWish = z.output<typeof MergeWish>;

/** What a list of names is taken out for, and as which file. */
export const ExportWish = Purpose.extend({ format: z.enum(["csv", "xlsx"]) });
