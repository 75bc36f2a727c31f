import { randomUUID } from "node:crypto";
import { orderSimulation } from "#app/commands/compliance/order-simulation.server.ts";
import { runSimulation } from "#app/commands/compliance/run-simulation.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";

/** A version simulated on the register as of today by somebody who may; gives its id. */
export async function aSimulation(officer: Actor, policyVersionId: string): Promise<string> {
  if (officer.role !== "registrar" && officer.role !== "auditor") throw new Error(`${officer.role} simulates nothing`);
  const now = () => instantAt(Date.now());
  const wish = { eventId: randomUUID(), policyVersionId, day: dayInBaghdad(now()) };
  const ordered = await orderSimulation(officer, wish, { at: now(), requestId: null });
  if (!ordered.ok) throw new Error(ordered.refusal);
  await runSimulation(ordered.value, now);
  return ordered.value;
}
