import { after, type Instant, millisecondsOf } from "#app/domain/shared/time.ts";

/** What a device says about time when it sends: its own clock at that moment. null: an old client, or a plain form. */
export type DeviceClock = { readonly sentAt: Instant | null; readonly receivedAt: Instant };

/**
 * When a deed is held to have happened.
 *
 * A device clock may be wrong, or be moved on purpose. A wrong one is corrected by the difference between its word at sending and
 * the server's clock at arrival; what then remains is believed only between two moments that the server itself saw: `notBefore`
 * (the enrolment, the start of the attempt) and the arrival.
 */
export function trustedMoment(claimed: Instant, notBefore: Instant | null, clock: DeviceClock): Instant {
  const error = clock.sentAt === null ? 0 : millisecondsOf(clock.receivedAt) - millisecondsOf(clock.sentAt);
  const corrected = after(claimed, error);
  if (corrected > clock.receivedAt) return clock.receivedAt;
  if (notBefore !== null && corrected < notBefore) return notBefore < clock.receivedAt ? notBefore : clock.receivedAt;
  return corrected;
}
