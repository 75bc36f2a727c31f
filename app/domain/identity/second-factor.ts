import { type Role, needsSecondFactor } from "#app/domain/identity/actor.ts";
import { type Instant, after, millisecondsOf } from "#app/domain/shared/time.ts";
import { parseDigitCode } from "#app/domain/identity/digit-code.ts";
import { westernDigits } from "#app/domain/shared/digits.ts";

/** For a role above learner, a code that was given counts for one working day: 12 hours. */
export const SECOND_FACTOR_LASTS_MS = 12 * 60 * 60 * 1000;

type Situation = {
  readonly role: Role;
  /** Whether a second factor is set up. */
  readonly hasSecondFactor: boolean;
  /** When this session last saw it. */
  readonly secondFactorAt: Instant | null;
  /** When the session ends. */
  readonly endsAt: Instant;
};

/**
 * Until when somebody may act; null: not before a code is given. A learner who set a second factor up gives it once a session, so that
 * answers kept on a device can be sent days later; every other role must have one, and gives it each day.
 */
export function mayActUntil({ role, hasSecondFactor, secondFactorAt, endsAt }: Situation, now: Instant): Instant | null {
  if (!needsSecondFactor(role)) return hasSecondFactor && secondFactorAt === null ? null : endsAt;
  if (!hasSecondFactor || secondFactorAt === null) return null;
  const end = after(secondFactorAt, SECOND_FACTOR_LASTS_MS);
  if (millisecondsOf(end) <= millisecondsOf(now)) return null;
  return millisecondsOf(end) < millisecondsOf(endsAt) ? end : endsAt;
}

/** RFC 6238 with what every authenticator understands: SHA-1, six digits, 30 seconds. */
export const TOTP_PERIOD_S = 30;
export const TOTP_DIGITS = 6;

/** The steps that are tried: now and one on either side, for a telephone's clock that is half a minute off. */
export function acceptableSteps(now: Instant): readonly number[] {
  const step = Math.floor(millisecondsOf(now) / 1000 / TOTP_PERIOD_S);
  return [step, step - 1, step + 1];
}

/**
 * The step at which a code counts, or null. A step at or before the last one that was accepted never counts again: a code that was
 * looked over somebody's shoulder is worth nothing.
 */
export function acceptedStep(code: string, codeAt: (step: number) => string, lastStep: number | null, now: Instant): number | null {
  const match = acceptableSteps(now).find((step) => codeAt(step) === code);
  return match === undefined || (lastStep !== null && match <= lastStep) ? null : match;
}

/** A six-digit code as typed: spaces left out, digits of the three sets; null when it is none. */
export function parseTotpCode(text: string): string | null {
  return parseDigitCode(text, TOTP_DIGITS);
}

/** A recovery code as typed, in the one form that is hashed; null when it is none. */
export function parseRecoveryCode(text: string): string | null {
  const plain = westernDigits(text).toLowerCase().replace(/[\s-]/gu, "");
  return /^[2-9a-hj-km-np-z]{10}$/.test(plain) ? `${plain.slice(0, 5)}-${plain.slice(5)}` : null;
}

export const RECOVERY_CODES = 10;
