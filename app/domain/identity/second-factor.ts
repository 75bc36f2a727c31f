import type { Role } from "#app/domain/identity/actor.ts";
import { needsSecondFactor } from "#app/domain/identity/actor.ts";
import { type Instant, after, millisecondsOf } from "#app/domain/shared/time.ts";

/** A code that was given counts for one working day: 12 hours. */
export const SECOND_FACTOR_LASTS_MS = 12 * 60 * 60 * 1000;

/** Until when somebody may act in a role, given when the session saw the second factor; null: not before a code is given. */
export function mayActUntil(role: Role, secondFactorAt: Instant | null, sessionEndsAt: Instant, now: Instant): Instant | null {
  if (!needsSecondFactor(role)) return sessionEndsAt;
  if (secondFactorAt === null) return null;
  const end = after(secondFactorAt, SECOND_FACTOR_LASTS_MS);
  if (millisecondsOf(end) <= millisecondsOf(now)) return null;
  return millisecondsOf(end) < millisecondsOf(sessionEndsAt) ? end : sessionEndsAt;
}
