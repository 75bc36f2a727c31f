import { randomUUID } from "node:crypto";
import type { Tx } from "#app/data/transaction.server.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import type { Instant } from "#app/domain/shared/time.ts";

export type CommentToSave = {
  readonly courseId: string;
  readonly part: DraftPart;
  readonly blockId: string | null;
  readonly revision: number;
  readonly body: string;
  readonly writtenBy: string;
};

/** Whether a part has that revision. */
export async function hasRevision(tx: Tx, courseId: string, part: DraftPart, number: number): Promise<boolean> {
  return (await tx.draftRevision.count({ where: { courseId, part, number } })) > 0;
}

/** Writes a remark. */
export async function insertComment(tx: Tx, comment: CommentToSave, at: Instant): Promise<string> {
  const id = randomUUID();
  await tx.blockComment.create({ data: { id, ...comment, writtenAt: at } });
  return id;
}

/** The course whose draft a remark is about, and whose it is; null when there is no such remark. */
export async function commentById(tx: Tx, id: string): Promise<{ readonly courseId: string; readonly providerId: string } | null> {
  const row = await tx.blockComment.findUnique({
    where: { id },
    select: { courseId: true, draft: { select: { course: { select: { providerId: true } } } } },
  });
  return row === null ? null : { courseId: row.courseId, providerId: row.draft.course.providerId };
}

/** Notes that a remark was dealt with; false when that was noted before. */
export async function insertResolution(tx: Tx, commentId: string, by: string, at: Instant): Promise<boolean> {
  const { count } = await tx.commentResolution.createMany({ data: [{ commentId, resolvedBy: by, resolvedAt: at }], skipDuplicates: true });
  return count > 0;
}
