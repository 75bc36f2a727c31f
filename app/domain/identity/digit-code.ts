import { z } from "zod";
import { westernDigits } from "#app/domain/shared/digits.ts";
import { type Instant, millisecondsOf } from "#app/domain/shared/time.ts";

/** Six digits confirm a new contact: whoever guesses one has an account of their own with somebody else's address, and nothing of theirs. */
export const SIGN_UP_DIGITS = 6;
/** Eight set a new password: whoever guesses one has somebody's account. */
export const RESET_DIGITS = 8;
/** How many wrong codes a request bears. */
export const CODE_TRIES = 5;

/** How long the same wish from the same browser is its first tap once more, and sends no second message. */
const SAME_TAP_MS = 60 * 1000;

/** Whether a wish that comes now may be the first tap once more (R82); the caller looks whether it is the same wish. */
export function isSameTap(first: Instant, now: Instant): boolean {
  return millisecondsOf(now) - millisecondsOf(first) <= SAME_TAP_MS;
}

/** A code of so many digits as typed: spaces and dashes left out, digits of the three sets; null when it is none. */
export function parseDigitCode(text: string, digits: number): string | null {
  const plain = westernDigits(text).replace(/[\s-]/gu, "");
  return plain.length === digits && /^\d+$/.test(plain) ? plain : null;
}

/** A field for such a code. What cannot be one is said at once, and costs no try. */
export function digitCodeField(digits: number, code: string) {
  return z
    .string()
    .min(1, "required")
    .max(60, code)
    .transform((text, context) => {
      const parsed = parseDigitCode(text, digits);
      if (parsed !== null) return parsed;
      context.addIssue({ code: "custom", message: code });
      return z.NEVER;
    });
}
