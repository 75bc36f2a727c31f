import { authorIn, authorsNamed, hashesOf, loadDraft } from "#app/data/drafts.server.ts";
import { type SubmittedParts, hashesSubmitted } from "#app/data/reviews.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { sameParts } from "#app/domain/authoring/course-standing.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import type { BlockComment, OpenSubmission } from "#app/domain/authoring/draft-answers.ts";
import { Decision, ReviewAnswers } from "#app/domain/authoring/review.ts";
import { instantAt } from "#app/domain/shared/time.ts";

/** The last submission of a course with what was said about it; null when there is none, or it was taken back. */
export async function openSubmission(tx: Tx, courseId: string): Promise<OpenSubmission | null> {
  const row = await tx.reviewSubmission.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    include: { withdrawal: true, decisions: { orderBy: { decidedAt: "asc" } } },
  });
  if (row === null || row.withdrawal !== null) return null;
  const draft = await loadDraft(tx, courseId);
  const authors = await authorsNamed(tx, [row.submittedBy, ...row.decisions.map(({ reviewerId }) => reviewerId)]);
  return {
    submissionId: row.id,
    number: row.number,
    by: authorIn(authors, row.submittedBy),
    at: instantAt(row.submittedAt.getTime()),
    current: draft !== null && sameParts(hashesOf(draft.parts), hashesSubmitted(row.parts as SubmittedParts)),
    decisions: row.decisions.map(({ decision, answers, reason, reviewerId, decidedAt }) => ({
      decision: Decision.parse(decision),
      answers: ReviewAnswers.parse(answers),
      reason,
      by: authorIn(authors, reviewerId),
      at: instantAt(decidedAt.getTime()),
    })),
  };
}

/** The remarks on a draft, oldest first. */
export async function commentsOn(tx: Tx, courseId: string): Promise<readonly BlockComment[]> {
  const rows = await tx.blockComment.findMany({ where: { courseId }, orderBy: { writtenAt: "asc" }, include: { resolution: true } });
  const authors = await authorsNamed(
    tx,
    rows.flatMap(({ writtenBy, resolution }) => [writtenBy, ...(resolution === null ? [] : [resolution.resolvedBy])]),
  );
  return rows.map(({ id, part, blockId, revision, body, writtenBy, writtenAt, resolution }) => ({
    commentId: id,
    part: part as DraftPart,
    blockId,
    revision,
    text: body,
    by: authorIn(authors, writtenBy),
    at: instantAt(writtenAt.getTime()),
    resolved: resolution === null ? null : { by: authorIn(authors, resolution.resolvedBy), at: instantAt(resolution.resolvedAt.getTime()) },
  }));
}
