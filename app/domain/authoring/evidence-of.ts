import type { Reference } from "#app/domain/authoring/course-source.ts";
import { EVIDENCE_KINDS, type EvidenceKind } from "#app/domain/authoring/evidence-kind.ts";

/** How many sources of each kind a course rests on, the strongest kind first; kinds without a source are left out. */
export function evidenceOf(references: readonly Reference[]): readonly { readonly kind: EvidenceKind; readonly sources: number }[] {
  return EVIDENCE_KINDS.map((kind) => ({ kind, sources: references.filter((reference) => reference.evidence === kind).length })).filter(
    ({ sources }) => sources > 0,
  );
}
