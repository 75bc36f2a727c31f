import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { commentOnBlock } from "#app/commands/authoring/comment-on-block.server.ts";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { decideReview } from "#app/commands/authoring/decide-review.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { resolveComment } from "#app/commands/authoring/resolve-comment.server.ts";
import { restoreDraftRevision } from "#app/commands/authoring/restore-draft-revision.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import { withdrawSubmission } from "#app/commands/authoring/withdraw-submission.server.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { ReviewAnswers } from "#app/domain/authoring/review.ts";
import { REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { db } from "#app/platform/db.server.ts";
import { draftRevision } from "#app/queries/authoring/draft-history.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { openReviews } from "#app/queries/authoring/open-reviews.server.ts";
import { ownDrafts } from "#app/queries/authoring/own-drafts.server.ts";
import { aNotice } from "#tests/builders/a-notice.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const NOW = instantAt(Date.parse("2026-02-01T06:00:00Z"));
const occasion = { at: NOW, requestId: null };
const courseId = CourseId.parse("tiny-course");
const YES = Object.fromEntries(REVIEW_QUESTIONS.map((question) => [question, true])) as ReviewAnswers;
const NO = { ...YES, evidence: false };

async function aDraftOfTheTinyCourse() {
  const { courseVersionId } = await aPublishedCourse();
  const trainer = await aTrainer();
  await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  await edit(trainer, { minutes: 61 });
  return trainer;
}

async function edit(actor: Actor, change: Partial<DraftMetadata>) {
  const draft = await draftToEdit(actor, courseId, NOW);
  const there = draft?.parts.find(({ part }) => part === "metadata");
  const content = { ...(there?.content as Record<string, Json>), ...(change as Record<string, Json>) };
  const wish = { courseId, saveId: randomUUID(), part: "metadata" as const, basedOn: there?.revision ?? 0, content };
  expect(await saveDraftPart(actor, wish, occasion)).toMatchObject({ ok: true });
}

async function submitted(actor: Actor): Promise<string> {
  const result = await submitForReview(actor, { courseId }, occasion);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value.submissionId;
}
const approve = (actor: Actor, submissionId: string) =>
  decideReview(actor, { submissionId, decision: "approve", answers: YES, reason: "" }, occasion);
const askChanges = (actor: Actor, submissionId: string, reason = "The dose lacks a source.") =>
  decideReview(actor, { submissionId, decision: "ask-changes", answers: NO, reason }, occasion);
const publish = (actor: Actor) => publishDraft(actor, { courseId, words: lessonWords(), notice: aNotice(), contentHash: null }, occasion);
const state = async (actor: Actor) => (await ownDrafts(actor, NOW))[0]?.standing.state;

test("written, sent back, approved by two, published: the course that learners take is the one that was approved", async () => {
  const trainer = await aDraftOfTheTinyCourse();
  const [one, two] = [await aReviewer(), await aReviewer()];
  expect(await state(trainer)).toBe("draft");
  expect(await publish(trainer)).toEqual({ ok: false, refusal: { code: "not-approved" } });
  const first = await submitted(trainer);
  expect(await state(trainer)).toBe("in-review");
  expect(await submitForReview(trainer, { courseId }, occasion)).toEqual({ ok: false, refusal: { code: "submitted-already" } });
  expect(await openReviews(one, NOW)).toMatchObject([{ submissionId: first, courseId, approvals: 0, mayNotDecide: null }]);
  expect(await askChanges(one, first)).toEqual({ ok: true, value: null });
  expect(await approve(two, first)).toEqual({ ok: true, value: null });
  expect(await state(trainer)).toBe("changes-asked");
  await edit(trainer, { minutes: 62 });
  const second = await submitted(trainer);
  expect(await approve(one, second)).toMatchObject({ ok: true });
  expect(await state(trainer)).toBe("in-review");
  expect(await publish(trainer)).toEqual({ ok: false, refusal: { code: "not-approved" } });
  expect(await approve(two, second)).toMatchObject({ ok: true });
  expect(await state(trainer)).toBe("approved");
  const published = await publish(trainer);
  expect(published).toMatchObject({ ok: true, value: { number: 2, unchanged: false } });
  const submission = await db().reviewSubmission.findUniqueOrThrow({ where: { id: second } });
  expect(await db().courseVersion.findFirst({ where: { number: 2 } })).toMatchObject({
    contentHash: submission.contentHash,
    publishedBy: trainer.accountId,
    metadata: { minutes: 62 },
  });
  expect(await state(trainer)).toBe("published");
  expect(await openReviews(one, NOW)).toEqual([]);
  expect(await publish(trainer)).toMatchObject({ ok: true, value: { number: 2, unchanged: true } });
  expect((await db().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ deed }) => deed)).toEqual([
    "course-published",
    "draft-begun",
    "course-submitted",
    "course-changes-asked",
    "course-approved",
    "course-submitted",
    "course-approved",
    "course-approved",
    "course-published",
  ]);
});

test("any edit voids the approvals; the approved content taken up again has them still", async () => {
  const trainer = await aDraftOfTheTinyCourse();
  const submissionId = await submitted(trainer);
  for (const reviewer of [await aReviewer(), await aReviewer()]) await approve(reviewer, submissionId);
  expect(await state(trainer)).toBe("approved");
  await edit(trainer, { minutes: 63 });
  expect(await state(trainer)).toBe("draft");
  expect(await publish(trainer)).toEqual({ ok: false, refusal: { code: "not-approved" } });
  expect(await approve(await aReviewer(), submissionId)).toEqual({ ok: false, refusal: "outdated" });
  const wish = { courseId, saveId: randomUUID(), part: "metadata" as const, basedOn: 3, revision: 2 };
  expect(await restoreDraftRevision(trainer, wish, occasion)).toMatchObject({ ok: true });
  expect(await state(trainer)).toBe("approved");
  expect(await publish(trainer)).toMatchObject({ ok: true, value: { number: 2 } });
});

