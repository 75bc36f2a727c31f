import { writeAudit } from "#app/data/audit.server.ts";
import { commentById, insertResolution } from "#app/data/block-comments.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/** Notes that a remark was dealt with, by whom and when; the remark stays readable. */
export async function resolveComment(
  actor: Actor,
  { commentId }: { readonly commentId: string },
  occasion: Occasion,
): Promise<Result<null, "not-yours" | "resolved-already">> {
  return inTransaction(async (tx) => {
    const comment = await commentById(tx, commentId);
    if (comment === null || !can(actor, { verb: "read-draft", providerId: comment.providerId })) return refused("not-yours");
    if (!(await insertResolution(tx, commentId, actor.accountId, occasion.at))) return refused("resolved-already");
    await writeAudit(tx, [
      { occasion, actor, deed: "comment-resolved", subject: { kind: "course", id: comment.courseId }, details: { commentId } },
    ]);
    return granted(null);
  });
}
