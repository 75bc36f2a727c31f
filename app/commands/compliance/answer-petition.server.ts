import { writeAudit } from "#app/data/audit.server.ts";
import {
  type EvidenceRefusal,
  type HandedIn,
  insertEvidence,
  insertStep,
  lockPetition,
  ownerOf,
  storeEvidence,
} from "#app/data/petitions.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type AnswerRefusal = EvidenceRefusal | "not-yours" | "not-asked";

/** Answers what an officer asked about one's own petition, with a further file where there is one; it waits for a word again. Sent twice it is one. */
export async function answerPetition(
  actor: ActorIn<"learner">,
  wish: { readonly eventId: string; readonly petitionId: string; readonly text: string; readonly evidence: HandedIn | null },
  occasion: Occasion,
): Promise<Result<null, AnswerRefusal>> {
  const { eventId, petitionId, text } = wish;
  // Nothing is stored for whoever names another's petition.
  if ((await ownerOf(alone(), petitionId)) !== actor.practitionerId) return refused("not-yours");
  const stored = await storeEvidence(wish.evidence);
  if (!stored.ok) return stored;
  const evidence = stored.value;
  return inTransaction(async (tx) => {
    const petition = await lockPetition(tx, petitionId);
    if (petition === null || !can(actor, { verb: "file-petition", practitionerId: petition.practitionerId })) return refused("not-yours");
    if (petition.steps.some(({ id }) => id === eventId)) return granted(null);
    if (petition.state !== "asked") return refused("not-asked");
    await insertStep(tx, actor, { id: eventId, petitionId, kind: "answered", text }, occasion);
    if (evidence !== null) await insertEvidence(tx, eventId, petitionId, evidence, occasion);
    const details = { evidence: evidence?.sha256 ?? null };
    await writeAudit(tx, [{ occasion, actor, deed: "petition-answered", subject: { kind: "petition", id: petitionId }, details }]);
    return granted(null);
  });
}
