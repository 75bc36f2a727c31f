import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { AccountId } from "#app/domain/shared/ids.ts";

/** Fifty events each; somebody who types an answer sends two in a second at most. */
const DELIVERIES_A_MINUTE = 600;

// In memory: an answer is the most frequent deed there is, and a restart that forgets these tries gives nobody anything.
const limiter = new RateLimiterMemory({ points: DELIVERIES_A_MINUTE, duration: 60 });

/** Counts a delivery of an account's outbox; seconds to wait when there have been too many, else null. */
export async function countDelivery(accountId: AccountId): Promise<number | null> {
  try {
    await limiter.consume(accountId);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw refusal;
  }
}
