import { resetCodeOfBrowser } from "#app/data/reset-codes.server.ts";
import { CODE_TRIES } from "#app/domain/identity/digit-code.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

export type ResetCodeWish = { readonly phone: string; readonly hasTries: boolean };

/** The number for which this browser has asked for a code, and whether one may still be tried; null when it has not, or its time is over. */
export async function resetCodeWish(browserToken: string, now: Instant): Promise<ResetCodeWish | null> {
  const reset = await resetCodeOfBrowser(db(), browserToken, now);
  return reset === null ? null : { phone: reset.phone, hasTries: reset.tries < CODE_TRIES };
}
