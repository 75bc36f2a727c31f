import { z } from "zod";
import { foldSearch } from "#app/domain/catalog/fold-search.ts";
import { type PetitionKind, RELIEF_REASONS } from "#app/domain/compliance/petition-codes.ts";
import { EVIDENCE_GRADES } from "#app/domain/compliance/policy-terms.ts";
import { ACCREDITORS } from "#app/domain/credits/accreditor.ts";
import { CLAIM_STEP } from "#app/domain/credits/award-for-claim.ts";
import { CREDIT_CATEGORIES } from "#app/domain/credits/credit-code.ts";
import { codesOf } from "#app/domain/identity/code-list.ts";
import type { EvidenceGrade } from "#app/domain/credits/ledger.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { CalendarDay } from "#app/domain/shared/time.ts";

/** Such an amount of credit at most comes from one activity, in hundredths. */
const MOST_OF_ONE = 50_00;

/** Credit in quarters, as hundredths. */
export const ActivityCredit = z.number().int().min(CLAIM_STEP, "invalid").max(MOST_OF_ONE, "invalid").multipleOf(CLAIM_STEP, "invalid");

const text = (most: number) => z.string().trim().min(1, "required").max(most, "too-long");
const note = z
  .string()
  .trim()
  .max(600, "too-long")
  .optional()
  .transform((said) => said ?? "");
/** An activity that another provider held, and the credit that is claimed for it. */
export const External = z.object({
  kind: z.literal("external"),
  title: text(200),
  organiser: text(200),
  earnedOn: CalendarDay,
  format: z.enum(["live", "online"], "choose-one"),
  category: z.enum(codesOf(CREDIT_CATEGORIES), "choose-one"),
  /** Whose credit it is, where a foreign body gave it; null: of no other body. */
  accreditor: z.enum(codesOf(ACCREDITORS), "choose-one").nullable(),
  hundredths: ActivityCredit,
  grade: z.enum(EVIDENCE_GRADES, "choose-one"),
  note,
});

/** Time in which less could be done, and why. */
export const Relief = z.object({
  kind: z.literal("relief"),
  reason: z.enum(RELIEF_REASONS, "choose-one"),
  from: CalendarDay,
  to: CalendarDay,
  note,
});

/** That a failure is to be looked at again. `cycleFrom`: the first day of the cycle whose failure is to be reviewed. */
export const Appeal = z.object({ kind: z.literal("appeal"), cycleFrom: CalendarDay, ground: text(3000) });

/** What a petition says, as it was filed. */
export const PetitionContent = z.discriminatedUnion("kind", [External, Relief, Appeal]);
export type PetitionContent = z.output<typeof PetitionContent>;
export type ContentOf<Kind extends PetitionKind> = Extract<PetitionContent, { kind: Kind }>;

export type ContentRefusal = "in-the-future" | "days-reversed" | "too-many-days";

/** A relief lasts no longer: whoever is away for years is of another class. */
const MOST_DAYS = 3 * 366;

/** Whether what is asked can be so at all, on the day on which it is filed. */
export function checkContent(content: PetitionContent, today: CalendarDay): Result<null, ContentRefusal> {
  if (content.kind === "external" && content.earnedOn > today) return refused("in-the-future");
  if (content.kind !== "relief") return granted(null);
  if (content.to < content.from) return refused("days-reversed");
  const days = (Date.parse(content.to) - Date.parse(content.from)) / 86_400_000;
  return days > MOST_DAYS ? refused("too-many-days") : granted(null);
}

/** The same activity on the same day, however it is spelled; null for what is no activity. */
export function activityKeyOf(content: PetitionContent): string | null {
  return content.kind === "external"
    ? `${content.earnedOn} ${foldSearch(content.title)
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim()}`
    : null;
}

/** Whether something has to be handed in with it: a signature that nobody can see proves nothing, and leave is granted upon a paper. */
export function needsEvidence(content: PetitionContent): boolean {
  return content.kind === "relief" || (content.kind === "external" && content.grade !== "self-reported");
}

/** How well a credit is proven at most: what was claimed, or less, and without a file no more than somebody's own word. */
export function mayBeGraded(claimed: EvidenceGrade, hasEvidence: boolean, given: EvidenceGrade): boolean {
  const best = hasEvidence ? EVIDENCE_GRADES.indexOf(claimed) : EVIDENCE_GRADES.length - 1;
  return EVIDENCE_GRADES.indexOf(given) >= best;
}
