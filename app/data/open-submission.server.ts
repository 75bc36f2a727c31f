import { authorIn, authorsNamed, hashesOf, loadDraft } from "#app/data/drafts.server.ts";
import { type SubmittedParts, hashesSubmitted, teamChangedSince } from "#app/data/reviews.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { sameParts } from "#app/domain/authoring/course-standing.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import type { BlockComment, OpenSubmission } from "#app/domain/authoring/draft-answers.ts";
import { Decision, ReviewAnswers } from "#app/domain/authoring/review.ts";
import { instantAt } from "#app/domain/shared/time.ts";

/** The last submission of a course with what was said about its content; null when there is none, or it was taken back. */
export async function openSubmission(tx: Tx, courseId: string): Promise<OpenSubmission | null> {
  const row = await tx.reviewSubmission.findFirst({ where: { courseId }, orderBy: { number: "desc" }, include: { withdrawal: true } });
  if (row === null || row.withdrawal !== null) return null;
  const draft = await loadDraft(tx, courseId);
  const parts = row.parts as SubmittedParts;
  const words = await lastWordsAbout(tx, courseId, row.contentHash);
  const authors = await authorsNamed(tx, [row.submittedBy, ...words.map(({ reviewerId }) => reviewerId)]);
  // Of content that was handed in again as it is, approvals stand; whoever asked for changes decides anew.
  const waiting = words.filter(({ decision, submission }) => decision === "ask-changes" && submission.number < row.number);
  return {
    submissionId: row.id,
    number: row.number,
    by: authorIn(authors, row.submittedBy),
    at: instantAt(row.submittedAt.getTime()),
    current: draft !== null && sameParts(hashesOf(draft.parts), hashesSubmitted(parts)) && !(await teamChangedSince(tx, courseId, parts)),
    decisions: words
      .filter((word) => !waiting.includes(word))
      .map(({ decision, answers, reason, reviewerId, decidedAt }) => ({
        decision: Decision.parse(decision),
        answers: ReviewAnswers.parse(answers),
        reason,
        by: authorIn(authors, reviewerId),
        at: instantAt(decidedAt.getTime()),
      })),
    waitsFor: waiting.map(({ reviewerId }) => authorIn(authors, reviewerId)),
  };
}

/** The last word of each reviewer about one content, in whichever submission it was given. */
async function lastWordsAbout(tx: Tx, courseId: string, contentHash: string) {
  const rows = await tx.reviewDecision.findMany({
    where: { submission: { courseId, contentHash, withdrawal: null } },
    orderBy: [{ decidedAt: "asc" }, { submission: { number: "asc" } }],
    include: { submission: { select: { number: true } } },
  });
  return [...new Map(rows.map((row) => [row.reviewerId, row])).values()];
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
