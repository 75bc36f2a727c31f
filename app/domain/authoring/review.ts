import { z } from "zod";
import { APPROVALS_NEEDED, REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";

/** Every question answered: true when the course is as it should be in this. */
export const ReviewAnswers = z.record(z.enum(REVIEW_QUESTIONS), z.boolean());
export type ReviewAnswers = z.infer<typeof ReviewAnswers>;

export const Decision = z.enum(["approve", "ask-changes"]);
export type Decision = z.infer<typeof Decision>;

/** A decision of a reviewer about one content, in the order in which they were given. */
export type CountedDecision = {
  readonly reviewerId: string;
  readonly decision: Decision;
  /** The same content was handed in again after it was given. */
  readonly handedInSince?: boolean;
};

/**
 * What the decisions about one content say together. The last word of each reviewer counts; whoever wrote any revision of the draft is no
 * independent reviewer, whenever they wrote it, and does not count at all. Content of which changes were asked and that was handed in again as it
 * is, is open again; but it is not approved before whoever asked has decided anew: authors do not choose the reviewers who like it.
 */
export function reviewOutcome(decisions: readonly CountedDecision[], authors: ReadonlySet<string>): "approved" | "changes-asked" | "open" {
  const last = new Map(decisions.map((given) => [given.reviewerId, given]));
  const counted = [...last.values()].filter(({ reviewerId }) => !authors.has(reviewerId));
  const asked = counted.filter(({ decision }) => decision === "ask-changes");
  if (asked.some(({ handedInSince }) => handedInSince !== true)) return "changes-asked";
  return asked.length === 0 && counted.length >= APPROVALS_NEEDED ? "approved" : "open";
}

/** What keeps a decision from being one: an approval owes a yes to every question, asking for changes a reason. */
export function decisionFaults({
  decision,
  answers,
  reason,
}: {
  readonly decision: Decision;
  readonly answers: ReviewAnswers;
  readonly reason: string;
}): "answers-against-approval" | "reason-missing" | null {
  if (decision === "approve") return REVIEW_QUESTIONS.every((question) => answers[question]) ? null : "answers-against-approval";
  return reason.trim() === "" ? "reason-missing" : null;
}
