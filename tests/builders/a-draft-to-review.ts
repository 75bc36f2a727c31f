import { randomUUID } from "node:crypto";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { decideReview } from "#app/commands/authoring/decide-review.server.ts";
import type { DiscloseWish } from "#app/commands/authoring/give-disclosure.server.ts";
import { judgeRelationship } from "#app/commands/authoring/judge-relationship.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import type { ReviewAnswers } from "#app/domain/authoring/review.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { ownDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import { ownDrafts } from "#app/queries/authoring/own-drafts.server.ts";
import { aNotice } from "#tests/builders/a-notice.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aTrainer } from "#tests/builders/an-author.ts";

export const NOW = instantAt(Date.parse("2026-02-01T06:00:00Z"));
/** An occasion at a moment. */
export const at = (moment: Instant) => ({ at: moment, requestId: null });
export const occasion = at(NOW);
/** An occasion at a moment, as text. */
export const later = (text: string) => at(instantAt(Date.parse(text)));
/** The tiny course of the test's provider. */
export const courseId = CourseId.parse("tiny-course");
export const YES = Object.fromEntries(REVIEW_QUESTIONS.map((question) => [question, true])) as ReviewAnswers;
export const three = (text: string) => ({ ar: text, ckb: text, en: text });
/** What a talk was paid with, as it is typed. */
export const talk = { company: "Example Pharma", nature: "speaker", endedOn: null, concerns: "Antihypertensives" } as const;
/** What somebody types into their disclosure. */
export const declares = (...relationships: DiscloseWish["relationships"]): DiscloseWish => ({
  name: three("Alaa"),
  credentials: three("Nurse"),
  relationships,
});

/** A draft of the course as it is published, and who began it. */
export async function aDraft() {
  const { courseVersionId } = await aPublishedCourse();
  const trainer = await aTrainer();
  await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  return { trainer };
}

/** Saves a change of the metadata. */
export async function edit(actor: Actor, change: Partial<DraftMetadata>, when = occasion) {
  const there = (await draftToEdit(actor, courseId, when.at))?.parts.find(({ part }) => part === "metadata");
  const content = { ...(there?.content as Record<string, Json>), ...(change as Record<string, Json>) };
  const wish = { courseId, saveId: randomUUID(), part: "metadata" as const, basedOn: there?.revision ?? 0, content };
  return saveDraftPart(actor, wish, when);
}
/** A reviewer approves what was handed in. */
export const approve = (actor: Actor, submissionId: string, when = occasion) =>
  decideReview(actor, { submissionId, decision: "approve", answers: YES, reason: "" }, when);
/** Publishes the draft. */
export const publish = (actor: Actor, when = occasion) =>
  publishDraft(actor, { courseId, words: lessonWords(), notice: aNotice(), contentHash: null }, when);
/** Where the course of the draft stands. */
export const state = async (actor: Actor) => (await ownDrafts(actor, NOW))[0]?.standing.state;

/** Hands the draft in, and gives the id of that. */
export async function submitted(actor: Actor, when = occasion): Promise<string> {
  const result = await submitForReview(actor, { courseId }, when);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value.submissionId;
}

/** What somebody else finds about the first relationship that a person declared. */
export async function judge(judge: Actor, person: Actor, more: Partial<Parameters<typeof judgeRelationship>[1]> = {}, when = occasion) {
  const { history } = await ownDisclosure(person, when.at);
  const relationshipId = history[0]?.relationships[0]?.id ?? randomUUID();
  const found = { verdict: "mitigated", exception: null, mitigation: "recuse", reason: "Takes no part in it." } as const;
  return judgeRelationship(judge, { courseId, accountId: person.accountId, relationshipId, ...found, ...more }, when);
}
