import { forgetPresence } from "#app/commands/authoring/forget-presence.server.ts";
import { forgetUnconfirmed } from "#app/commands/identity/forget-unconfirmed.server.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { sweepTries } from "#app/platform/rate-limits.server.ts";
import { deleteExpiredSessions } from "#app/platform/sessions.server.ts";

/** Forgets sessions, counted tries, unconfirmed sign-ups and codes whose time is over, and who had which part of a draft open. */
export async function run(): Promise<void> {
  const occasion = { at: instantAt(Date.now()), requestId: null };
  await Promise.all([deleteExpiredSessions(), sweepTries(), forgetUnconfirmed(occasion), forgetPresence(occasion)]);
}
