import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "#app/platform/db.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * How often something may be tried in which time (seconds). By address the bounds are wide, because a whole hospital may share one;
 * by account they are narrow, and bound to the address first, so that nobody can lock out a colleague from elsewhere at little cost.
 */
const LIMITS = {
  "sign-in-account-address": { points: 10, duration: 15 * MINUTE },
  "sign-in-account": { points: 100, duration: HOUR },
  "sign-in-address": { points: 300, duration: 15 * MINUTE },
  "sign-up-address": { points: 100, duration: HOUR },
  "sign-up-contact-address": { points: 5, duration: HOUR },
  "sign-up-contact": { points: 30, duration: 24 * HOUR },
  "confirm-address": { points: 300, duration: 15 * MINUTE },
  "reset-account": { points: 5, duration: HOUR },
  "reset-address": { points: 60, duration: HOUR },
  "reset-use-address": { points: 60, duration: HOUR },
  "second-factor-account": { points: 10, duration: 10 * MINUTE },
  "password-account": { points: 10, duration: 15 * MINUTE },
  "passkey-address": { points: 300, duration: 15 * MINUTE },
} as const;

export type Limit = keyof typeof LIMITS;

const limiters = new Map<Limit, RateLimiterPrisma>();

function limiterOf(limit: Limit): RateLimiterPrisma {
  const known = limiters.get(limit);
  if (known !== undefined) return known;
  // Tests and a restarting server close the pool and open another: the store is looked up at each use.
  const store = new Proxy({}, { get: (_, name) => Reflect.get(db(), name) as unknown });
  const made = new RateLimiterPrisma({
    storeClient: store,
    tableName: "rateLimiterFlexible",
    keyPrefix: limit,
    ...LIMITS[limit],
    clearExpiredByTimeout: false,
  });
  limiters.set(limit, made);
  return made;
}

/** What is limited, told apart by a hash: the table holds no address and no telephone number. */
const keyOf = (subject: string): string => sha256(subject).slice(0, 40);

/** Counts one try; seconds to wait when there have been too many, else null. Kept in PostgreSQL, so that a restart forgets nothing. */
export async function countTry(limit: Limit, subject: string): Promise<number | null> {
  try {
    await limiterOf(limit).consume(keyOf(subject));
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw refusal;
  }
}

/** Takes a try back: it was a success, and successes are not limited. */
export async function takeBack(limit: Limit, subject: string): Promise<void> {
  await limiterOf(limit).reward(keyOf(subject));
}

/** Forgets all tries, after a success that proves who it was. */
export async function forgetTries(limit: Limit, subject: string): Promise<void> {
  await limiterOf(limit).delete(keyOf(subject));
}

/** Removes rows whose time is long over. */
export async function sweepTries(): Promise<void> {
  await db().rateLimiterFlexible.deleteMany({ where: { expire: { lt: new Date() } } });
}
