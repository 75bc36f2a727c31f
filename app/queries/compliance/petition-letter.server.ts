import { PetitionContent } from "#app/domain/compliance/petition.ts";
import { AccountId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";

/** What an officer said about a petition, for who filed it. */
export type PetitionLetter = {
  readonly accountId: AccountId;
  readonly petitionId: string;
  readonly content: PetitionContent;
  readonly outcome: "accepted" | "asked" | "refused";
  readonly reason: string;
  /** For how much an activity was accepted. */
  readonly hundredths: number | null;
};

/** An officer's word of that id; null where nobody can be written to, or where what was asked is answered or decided by now. */
export async function petitionLetter(stepId: string): Promise<PetitionLetter | null> {
  const step = await db().petitionStep.findUnique({
    where: { id: stepId },
    select: {
      ...{ kind: true, text: true, hundredths: true },
      petition: { select: { id: true, state: true, content: true, practitioner: { select: { accountId: true } } } },
    },
  });
  if (step === null || step.petition.practitioner.accountId === null) return null;
  const { kind, text, hundredths, petition } = step;
  if (kind !== "accepted" && kind !== "refused" && kind !== "asked") return null;
  if (kind === "asked" && petition.state !== "asked") return null;
  const accountId = AccountId.parse(petition.practitioner.accountId);
  return { accountId, petitionId: petition.id, content: PetitionContent.parse(petition.content), outcome: kind, reason: text, hundredths };
}
