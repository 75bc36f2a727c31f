import { z } from "zod";
import { applyRegrade } from "#app/commands/assessment/apply-regrade.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";

const Payload = z.strictObject({ regradeId: z.uuid() });

/** Marks anew what a confirmed correction concerns; a run that was killed is taken up by the next. */
export async function run(payload: unknown): Promise<void> {
  await applyRegrade(Payload.parse(payload).regradeId, { at: instantAt(Date.now()), requestId: null });
}
