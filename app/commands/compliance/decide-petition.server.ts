import { randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { appendLedgerLine } from "#app/data/credits.server.ts";
import { askForPetitionLetter } from "#app/data/letters.server.ts";
import {
  type FiledPetition,
  accountNames,
  insertStep,
  isCreditedAlready,
  lockPetition,
  lockPractitioner,
  ownerOf,
} from "#app/data/petitions.server.ts";
import { policyStanding } from "#app/data/policy-standing.server.ts";
import { insertReading } from "#app/data/register-deeds.server.ts";
import { inTransaction, type Tx } from "#app/data/transaction.server.ts";
import { lineOfActivity } from "#app/domain/compliance/petition-effect.ts";
import { versionFor } from "#app/domain/compliance/petition-terms.ts";
import type { DecisionWish } from "#app/domain/compliance/petition-forms.ts";
import { causeOfPetition } from "#app/domain/compliance/petition-codes.ts";
import { mayBeGraded } from "#app/domain/compliance/petition.ts";
import type { EvidenceGrade } from "#app/domain/credits/ledger.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad, type Instant, instantAt } from "#app/domain/shared/time.ts";

export type DecisionRefusal =
  | { readonly code: "not-yours" | "own-petition" | "waits-for-answer" | "credited-already" | "more-than-claimed" | "better-than-proven" }
  /** Somebody else was first: who, what they decided, and when. */
  | { readonly code: "decided-already"; readonly by: string; readonly outcome: "accepted" | "refused"; readonly at: Instant };

/**
 * An officer's word about a petition, for a reason that a court could read: accepted, refused, or a question to who filed it. An activity
 * that is accepted writes its line into the ledger in the same transaction. Of two officers at once one decides, and the other is told by
 * whom, how and when; the same word sent twice is one (R84). Nobody decides about their own. That the person's record was looked at is written down, and they
 * are told by letter.
 */
export async function decidePetition(
  officer: ActorIn<"registrar">,
  wish: DecisionWish,
  occasion: Occasion,
): Promise<Result<null, DecisionRefusal>> {
  const { eventId: id, petitionId, outcome: kind, reason: text } = wish;
  return inTransaction(async (tx) => {
    const owner = await ownerOf(tx, petitionId);
    // In the order in which a filing locks: the person, then their petition.
    if (owner !== null) await lockPractitioner(tx, owner);
    const petition = await lockPetition(tx, petitionId);
    if (petition === null || !can(officer, { verb: "decide-petition", place: petition.place })) return refused({ code: "not-yours" });
    if (petition.accountId === officer.accountId) return refused({ code: "own-petition" });
    if (petition.steps.some((step) => step.id === id)) return granted(null);
    const decided = petition.steps.find((step) => step.kind === "accepted" || step.kind === "refused");
    if (decided !== undefined) {
      const by = (await accountNames(tx, [decided.accountId])).get(decided.accountId) ?? decided.accountId;
      const outcome = decided.kind === "accepted" ? "accepted" : "refused";
      return refused({ code: "decided-already", by, outcome, at: instantAt(decided.at.getTime()) });
    }
    if (petition.state === "asked" && kind !== "refused") return refused({ code: "waits-for-answer" });
    const credit = kind === "accepted" ? await creditFor(tx, petition, wish, occasion) : granted(null);
    if (!credit.ok) return credit;
    await insertStep(tx, officer, { id, petitionId, kind, text, ...(credit.value === null ? {} : { given: credit.value }) }, occasion);
    await askForPetitionLetter(tx, id);
    await insertReading(tx, officer, petition.practitionerId, { eventId: id, purpose: "claim", note: "" }, occasion);
    const subject = { kind: "petition", id: petitionId };
    const details = { kind: petition.kind, reason: text, jurisdiction: officer.jurisdiction, ...credit.value };
    await writeAudit(tx, [{ occasion, actor: officer, deed: `petition-${kind}`, subject, details }]);
    return granted(null);
  });
}

type Given = { readonly hundredths: number; readonly grade: EvidenceGrade; readonly ledgerLineId: string };

/** Writes the line of an activity that is accepted, for what was claimed or less, under the version that judges the day; null for what is no activity. */
async function creditFor(
  tx: Tx,
  petition: FiledPetition,
  wish: DecisionWish,
  { at }: Occasion,
): Promise<Result<Given | null, DecisionRefusal>> {
  const { content, practitionerId, id: petitionId } = petition;
  if (content.kind !== "external") return granted(null);
  const { credits: hundredths = content.hundredths, grade = content.grade } = wish;
  if (hundredths > content.hundredths) return refused({ code: "more-than-claimed" });
  if (!mayBeGraded(content.grade, petition.evidence.length > 0, grade)) return refused({ code: "better-than-proven" });
  if (await isCreditedAlready(tx, petition)) return refused({ code: "credited-already" });
  const judged = await policyStanding(tx, practitionerId, dayInBaghdad(at));
  const policy = judged === null ? null : versionFor(judged.policy.versions, judged.standing, content.earnedOn);
  const { amountHundredths, creditType, category, providerId, earnedOn } = lineOfActivity(content, { hundredths, grade }, petitionId);
  const { line } = await appendLedgerLine(tx, {
    ...{ id: randomUUID(), practitionerId, kind: "award", amountHundredths, creditType, category, providerId, earnedOn },
    cause: causeOfPetition(petitionId),
    courseId: null,
    courseVersionId: null,
    ruleVersion: `external-1:${policy?.id ?? ""}@${policy?.version ?? ""}`,
    evidenceGrade: grade,
    recordedAt: at,
    correctsId: null,
    reason: null,
  });
  return granted({ hundredths, grade, ledgerLineId: line.id });
}
