/** What kind of evidence a source brings, from what was weighed by many to what one group says (EACCME asks for the level). */
export const EVIDENCE_KINDS = ["guideline", "systematic-review", "trial", "observational", "laboratory", "expert", "report"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
