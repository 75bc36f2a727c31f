import { writeAudit } from "#app/data/audit.server.ts";
import { lockPolicyVersion } from "#app/data/policies.server.ts";
import { insertSimulation, lockSimulation } from "#app/data/simulations.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { policyFaults } from "#app/domain/compliance/policy-faults.ts";
import type { SimulationWish } from "#app/domain/compliance/simulation-form.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad, monthsAfter } from "#app/domain/shared/time.ts";

export type SimulationRefusal = "not-yours" | "contradicts-itself" | "day-too-far";

/** As of a day so many months away at most: nobody knows a ledger that is farther. */
const MONTHS_AWAY = 60;

/**
 * Orders that a version be tried on the register of its jurisdiction as of a day; answers the simulation's id, the event's own. It changes
 * nobody's standing. Sent twice it is ordered once. What contradicts itself cannot be tried.
 */
export async function orderSimulation(
  actor: ActorIn<"registrar"> | ActorIn<"auditor">,
  { eventId, policyVersionId, day }: SimulationWish,
  occasion: Occasion,
): Promise<Result<string, SimulationRefusal>> {
  return inTransaction(async (tx) => {
    const found = await lockPolicyVersion(tx, policyVersionId);
    if (found === null || !can(actor, { verb: "sign-policy", jurisdiction: found.jurisdiction })) return refused("not-yours");
    if ((await lockSimulation(tx, eventId)) !== null) return granted(eventId);
    const today = dayInBaghdad(occasion.at);
    if (day < monthsAfter(today, -MONTHS_AWAY) || day > monthsAfter(today, MONTHS_AWAY)) return refused("day-too-far");
    if (policyFaults({ ...found.policy, state: "draft", adoptedOn: null }).length > 0) return refused("contradicts-itself");
    const { contentHash, jurisdiction } = found;
    await insertSimulation(tx, actor, { id: eventId, policyVersionId, contentHash, jurisdiction, day }, occasion);
    const details = { policy: found.policyId, version: found.version, hash: contentHash, jurisdiction, day };
    const subject = { kind: "policy-simulation", id: eventId };
    await writeAudit(tx, [{ occasion, actor, deed: "policy-simulation-ordered", subject, details }]);
    return granted(eventId);
  });
}
