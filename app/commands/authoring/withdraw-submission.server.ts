import { writeAudit } from "#app/data/audit.server.ts";
import { lockDraft } from "#app/data/drafts.server.ts";
import { insertWithdrawal, submissionById } from "#app/data/reviews.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Takes a submission back from the reviewers. What they said about it counts no more, and stays readable. */
export async function withdrawSubmission(
  actor: Actor,
  { submissionId }: { readonly submissionId: string },
  occasion: Occasion,
): Promise<Result<null, "not-yours" | "withdrawn-already">> {
  return inTransaction(async (tx) => {
    const submission = await submissionById(tx, submissionId);
    const draft = submission === null ? null : await lockDraft(tx, submission.courseId);
    if (draft === null || !can(actor, { verb: "draft-course", providerId: draft.providerId })) return refused("not-yours");
    if (!(await insertWithdrawal(tx, submissionId, actor.accountId, occasion.at))) return refused("withdrawn-already");
    await writeAudit(tx, [
      { occasion, actor, deed: "submission-withdrawn", subject: { kind: "course", id: draft.courseId }, details: { submissionId } },
    ]);
    return granted(null);
  });
}
