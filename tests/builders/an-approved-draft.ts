import { randomUUID } from "node:crypto";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { decideReview } from "#app/commands/authoring/decide-review.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import type { ReviewAnswers } from "#app/domain/authoring/review.ts";
import { REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { aReviewer } from "#tests/builders/an-author.ts";

/** Changes a part of a draft, as it stands now, and saves it. */
export async function edited(
  actor: Actor,
  courseId: CourseId,
  part: DraftPart,
  change: (content: Json) => Json,
  occasion: Occasion,
): Promise<void> {
  const draft = await draftToEdit(actor, courseId, occasion.at);
  const there = draft?.parts.find((one) => one.part === part);
  if (there === undefined) throw new Error(`The draft has no part ${part}.`);
  const wish = { courseId, saveId: randomUUID(), part, basedOn: there.revision, content: change(there.content) };
  const saved = await saveDraftPart(actor, wish, occasion);
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal));
}

/** Hands a draft in and has two independent reviewers of the test's provider approve it. */
export async function approved(actor: Actor, courseId: CourseId, occasion: Occasion): Promise<void> {
  const submitted = await submitForReview(actor, { courseId }, occasion);
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.refusal));
  const { submissionId } = submitted.value;
  const answers = Object.fromEntries(REVIEW_QUESTIONS.map((question) => [question, true])) as ReviewAnswers;
  for (const reviewer of [await aReviewer(), await aReviewer()]) {
    const decided = await decideReview(reviewer, { submissionId, decision: "approve", answers, reason: "" }, occasion);
    if (!decided.ok) throw new Error(decided.refusal);
  }
}

/** A draft of a published version with metadata changed, approved as it is. */
export async function anApprovedDraft(
  actor: Actor,
  { courseId, courseVersionId }: { readonly courseId: CourseId; readonly courseVersionId: string },
  metadata: Readonly<Record<string, Json>>,
  occasion: Occasion,
): Promise<void> {
  await createDraft(actor, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  await edited(actor, courseId, "metadata", (content) => ({ ...(content as Record<string, Json>), ...metadata }), occasion);
  await approved(actor, courseId, occasion);
}
