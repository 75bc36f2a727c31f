/** What somebody may be to a company. A member of a pension or mutual fund chooses no company, and has nothing to declare by it. */
export const RELATIONSHIP_NATURES = [
  "employee",
  "researcher",
  "consultant",
  "advisor",
  "speaker",
  "independent-contractor",
  "royalties",
  "executive",
  "ownership",
  "stock",
] as const;
export type RelationshipNature = (typeof RELATIONSHIP_NATURES)[number];

/**
 * Whoever is bound to the company's own interest: its employees, those who lead it, and its owners. Shares that are traded publicly make no
 * owner (https://accme.org/faq/if-individual-reports-they-own-stock-ineligible-company-how-should-provider-manage-relationship).
 */
export function bindsToCompany(nature: RelationshipNature): boolean {
  return nature === "employee" || nature === "executive" || nature === "ownership";
}
