import { z } from "zod";
import { readRegisterImport } from "#app/commands/identity/read-register-import.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";

const Payload = z.strictObject({ importId: z.uuid() });

/** Reads a list that was brought; a run that was killed is taken up by the next. */
export async function run(payload: unknown): Promise<void> {
  await readRegisterImport(Payload.parse(payload).importId, () => instantAt(Date.now()));
}
