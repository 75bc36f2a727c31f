import { forgetUnconfirmed } from "#app/commands/identity/forget-unconfirmed.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { sweepTries } from "#app/platform/rate-limits.server.ts";
import { deleteExpiredSessions } from "#app/platform/sessions.server.ts";

/** Forgets sessions, counted tries, unconfirmed sign-ups and codes whose time is over. */
export async function run(): Promise<void> {
  await Promise.all([deleteExpiredSessions(), sweepTries(), forgetUnconfirmed({ at: instantAt(Date.now()), requestId: null })]);
}
