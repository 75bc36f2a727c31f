import type { AccountId, ResetCodeId } from "#app/domain/shared/ids.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** A code that was sent to a telephone counts for 30 minutes, as a mailed link does. */
export const RESET_CODE_LASTS_MS = 30 * 60 * 1000;

/** A wish for a new password by telephone. `accountId` is null for a number that nobody signs in with: no code is ever right for it. */
export type ResetCode = {
  readonly id: ResetCodeId;
  readonly phone: string;
  readonly accountId: AccountId | null;
  readonly codeHash: string | null;
  readonly tries: number;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
};