test("who wrote any revision or submitted is not independent, whenever they wrote it", async () => {
  const trainer = await aDraftOfTheTinyCourse();
  const coAuthor = await aTrainer();
  const submissionId = await submitted(trainer);
  const asReviewer = (actor: Actor) => ({ ...actor, role: "reviewer", providerId: "test-provider" }) as Actor;
  expect(await approve(asReviewer(trainer), submissionId)).toEqual({ ok: false, refusal: "not-independent" });
  expect(await approve(asReviewer(coAuthor), submissionId)).toMatchObject({ ok: true });
  expect(await approve(await aReviewer(), submissionId)).toMatchObject({ ok: true });
  expect(await state(trainer)).toBe("approved");
  // One who approved writes, and takes it back: the content is the approved one, but one approval is its author's.
  await edit(coAuthor, { minutes: 63 });
  await restoreDraftRevision(coAuthor, { courseId, saveId: randomUUID(), part: "metadata", basedOn: 3, revision: 2 }, occasion);
  // And learners would read of somebody who was not in the team that was handed in.
  expect(await state(trainer)).toBe("draft");
  expect(await publish(trainer)).toEqual({ ok: false, refusal: { code: "not-approved" } });
});

test("a decision is one for each reviewer, says why, and is of the provider's own reviewers", async () => {
  const trainer = await aDraftOfTheTinyCourse();
  const [reviewer, stranger] = [await aReviewer(), await aReviewer("other-provider")];
  const submissionId = await submitted(trainer);
  expect(await approve(stranger, submissionId)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await openReviews(stranger, NOW)).toEqual([]);
  expect(await approve(trainer, submissionId)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await approve(reviewer, randomUUID())).toEqual({ ok: false, refusal: "not-yours" });
  expect(await askChanges(reviewer, submissionId, "  ")).toEqual({ ok: false, refusal: "reason-missing" });
  expect(await decideReview(reviewer, { submissionId, decision: "approve", answers: NO, reason: "" }, occasion)).toEqual({
    ok: false,
    refusal: "answers-against-approval",
  });
  expect(await Promise.all([approve(reviewer, submissionId), approve(reviewer, submissionId)])).toContainEqual({
    ok: false,
    refusal: "decided-already",
  });
  expect(await db().reviewDecision.count()).toBe(1);
});

test("a submission that was taken back cannot be decided about, and what was said about it counts no more", async () => {
  const trainer = await aDraftOfTheTinyCourse();
  const [one, two] = [await aReviewer(), await aReviewer()];
  const submissionId = await submitted(trainer);
  await approve(one, submissionId);
  expect(await withdrawSubmission(one, { submissionId }, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await withdrawSubmission(trainer, { submissionId }, occasion)).toEqual({ ok: true, value: null });
  expect(await withdrawSubmission(trainer, { submissionId }, occasion)).toEqual({ ok: false, refusal: "withdrawn-already" });
  expect(await approve(two, submissionId)).toEqual({ ok: false, refusal: "withdrawn" });
  expect(await state(trainer)).toBe("draft");
  const again = await submitted(trainer);
  await approve(two, again);
  expect(await publish(trainer)).toEqual({ ok: false, refusal: { code: "not-approved" } });
});

test("what has a fault on the checklist is not submitted, and nobody else submits or publishes it", async () => {
  const trainer = await aDraftOfTheTinyCourse();
  const stranger = await aTrainer("other-provider");
  expect(await submitForReview(stranger, { courseId }, occasion)).toEqual({ ok: false, refusal: { code: "not-yours" } });
  expect(await publish(stranger)).toEqual({ ok: false, refusal: { code: "not-yours" } });
  await edit(trainer, { minutes: 5 });
  expect(await submitForReview(trainer, { courseId }, occasion)).toMatchObject({
    ok: false,
    refusal: {
      code: "not-ready",
      faults: [{ code: "lessons-longer-than-course", place: { part: "metadata", field: "minutes" } }, { code: "credit-exceeds-time" }],
    },
  });
});

test("a remark on a block is read by authors and reviewers and resolved with a trace", async () => {
  const trainer = await aDraftOfTheTinyCourse();
  const reviewer = await aReviewer();
  const wish = { courseId, part: "lesson/hands/en" as const, blockId: "why", revision: 1, text: " Which hands? " };
  expect(await commentOnBlock(await aReviewer("other-provider"), wish, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await commentOnBlock(reviewer, { ...wish, text: " " }, occasion)).toEqual({ ok: false, refusal: "text-missing" });
  expect(await commentOnBlock(reviewer, { ...wish, revision: 9 }, occasion)).toEqual({ ok: false, refusal: "no-such-revision" });
  const commented = await commentOnBlock(reviewer, wish, occasion);
  if (!commented.ok) throw new Error(commented.refusal);
  expect(await resolveComment(await aTrainer("other-provider"), { commentId: commented.value }, occasion)).toEqual({
    ok: false,
    refusal: "not-yours",
  });
  expect(await resolveComment(trainer, { commentId: commented.value }, occasion)).toEqual({ ok: true, value: null });
  expect(await resolveComment(trainer, { commentId: commented.value }, occasion)).toEqual({ ok: false, refusal: "resolved-already" });
  expect((await draftToEdit(trainer, courseId, NOW))?.comments).toMatchObject([
    { blockId: "why", text: "Which hands?", by: { accountId: reviewer.accountId }, resolved: { by: { accountId: trainer.accountId } } },
  ]);
  expect(await draftRevision(reviewer, { courseId, part: "lesson/hands/en", revision: 1 })).not.toBeNull();
});
