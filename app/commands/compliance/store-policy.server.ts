import { randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { insertPolicyVersion, policyHash } from "#app/data/policies.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";

/**
 * Stores a policy that came with the product, once. A version that is there stays as it is: a changed file is a further version. A file may
 * begin in shadow; into force it is put by two people alone. False: it was there already.
 */
export async function storePolicy(policy: Policy, occasion: Occasion): Promise<boolean> {
  return inTransaction(async (tx) => {
    const id = randomUUID();
    if (!(await insertPolicyVersion(tx, id, policy, null, occasion))) return false;
    const details = { policy: policy.id, version: policy.version, hash: policyHash(policy), jurisdiction: policy.jurisdiction };
    await writeAudit(tx, [{ occasion, actor: null, deed: "policy-stored", subject: { kind: "policy-version", id }, details }]);
    return true;
  });
}
