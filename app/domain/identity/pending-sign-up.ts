import { CODE_TRIES, isSameTap } from "#app/domain/identity/digit-code.ts";
import type { KeptSignUp } from "#app/domain/identity/profile.ts";
import { canonicalJson } from "#app/domain/shared/canonical-json.ts";
import type { AccountId, PendingSignUpId } from "#app/domain/shared/ids.ts";
import { type Instant, millisecondsOf } from "#app/domain/shared/time.ts";

/** A form waits for a day until its contact is confirmed. */
export const SIGN_UP_LASTS_MS = 24 * 60 * 60 * 1000;
/** How many messages one form sends: the first, and two on request. */
export const SIGN_UP_MESSAGES = 3;
/** How long a second tap on "confirm" is answered like the first (R84). */
export const REPEATED_MS = 10 * 60 * 1000;

/** A form that waits until its address or number is confirmed. It is no account, and keeps nobody from one. */
export type PendingSignUp = {
  readonly id: PendingSignUpId;
  readonly browserHash: string;
  readonly form: KeptSignUp;
  readonly passwordHash: string;
  readonly next: string;
  readonly codeHash: string | null;
  readonly tries: number;
  readonly messages: number;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly confirmed: { readonly at: Instant; readonly accountId: AccountId } | null;
};

/** `open`: waits. `over`: its day has passed. `repeated`: confirmed just now, by a first tap. `done`: confirmed before. */
export type SignUpStanding = "open" | "over" | "repeated" | "done";

/** How a pending sign-up stands at a moment. */
export function standingOf(pending: PendingSignUp, now: Instant): SignUpStanding {
  if (pending.confirmed !== null) return millisecondsOf(now) - millisecondsOf(pending.confirmed.at) <= REPEATED_MS ? "repeated" : "done";
  return millisecondsOf(pending.expiresAt) > millisecondsOf(now) ? "open" : "over";
}

/** Whether another wrong code or password may be tried. */
export function hasTries(pending: { readonly tries: number }): boolean {
  return pending.tries < CODE_TRIES;
}

/** Whether the form that comes now is the waiting one, tapped twice (R82). */
export function isSameForm(pending: PendingSignUp, form: KeptSignUp, now: Instant): boolean {
  return (
    pending.confirmed === null &&
    // Who has tried codes sends the form anew to begin anew.
    pending.tries === 0 &&
    isSameTap(pending.createdAt, now) &&
    canonicalJson(pending.form) === canonicalJson(form)
  );
}
