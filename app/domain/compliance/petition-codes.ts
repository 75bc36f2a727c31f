/** What may be asked of the officer who answers for somebody. */
export const PETITION_KINDS = ["external", "relief", "appeal"] as const;
export type PetitionKind = (typeof PETITION_KINDS)[number];

/** `waiting` for an officer, `asked` for an answer of who filed it; the rest is final. */
export type PetitionState = "waiting" | "asked" | "accepted" | "refused";

/** Why less may be asked of somebody; whether it is, and how, the policy says. */
export const RELIEF_REASONS = ["illness", "maternity", "leave", "remote-posting", "no-supply"] as const;

/** What is said about a petition after it was filed: by an officer, and where they ask, by who filed it. */
export type StepKind = "asked" | "answered" | "accepted" | "refused";

/** A form with a scan or a photograph is no longer, in bytes; the file itself may take 10 MB of it. */
export const EVIDENCE_FORM_LIMIT = 11 * 1024 * 1024;

/** The cause of the line that an accepted activity writes: unique, so that it is written once. */
export function causeOfPetition(id: string): string {
  return `petition:${id}`;
}
