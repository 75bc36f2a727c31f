import { z } from "zod";
import { applyRegisterImport } from "#app/commands/identity/apply-register-import.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";

const Payload = z.strictObject({ importId: z.uuid() });

/** Applies what a registrar ordered; a run that was killed is taken up by the next. */
export async function run(payload: unknown): Promise<void> {
  await applyRegisterImport(Payload.parse(payload).importId, () => instantAt(Date.now()));
}
