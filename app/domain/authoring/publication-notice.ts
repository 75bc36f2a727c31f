import { z } from "zod";
import { Trilingual } from "#app/domain/shared/language.ts";

export const Change = z.enum(["editorial", "material"]);
export type Change = z.infer<typeof Change>;

const text = z.string().trim().max(4000);

/** What the publisher says about a version that takes another one's place. */
export const PublicationNotice = z.strictObject({
  change: Change,
  /** Why there is a new version; for the audit, and for whoever reads what changed. */
  reason: text,
  /** Why less than the rule proposes. */
  belowReason: text,
  /** What changed, for those who learned the version before. */
  summary: z.strictObject({ ar: text, ckb: text, en: text }),
});
export type PublicationNotice = z.infer<typeof PublicationNotice>;

export type NoticeFault = "reason-missing" | "below-reason-missing" | "summary-missing";

/**
 * What a notice still owes. `proposed` null: it is the first version, which owes nothing. A change that the rule calls material and the
 * publisher editorial needs a reason of its own; a material one is told to learners in all three languages.
 */
export function noticeFaults(notice: PublicationNotice, proposed: Change | null): readonly NoticeFault[] {
  if (proposed === null) return [];
  return [
    ...(notice.reason === "" ? (["reason-missing"] as const) : []),
    ...(notice.change === "editorial" && proposed === "material" && notice.belowReason === "" ? (["below-reason-missing"] as const) : []),
    ...(notice.change === "material" && summaryOf(notice) === null ? (["summary-missing"] as const) : []),
  ];
}

/** The summary in three languages; null unless it is written in all of them. */
export function summaryOf({ summary }: PublicationNotice): Trilingual | null {
  return Trilingual.safeParse(summary).data ?? null;
}
