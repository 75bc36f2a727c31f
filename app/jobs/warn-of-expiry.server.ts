import { warnOfExpiry } from "#app/commands/authoring/warn-of-expiry.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";

/** Once an hour: warns the owners of courses that end soon. Asked often, so that a day on which the machine was off loses nothing; sent once (R78). */
export async function run(): Promise<void> {
  await warnOfExpiry({ at: instantAt(Date.now()), requestId: null });
}
