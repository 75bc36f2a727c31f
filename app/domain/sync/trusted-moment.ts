import { type Instant, instantAt, millisecondsOf } from "#app/domain/shared/time.ts";

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
  // In milliseconds: a year of five digits, which a mad clock can bring about, does not sort as text.
  const latest = millisecondsOf(clock.receivedAt);
  const error = clock.sentAt === null ? 0 : latest - millisecondsOf(clock.sentAt);
  const earliest = notBefore === null ? 0 : millisecondsOf(notBefore);
  return instantAt(Math.min(latest, Math.max(earliest, millisecondsOf(claimed) + error)));
}
