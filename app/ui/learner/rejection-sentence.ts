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
  "course-withdrawn": "quiz.reason-course-withdrawn",
  "already-passed": "quiz.reason-already-passed",
  "no-attempts-left": "quiz.reason-no-attempts-left",
  "locked-out": "quiz.reason-locked-out",
  "attempt-unsettled": "quiz.reason-attempt-unsettled",
  "no-items": "quiz.reason-no-items",
  "not-enrolled": "quiz.reason-not-enrolled",
};

const START: Partial<Readonly<Record<Rejection | "later", MessageKey>>> = {
  later: "quiz.later-text",
  "course-expired": "course.ended",
  "course-withdrawn": "quiz.reason-course-withdrawn",
  "already-awarded": "course.start-refused-already-awarded",
  "not-claimed": "course.start-refused-not-claimed",
  "no-offer-for-profession": "course.start-refused-no-offer",
  "not-found": "course.start-refused-not-found",
};

const READ: Partial<Readonly<Record<Rejection | "later", MessageKey>>> = {
  later: "quiz.later-text",
  "not-enrolled": "lesson.refused-not-enrolled",
  "not-found": "lesson.refused-not-found",
};

/** Why the server did not accept something, in the reader's words; it is kept there for a person to see (R19, R22). */
export function rejectionSentence(t: Translate, reason: Refused): string {
  return t(SENTENCE[reason] ?? "quiz.reason-other");
}

/** Why a course could not be begun, or begun again. */
export function startRefusal(t: Translate, reason: Rejection | "later"): string {
  return t(START[reason] ?? "course.start-refused");
}

/** Why a lesson could not be marked as read. */
export function readRefusal(t: Translate, reason: Rejection | "later"): string {
  return t(READ[reason] ?? "lesson.refused-other");
}
