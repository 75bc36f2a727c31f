import { writeAudit } from "#app/data/audit.server.ts";
import { hasRevision, insertComment } from "#app/data/block-comments.server.ts";
import { providerOf } from "#app/data/drafts.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { isPlainText } from "#app/domain/shared/plain-text.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type CommentWish = {
  readonly courseId: CourseId;
  readonly part: DraftPart;
  /** null: about the whole part. */
  readonly blockId: string | null;
  /** The revision that was read. */
  readonly revision: number;
  readonly text: string;
};

const LONGEST = 4000;

/** Writes a remark on a block of a draft, as an author or a reviewer of its provider. */
export async function commentOnBlock(
  actor: Actor,
  { courseId, part, blockId, revision, text }: CommentWish,
  occasion: Occasion,
): Promise<Result<string, "not-yours" | "no-such-revision" | "text-missing" | "text-too-long" | "text-not-plain">> {
  const body = text.trim();
  if (body === "") return refused("text-missing");
  if (body.length > LONGEST) return refused("text-too-long");
  if (!isPlainText(body)) return refused("text-not-plain");
  return inTransaction(async (tx) => {
    const providerId = await providerOf(tx, courseId);
    if (providerId === null || !can(actor, { verb: "read-draft", providerId })) return refused("not-yours");
    if (!(await hasRevision(tx, courseId, part, revision))) return refused("no-such-revision");
    const commentId = await insertComment(tx, { courseId, part, blockId, revision, body, writtenBy: actor.accountId }, occasion.at);
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "draft-commented",
        subject: { kind: "course", id: courseId },
        details: { commentId, part, blockId, revision },
      },
    ]);
    return granted(commentId);
  });
}
