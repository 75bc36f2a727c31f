import type { Tx } from "#app/data/transaction.server.ts";
import type { ReminderStep } from "#app/domain/authoring/review-term.ts";
import type { LetterKind } from "#app/domain/identity/letter.ts";
import type { AccountId, PendingSignUpId, ResetCodeId } from "#app/domain/shared/ids.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { enqueue } from "#app/platform/queue.server.ts";

/** Asks for a letter in the transaction of what it tells of. It names the account only: links and secrets are made when it is sent. */
export async function askForLetter(tx: Tx, kind: LetterKind, accountId: AccountId): Promise<void> {
  await enqueue(tx, "send-letter", { kind, accountId });
}

/** Asks for the message that confirms the contact of a pending sign-up; what it says is decided, and its code made, when it is sent. */
export async function askForSignUpMessage(tx: Tx, pendingId: PendingSignUpId): Promise<void> {
  await enqueue(tx, "send-sign-up-message", { pendingId });
}

/** Asks for the message with a code that sets a new password, or for what takes its place. */
export async function askForResetCode(tx: Tx, resetCodeId: ResetCodeId): Promise<void> {
  await enqueue(tx, "send-reset-code", { resetCodeId });
}

/** Asks for the letter that reminds a clinician of what their cycle lacks; how much that is, and whether it still is, is asked when it is sent. */
export async function askForStandingReminder(
  tx: Tx,
  reminder: { readonly accountId: AccountId; readonly cycleTo: CalendarDay },
): Promise<void> {
  await enqueue(tx, "send-standing-reminder", { ...reminder });
}

/** Asks for the letter that tells what became of a claimed licence. */
export async function askForLicenceLetter(tx: Tx, decisionId: string): Promise<void> {
  await enqueue(tx, "send-licence-letter", { decisionId });
}

/** Asks for the letter that tells what an officer said about a petition. */
export async function askForPetitionLetter(tx: Tx, stepId: string): Promise<void> {
  await enqueue(tx, "send-petition-letter", { stepId });
}

/** Asks for the letter that reminds a reviewer of what waits; whether it still waits is asked again when it is sent. */
export async function askForReviewReminder(
  tx: Tx,
  reminder: { readonly accountId: AccountId; readonly submissionId: string; readonly step: ReminderStep },
): Promise<void> {
  await enqueue(tx, "send-review-reminder", { ...reminder });
}
