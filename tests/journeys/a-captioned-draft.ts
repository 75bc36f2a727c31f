import { randomUUID } from "node:crypto";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

/** A draft with a film in it and captions of the film, with its trainer: of another provider than the demo's. */
export async function aCaptionedDraft() {
  const courseId = CourseId.parse(`captioned-${randomUUID().slice(0, 8)}`);
  const { courseVersionId } = await aPublishedCourse({ metadata: { id: courseId } });
  const trainer = await aRoleHolder("trainer", { providerId: "test-provider" });
  const outcome = await createDraft(
    trainer.actor,
    { courseId, from: { kind: "version", courseVersionId } },
    { at: instantAt(Date.now()), requestId: null },
  );
  if (!outcome.ok) throw new Error(`The draft was refused: ${outcome.refusal}`);
  return { courseId, trainer, token: trainer.token };
}
