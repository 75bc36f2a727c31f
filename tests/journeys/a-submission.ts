import { randomUUID } from "node:crypto";
import { commentOnBlock } from "#app/commands/authoring/comment-on-block.server.ts";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { markTranslation } from "#app/commands/authoring/mark-translation.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { openReviews } from "#app/queries/authoring/open-reviews.server.ts";
import { aDisclosure, aRelationship } from "#tests/builders/a-disclosure.ts";
import { translationSheet } from "#app/queries/authoring/translation-sheet.server.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

/** Who publishes the courses of the demo. */
export const PROVIDER = "bimaristan-editorial";

/** A draft of a course of the demo, changed in one thing and handed in, with a trainer and a reviewer of its provider. */
export async function aSubmission(courseId: string, courseVersionId: string) {
  const [trainer, reviewer] = [
    await aRoleHolder("trainer", { providerId: PROVIDER }),
    await aRoleHolder("reviewer", { providerId: PROVIDER }),
  ];
  const id = CourseId.parse(courseId);
  const occasion = { at: instantAt(Date.now()), requestId: null };
  // Another worker may have begun it already.
  await createDraft(trainer.actor, { courseId: id, from: { kind: "version", courseVersionId } }, occasion);
  const metadata = (await draftToEdit(trainer.actor, id, occasion.at))?.parts.find(({ part }) => part === "metadata");
  const content = { ...(metadata?.content as Record<string, Json>), minutes: 155 };
  const wish = { courseId: id, saveId: randomUUID(), part: "metadata", basedOn: metadata?.revision ?? 0, content } as const;
  await saveDraftPart(trainer.actor, wish, occasion);
  await submitForReview(trainer.actor, { courseId: id }, occasion);
  await aTranslationToRead(trainer.actor, id);
  const review = (await openReviews(reviewer.actor, occasion.at)).find((one) => one.courseId === id);
  if (review === undefined) throw new Error("Nothing was handed in.");
  // Something to be read on the pages of remarks and of the team.
  const remark = { courseId: id, part: "metadata", blockId: null, revision: 1, text: "Who is it for?" } as const;
  await commentOnBlock(reviewer.actor, remark, occasion);
  const related = await aRoleHolder("reviewer", { providerId: PROVIDER });
  await aDisclosure(related.accountId, { at: new Date(Date.now() + 1000), relationships: [aRelationship({ nature: "employee" })] });
  return { trainer, reviewer, submissionId: review.submissionId };
}

/** The course's own texts in Arabic, said to be ready for a clinician. */
export async function aTranslationToRead(trainer: Actor, courseId: CourseId): Promise<void> {
  const here = { courseId, part: "metadata" as const, language: "ar" as const };
  const sheet = await translationSheet(trainer, here);
  if (sheet === null) throw new Error("There is nothing to translate.");
  const { revision, sourceRevision, texts } = sheet;
  const wish = { ...here, keys: texts.map(({ key }) => key), revision, sourceRevision, state: "awaiting" as const };
  await markTranslation(trainer, wish, { at: instantAt(Date.now()), requestId: null });
}
