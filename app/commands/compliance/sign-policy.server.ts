import { writeAudit } from "#app/data/audit.server.ts";
import { insertSignature, isSigned, lockPolicyVersion } from "#app/data/policies.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { admitSignature, type SigningRefusal } from "#app/domain/compliance/policy-signing.ts";
import type { SignatureWish } from "#app/domain/compliance/signature-form.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

/**
 * Signs the text of a version, named by its hash, for its next step; the second account's signature takes the step. Refused with the
 * clauses while it contradicts itself or would reach back, and while a worked case of its author comes out otherwise. Sent twice it is signed once.
 */
export async function signPolicy(
  actor: ActorIn<"registrar"> | ActorIn<"auditor">,
  { eventId, policyVersionId, contentHash, stage }: SignatureWish,
  occasion: Occasion,
): Promise<Result<null, SigningRefusal | { readonly code: "not-yours" | "another-text" }>> {
  return inTransaction(async (tx) => {
    const found = await lockPolicyVersion(tx, policyVersionId);
    if (found === null || !can(actor, { verb: "sign-policy", jurisdiction: found.jurisdiction })) return refused({ code: "not-yours" });
    if (await isSigned(tx, eventId)) return granted(null);
    if (found.contentHash !== contentHash) return refused({ code: "another-text" });
    const admitted = admitSignature(found, found, stage, actor.accountId, dayInBaghdad(occasion.at));
    if (!admitted.ok) return admitted;
    await insertSignature(tx, actor, { id: eventId, policyVersionId, contentHash, stage }, occasion);
    const details = { policy: found.policyId, version: found.version, hash: contentHash, stage, jurisdiction: found.jurisdiction };
    await writeAudit(tx, [{ occasion, actor, deed: "policy-signed", subject: { kind: "policy-version", id: policyVersionId }, details }]);
    return granted(null);
  });
}
