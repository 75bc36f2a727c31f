import { writeAudit } from "#app/data/audit.server.ts";
import {
  type EvidenceRefusal,
  type HandedIn,
  insertEvidence,
  insertPetition,
  lockPractitioner,
  openPetitions,
  ownerOf,
  sameFiled,
  storeEvidence,
} from "#app/data/petitions.server.ts";
import { policyStanding } from "#app/data/policy-standing.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { againstPetition } from "#app/domain/compliance/petition-terms.ts";
import { type ContentRefusal, type PetitionContent, checkContent, needsEvidence } from "#app/domain/compliance/petition.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

export type FilingRefusal =
  | ContentRefusal
  | EvidenceRefusal
  | "not-yours"
  | "evidence-missing"
  | "evidence-used"
  | "filed-already"
  | "too-many"
  | "not-recognised"
  | "no-appeal"
  | "appeal-over";

/** More than anybody waits for; keeps a script from filling the officer's desk. */
const MOST_OPEN = 40;

/**
 * Lays something before the officer who answers for the person: an activity of another provider, a relief, a review of their standing. It
 * changes no credit and no standing before somebody decides, save that a review that runs is shown as running. Sent twice it is there once.
 */
export async function filePetition(
  actor: ActorIn<"learner">,
  wish: { readonly eventId: string; readonly content: PetitionContent; readonly evidence: HandedIn | null },
  occasion: Occasion,
): Promise<Result<string, FilingRefusal>> {
  const { practitionerId } = actor;
  const { eventId: id, content } = wish;
  if (!can(actor, { verb: "file-petition", practitionerId })) return refused("not-yours");
  const today = dayInBaghdad(occasion.at);
  const sound = checkContent(content, today);
  if (!sound.ok) return sound;
  if (wish.evidence === null && needsEvidence(content)) return refused("evidence-missing");
  const stored = await storeEvidence(wish.evidence);
  if (!stored.ok) return stored;
  const evidence = stored.value;
  return inTransaction(async (tx) => {
    await lockPractitioner(tx, practitionerId);
    const owner = await ownerOf(tx, id);
    if (owner !== null) return owner === practitionerId ? granted(id) : refused("not-yours");
    const same = await sameFiled(tx, practitionerId, content, evidence?.sha256 ?? null);
    if (same !== null) return refused(same);
    if ((await openPetitions(tx, practitionerId)) >= MOST_OPEN) return refused("too-many");
    const judged = await policyStanding(tx, practitionerId, today);
    if (judged === null) return refused("not-yours");
    const against = againstPetition(content, judged.policy.versions, judged.standing, today);
    if (against !== null) return refused(against);
    await insertPetition(tx, { id, practitionerId, content }, occasion);
    if (evidence !== null) await insertEvidence(tx, id, id, evidence, occasion);
    const details = { kind: content.kind, evidence: evidence?.sha256 ?? null };
    await writeAudit(tx, [{ occasion, actor, deed: "petition-filed", subject: { kind: "petition", id }, details }]);
    return granted(id);
  });
}
