import { policyHash } from "#app/data/policies.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { Trial } from "#app/domain/compliance/policy-on-trial.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import { ENGINE, type SimulationTally } from "#app/domain/compliance/simulation.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { CalendarDay, type Instant } from "#app/domain/shared/time.ts";
import { enqueue } from "#app/platform/queue.server.ts";

export type SimulationState = "waiting" | "running" | "done" | "cancelled" | "failed";

/** What was ordered, and how far it is. */
export type OrderedSimulation = {
  readonly id: string;
  readonly policyVersionId: string;
  readonly contentHash: string;
  readonly jurisdiction: string;
  readonly day: CalendarDay;
  readonly state: SimulationState;
};

/** Writes an order, and puts it on the queue in the same transaction. */
export async function insertSimulation(
  tx: Tx,
  { accountId, role }: ActorIn<"registrar"> | ActorIn<"auditor">,
  order: Omit<OrderedSimulation, "state">,
  { at }: Occasion,
): Promise<void> {
  await tx.policySimulation.create({ data: { ...order, orderedBy: accountId, role, orderedAt: at } });
  await tx.policySimulationProgress.create({ data: { simulationId: order.id, state: "waiting", changedAt: at } });
  await enqueue(tx, "run-simulation", { simulationId: order.id }, { key: `run-simulation ${order.id}` });
}

/** An order with its progress locked: who runs it and who cancels it come one after the other; null: there is none of that id. */
export async function lockSimulation(tx: Tx, id: string): Promise<OrderedSimulation | null> {
  const rows = await tx.$queryRaw<
    { state: string }[]
  >`SELECT state FROM policy_simulation_progress WHERE simulation_id = ${id}::uuid FOR UPDATE`;
  const [progress] = rows;
  const found = progress === undefined ? null : await tx.policySimulation.findUnique({ where: { id } });
  if (progress === undefined || found === null) return null;
  const { policyVersionId, contentHash, jurisdiction, day } = found;
  return { id, policyVersionId, contentHash, jurisdiction, day: CalendarDay.parse(day), state: progress.state as SimulationState };
}

/** Sets how a simulation stands. */
export async function setSimulation(
  tx: Tx,
  simulationId: string,
  progress: { readonly state: SimulationState; readonly done?: number; readonly people?: number },
  at: Instant,
): Promise<void> {
  await tx.policySimulationProgress.update({ where: { simulationId }, data: { ...progress, changedAt: at } });
}

/** Notes how many people are done; false: it runs no more, for somebody cancelled it. */
export async function noteSimulationProgress(tx: Tx, simulationId: string, done: number, at: Instant): Promise<boolean> {
  const rows = await tx.$executeRaw`
    UPDATE policy_simulation_progress SET done = ${done}, people = greatest(people, ${done}), changed_at = ${at}::timestamptz
     WHERE simulation_id = ${simulationId}::uuid AND state = 'running'`;
  return rows === 1;
}

/** Keeps what a simulation found, with all that it was found by. */
export async function insertSimulationResult(
  tx: Tx,
  { id, contentHash, day }: OrderedSimulation,
  found: { readonly tally: SimulationTally; readonly trial: Trial; readonly judging: readonly Policy[] },
  finishedAt: Instant,
): Promise<void> {
  const { tally, trial, judging } = found;
  await tx.policySimulationResult.create({
    data: {
      ...{ simulationId: id, contentHash, day, since: trial.since, isMovedBack: trial.isMovedBack, people: tally.people, engine: ENGINE },
      comparedWith: judging.map((policy) => ({ id: policy.id, version: policy.version, hash: policyHash(policy) })),
      tally: { people: tally.people, moves: [...tally.moves], bins: [...tally.bins] },
      finishedAt,
    },
  });
}
