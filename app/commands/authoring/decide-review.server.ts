import { writeAudit } from "#app/data/audit.server.ts";
import { hashesOf, loadDraft, lockDraft } from "#app/data/drafts.server.ts";
import { independenceOf } from "#app/data/independence.server.ts";
import { hashesSubmitted, insertDecision, lastSubmission, partiesOf, submissionById, teamChangedSince } from "#app/data/reviews.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { sameParts } from "#app/domain/authoring/course-standing.ts";
import { type Obstacle, obstacleOf } from "#app/domain/authoring/independence.ts";
import { type Decision, type ReviewAnswers, decisionFaults } from "#app/domain/authoring/review.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { dayInBaghdad } from "#app/domain/shared/time.ts";

export type DecideWish = {
  readonly submissionId: string;
  readonly decision: Decision;
  readonly answers: ReviewAnswers;
  readonly reason: string;
};

export type DecideRefusal =
  | "not-yours"
  /** Wrote a revision of this draft, or submitted it. */
  | "not-independent"
  | "decided-already"
  | "withdrawn"
  /** Edited or submitted again since: what was read is no longer what would be published. */
  | "outdated"
  | "answers-against-approval"
  | "reason-missing"
  /** What was written stays on the page; it is recorded as soon as this is mended. */
  | Obstacle;

/** Approves a submission, or asks for changes with a reason. One decision for each reviewer and submission, and it stays. */
export async function decideReview(actor: Actor, wish: DecideWish, occasion: Occasion): Promise<Result<null, DecideRefusal>> {
  return inTransaction(async (tx) => {
    const submission = await submissionById(tx, wish.submissionId);
    const draft = submission === null ? null : await lockDraft(tx, submission.courseId);
    if (submission === null || draft === null || !can(actor, { verb: "review-course", providerId: draft.providerId }))
      return refused("not-yours");
    const { courseId } = draft;
    if ((await partiesOf(tx, courseId)).has(actor.accountId)) return refused("not-independent");
    const [last, now] = [await lastSubmission(tx, courseId), await loadDraft(tx, courseId)];
    if (last?.id === submission.id ? last.withdrawn : submission.withdrawn) return refused("withdrawn");
    if (last?.id !== submission.id || now === null || !sameParts(hashesOf(now.parts), hashesSubmitted(submission.parts)))
      return refused("outdated");
    if (await teamChangedSince(tx, courseId, submission.parts)) return refused("outdated");
    const obstacle = obstacleOf(await independenceOf(tx, courseId, actor.accountId, "reviewer"), dayInBaghdad(occasion.at));
    if (obstacle !== null) return refused(obstacle);
    const fault = decisionFaults(wish);
    if (fault !== null) return refused(fault);
    const { submissionId, decision, answers, reason } = wish;
    const decided = { submissionId, reviewerId: actor.accountId, decision, answers, reason: reason.trim() };
    if (!(await insertDecision(tx, decided, occasion.at))) return refused("decided-already");
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: decision === "approve" ? "course-approved" : "course-changes-asked",
        subject: { kind: "course", id: courseId },
        details: { submissionId, contentHash: submission.contentHash, reason: decided.reason },
      },
    ]);
    return granted(null);
  });
}
