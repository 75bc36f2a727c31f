import { z } from "zod";
import { failSimulation, runSimulation } from "#app/commands/compliance/run-simulation.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";

const Payload = z.strictObject({ simulationId: z.uuid() });

/** Tries a version on the register. A run that was killed is begun anew; one that breaks is said to have failed, and is not tried again. */
export async function run(payload: unknown): Promise<void> {
  const { simulationId } = Payload.parse(payload);
  const now = () => instantAt(Date.now());
  try {
    await runSimulation(simulationId, now);
  } catch (error) {
    await failSimulation(simulationId, now());
    throw error;
  }
}
