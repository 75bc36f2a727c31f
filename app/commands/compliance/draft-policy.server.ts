import { writeAudit } from "#app/data/audit.server.ts";
import { insertPolicyCases, insertPolicyVersion, lockPolicyVersion, policyHash } from "#app/data/policies.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { PolicyDraftWish } from "#app/domain/compliance/policy-draft-form.ts";
import { type DraftRefusal, readPolicyDraft, readWorkedCases } from "#app/domain/compliance/read-policy-draft.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/**
 * Stores a version that was written for the actor's own jurisdiction with its worked cases, as a draft that judges nobody until two people
 * sign it; answers its id, the event's own. Sent twice it is stored once; a name or a text that is stored already is refused.
 */
export async function draftPolicy(
  actor: ActorIn<"registrar"> | ActorIn<"auditor">,
  { eventId, text, cases }: PolicyDraftWish,
  occasion: Occasion,
): Promise<Result<string, DraftRefusal | { readonly code: "not-your-jurisdiction" | "stored-already" }>> {
  const read = readPolicyDraft(text);
  if (!read.ok) return read;
  const policy = read.value;
  const worked = readWorkedCases(cases);
  if (!worked.ok) return worked;
  const { jurisdiction } = policy;
  if (!can(actor, { verb: "sign-policy", jurisdiction })) return refused({ code: "not-your-jurisdiction" });
  return inTransaction(async (tx) => {
    const hash = policyHash(policy);
    if (!(await insertPolicyVersion(tx, eventId, policy, actor.accountId, occasion))) {
      const known = await lockPolicyVersion(tx, eventId);
      return known?.contentHash === hash ? granted(eventId) : refused({ code: "stored-already" });
    }
    await insertPolicyCases(tx, eventId, worked.value, occasion);
    const details = { policy: policy.id, version: policy.version, hash, jurisdiction, cases: worked.value.length };
    await writeAudit(tx, [{ occasion, actor, deed: "policy-stored", subject: { kind: "policy-version", id: eventId }, details }]);
    return granted(eventId);
  });
}
