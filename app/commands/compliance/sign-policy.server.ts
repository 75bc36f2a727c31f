import { writeAudit } from "#app/data/audit.server.ts";
import {
  insertSignature,
  isSigned,
  lockPolicyVersion,
  signaturesOf,
  signedHash as hashToSign,
  storedPolicy,
} from "#app/data/policies.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { admitSignature, type SigningRefusal } from "#app/domain/compliance/policy-signing.ts";
import type { SignatureWish } from "#app/domain/compliance/signature-form.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

/**
 * Signs the text of a version and the worked cases beside it, named by one hash, for its next step; the second account's signature takes
 * the step. Refused with the clauses while it contradicts itself or would reach back, while a worked case of its author comes out
 * otherwise, and where an earlier signature is not for what lies in the store. Sent twice it is signed once.
 */
export async function signPolicy(
  actor: ActorIn<"registrar"> | ActorIn<"auditor">,
  { eventId, policyVersionId, signedHash, stage }: SignatureWish,
  occasion: Occasion,
): Promise<Result<null, SigningRefusal | { readonly code: "not-yours" | "another-text" | "broken-signature" }>> {
  return inTransaction(async (tx) => {
    const found = await lockPolicyVersion(tx, policyVersionId);
    const stored = await storedPolicy(tx, policyVersionId);
    if (found === null || stored === null || !can(actor, { verb: "sign-policy", jurisdiction: found.jurisdiction }))
      return refused({ code: "not-yours" });
    if (await isSigned(tx, eventId)) return granted(null);
    if (hashToSign(stored) !== signedHash) return refused({ code: "another-text" });
    const earlier = await signaturesOf(tx, policyVersionId, stored);
    if (earlier.some(({ isIntact }) => !isIntact)) return refused({ code: "broken-signature" });
    const admitted = admitSignature(found, found, stage, actor.accountId, dayInBaghdad(occasion.at));
    if (!admitted.ok) return admitted;
    await insertSignature(tx, actor, { id: eventId, policyVersionId, contentHash: signedHash, stage }, occasion);
    const details = { policy: found.policyId, version: found.version, hash: signedHash, stage, jurisdiction: found.jurisdiction };
    await writeAudit(tx, [{ occasion, actor, deed: "policy-signed", subject: { kind: "policy-version", id: policyVersionId }, details }]);
    return granted(null);
  });
}
