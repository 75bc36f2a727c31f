import { sweepTries } from "#app/platform/rate-limits.server.ts";
import { deleteExpiredSessions } from "#app/platform/sessions.server.ts";

/** Forgets sessions and counted tries whose time is over. */
export async function run(): Promise<void> {
  await Promise.all([deleteExpiredSessions(), sweepTries()]);
}
