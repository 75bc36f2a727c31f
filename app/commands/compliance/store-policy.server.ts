import { randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { insertPolicyCases, insertPolicyVersion, lockPolicyVersion, ownVersionOf, policyHash } from "#app/data/policies.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import type { WorkedCase } from "#app/domain/compliance/worked-case.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/**
 * Stores a policy that came with the product, once. A version that is there stays as it is: a changed file is a further version. A file may
 * begin in shadow; into force it is put by two people alone. The worked cases beside it are stored with it, or beside the same text that an
 * earlier release stored without, as long as nobody has signed that. False: it was there already.
 */
export async function storePolicy(policy: Policy, occasion: Occasion, cases: readonly WorkedCase[] = []): Promise<boolean> {
  return inTransaction(async (tx) => {
    const id = randomUUID();
    if (!(await insertPolicyVersion(tx, id, policy, null, occasion))) {
      const known = await ownVersionOf(tx, policy);
      const isSigned = known !== null && ((await lockPolicyVersion(tx, known))?.signatures.length ?? 0) > 0;
      if (known !== null && !isSigned) await insertPolicyCases(tx, known, cases, occasion);
      return false;
    }
    await insertPolicyCases(tx, id, cases, occasion);
    const details = { policy: policy.id, version: policy.version, hash: policyHash(policy), jurisdiction: policy.jurisdiction };
    await writeAudit(tx, [{ occasion, actor: null, deed: "policy-stored", subject: { kind: "policy-version", id }, details }]);
    return true;
  });
}
