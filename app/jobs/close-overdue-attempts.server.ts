import { closeOverdueAttempts } from "#app/commands/learning/close-overdue-attempts.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";

/** Once a minute: closes what the clock has closed (R28). */
export async function run(): Promise<void> {
  await closeOverdueAttempts({ at: instantAt(Date.now()), requestId: null });
}
