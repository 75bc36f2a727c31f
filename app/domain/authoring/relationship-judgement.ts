import type { DisclosedRelationship } from "#app/domain/authoring/disclosure.ts";
import { bindsToCompany } from "#app/domain/authoring/relationship-nature.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

/** What a relationship means for one course. */
export const VERDICTS = ["not-relevant", "mitigated", "excluded"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** When an owner or employee may have a part in the content all the same; there is no fourth. */
export const EXCEPTIONS = ["unrelated-content", "preclinical-science", "safe-use-of-device"] as const;
export type Exception = (typeof EXCEPTIONS)[number];

/** What is done about a relationship that is relevant. */
export const MITIGATIONS = ["divest", "peer-review", "recuse", "restrict"] as const;
export type Mitigation = (typeof MITIGATIONS)[number];

/** In what somebody controls the content. */
export const TEAM_ROLES = ["author", "planner", "translator", "reviewer"] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/**
 * The steps that fit a part: a reviewer whose decision had to be read by somebody else would be no independent one, and who only plans writes no
 * recommendation that could be left out. @rule accme-sii-2020/standard-3-mitigation
 */
export const MITIGATIONS_FOR: Readonly<Record<TeamRole, readonly Mitigation[]>> = {
  author: ["divest", "peer-review", "recuse", "restrict"],
  translator: ["divest", "peer-review", "recuse", "restrict"],
  planner: ["divest", "peer-review", "recuse"],
  reviewer: ["divest", "recuse"],
};

/** What learners read of each step: a part of the published version, and so of its rules rather than of the product's words. */
export const MITIGATION_SENTENCES: Readonly<Record<Mitigation, Trilingual>> = {
  divest: {
    en: "The relationship was ended before work on the course began.",
    ar: "أُنهيت العلاقة قبل بدء العمل على الدورة.",
    ckb: "پەیوەندییەکە پێش دەستپێکردنی کار لەسەر خولەکە کۆتایی پێ هات.",
  },
  "peer-review": {
    en: "A person without such relationships reviewed the content independently.",
    ar: "راجع المحتوى باستقلال شخص ليست له علاقات كهذه.",
    ckb: "کەسێکی بێ پەیوەندیی لەم جۆرە بە سەربەخۆیی پێداچوونەوەی بە ناوەڕۆکەکەدا کرد.",
  },
  recuse: {
    en: "The person took no part in the content that concerns the company.",
    ar: "لم يشارك الشخص في المحتوى الذي يخص الشركة.",
    ckb: "کەسەکە بەشداری لەو ناوەڕۆکەدا نەکرد کە پەیوەندیی بە کۆمپانیاکەوە هەیە.",
  },
  restrict: {
    en: "The person's part holds no recommendation for care.",
    ar: "لا تتضمن مشاركة الشخص أي توصية علاجية.",
    ckb: "بەشی ئەو کەسە هیچ ڕاسپاردەیەکی چارەسەری تێدا نییە.",
  },
};

/** What learners read of a relationship that has nothing to do with the course: it was declared, so it is not kept from them. */
export const NOT_RELEVANT_SENTENCE: Trilingual = {
  en: "The content of this course does not concern the company.",
  ar: "محتوى هذه الدورة لا يخص الشركة.",
  ckb: "ناوەڕۆکی ئەم خولە پەیوەندیی بە کۆمپانیاکەوە نییە.",
};

/** What somebody else of the provider found about one relationship and one course. The newest counts. */
export type RelationshipJudgement = {
  readonly relationshipId: string;
  readonly verdict: Verdict;
  readonly exception: Exception | null;
  readonly mitigation: Mitigation | null;
  readonly reason: string;
};

export type JudgementFault = "reason-missing" | "mitigation-missing" | "mitigation-does-not-fit" | "exception-missing";

/** The person owns, leads or is employed by the company now. */
export function isBoundNow({ nature, endedOn }: Pick<DisclosedRelationship, "nature" | "endedOn">, today: CalendarDay): boolean {
  return bindsToCompany(nature) && (endedOn === null || endedOn >= today);
}

/**
 * What keeps a judgement from being one. Owners and employees are excluded unless one of the three exceptions is named: content that has nothing
 * to do with the company makes the relationship not relevant, the other two ask for a step as well.
 * @rule accme-sii-2020/standard-3-exclusion
 * @rule accme-sii-2020/standard-3-mitigation
 */
export function judgementFault(
  judgement: Omit<RelationshipJudgement, "relationshipId">,
  relationship: Pick<DisclosedRelationship, "nature" | "endedOn">,
  roles: readonly TeamRole[],
  today: CalendarDay,
): JudgementFault | null {
  const { verdict, exception, mitigation, reason } = judgement;
  if (reason.trim() === "") return "reason-missing";
  if (verdict === "excluded") return null;
  if (isBoundNow(relationship, today)) {
    if (verdict === "not-relevant" && exception !== "unrelated-content") return "exception-missing";
    if (verdict === "mitigated" && exception !== "preclinical-science" && exception !== "safe-use-of-device") return "exception-missing";
  }
  if (verdict === "not-relevant") return null;
  if (mitigation === null) return "mitigation-missing";
  return roles.every((role) => MITIGATIONS_FOR[role].includes(mitigation)) ? null : "mitigation-does-not-fit";
}
