import type { Rejection } from "#app/domain/sync/receipt.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** `too-large`: the server would not even read it; it is on this device alone. */
export type Refused = Rejection | "too-large";

const SENTENCE: Partial<Readonly<Record<Refused, MessageKey>>> = {
  "too-large": "quiz.reason-too-large",
  "attempt-finished": "quiz.reason-attempt-finished",
  "too-late": "quiz.reason-too-late",
  "course-expired": "quiz.reason-course-expired",
  "already-passed": "quiz.reason-already-passed",
  "no-attempts-left": "quiz.reason-no-attempts-left",
  "locked-out": "quiz.reason-locked-out",
  "attempt-unsettled": "quiz.reason-attempt-unsettled",
  "no-items": "quiz.reason-no-items",
  "not-enrolled": "quiz.reason-not-enrolled",
};

/** Why the server did not accept something, in the reader's words; it is kept there for a person to see (R19, R22). */
export function rejectionSentence(t: Translate, reason: Refused): string {
  return t(SENTENCE[reason] ?? "quiz.reason-other");
}
