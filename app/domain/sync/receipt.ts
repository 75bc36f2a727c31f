import { z } from "zod";
import { AttemptId, EnrolmentId, EventId } from "#app/domain/shared/ids.ts";
import { Instant } from "#app/domain/shared/time.ts";

/** Why an event was not accepted. Each is kept in quarantine, and has a sentence for the admin in `held.json`; some have one for the learner in `quiz.json`. */
export const REJECTIONS = [
  /** Not a LearnerEvent of this version, or text with NUL or hidden direction controls. */
  "unreadable",
  /** The id was used before for something else. */
  "replayed-differently",
  /** The place in the device's order is taken; the device renews its name and sends again. Not quarantined. */
  "sequence-taken",
  /** A course, attempt, lesson or item that does not exist, or is not this learner's (R33). */
  "not-found",
  "not-enrolled",
  "course-expired",
  "course-withdrawn",
  "already-passed",
  "no-attempts-left",
  "locked-out",
  "attempt-unsettled",
  "no-items",
  "attempt-finished",
  "too-late",
  "wrong-response-type",
  "not-passed",
  "not-evaluated",
  /** A course is taken again only once the credit of the last time is claimed. */
  "not-claimed",
  "already-evaluated",
  "already-claimed",
  "no-offer-for-profession",
  "more-than-offered",
  "more-than-time-stated",
  "not-in-quarters",
  "statement-missing",
  "already-awarded",
] as const;
export const Rejection = z.enum(REJECTIONS);
export type Rejection = z.infer<typeof Rejection>;

/** What a stored event brought about, as far as its sender has to know. */
export const ReceiptData = z.object({
  /** When the server stored it: the only source of "saved at 10:32" (R36). */
  savedAt: Instant,
  enrolmentId: EnrolmentId.optional(),
  /** For attempt-started: the attempt to continue with, which is an earlier one when that is still open. */
  attemptId: AttemptId.optional(),
  deadlineAt: Instant.nullable().optional(),
  /** For attempt-finished: whether the mark is known already (see late-answers.md). */
  settled: z.boolean().optional(),
  ledgerLineId: z.uuid().optional(),
});
export type ReceiptData = z.infer<typeof ReceiptData>;

/**
 * The server's word on one event (R22). `stored` and `duplicate` mean that the device may forget it, `rejected` that a person
 * can see it in quarantine, `later` that it must be sent again.
 */
export const Receipt = z.discriminatedUnion("outcome", [
  z.object({ id: EventId, outcome: z.literal("stored"), data: ReceiptData }),
  z.object({ id: EventId, outcome: z.literal("duplicate"), data: ReceiptData }),
  /** The id as it was sent, even when it is no UUID; empty when there was none. */
  z.object({ id: z.string(), outcome: z.literal("rejected"), reason: Rejection, until: Instant.optional() }),
  z.object({ id: z.string(), outcome: z.literal("later") }),
]);
export type Receipt = z.infer<typeof Receipt>;

/** Why an event is not stored, `later` when only the moment was wrong; null when it is stored. */
export function refusalOf(receipt: Receipt | undefined): Rejection | "later" | null {
  switch (receipt?.outcome) {
    case "stored":
    case "duplicate":
      return null;
    case "rejected":
      return receipt.reason;
    case "later":
    case undefined:
      return "later";
  }
}
