/** What a question asks of the mind: to know it again, to use it in a case, to weigh several facts against each other. */
export const COGNITIVE_LEVELS = ["recall", "application", "analysis"] as const;

/** The six competencies of the ACGME and ABMS, which accreditors outside of the United States name as well. */
export const COMPETENCIES = [
  "patient-care",
  "medical-knowledge",
  "practice-based-learning",
  "communication",
  "professionalism",
  "systems-based-practice",
] as const;

/** Every type of item that can be written, in the order in which they are offered. */
export const ITEM_TYPES = ["single-best-answer", "multiple-response", "extended-matching", "ordering", "numeric", "vignette-set"] as const;
export type ItemType = (typeof ITEM_TYPES)[number];
