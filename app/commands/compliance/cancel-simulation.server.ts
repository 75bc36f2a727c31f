import { writeAudit } from "#app/data/audit.server.ts";
import { lockSimulation, setSimulation } from "#app/data/simulations.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Stops a simulation between two steps; nothing of it is kept. One that has ended stays as it is. */
export async function cancelSimulation(
  actor: ActorIn<"registrar"> | ActorIn<"auditor">,
  simulationId: string,
  occasion: Occasion,
): Promise<Result<null, "not-yours">> {
  return inTransaction(async (tx) => {
    const found = await lockSimulation(tx, simulationId);
    if (found === null || !can(actor, { verb: "sign-policy", jurisdiction: found.jurisdiction })) return refused("not-yours");
    if (found.state !== "waiting" && found.state !== "running") return granted(null);
    await setSimulation(tx, simulationId, { state: "cancelled" }, occasion.at);
    const subject = { kind: "policy-simulation", id: simulationId };
    await writeAudit(tx, [{ occasion, actor, deed: "policy-simulation-cancelled", subject, details: { during: found.state } }]);
    return granted(null);
  });
}
