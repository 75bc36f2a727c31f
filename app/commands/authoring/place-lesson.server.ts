import { writeAudit } from "#app/data/audit.server.ts";
import { appendContents } from "#app/data/draft-edits.server.ts";
import { loadDraft, lockDraft } from "#app/data/drafts.server.ts";
import { lessonSource } from "#app/data/lesson-source.server.ts";
import { placementsIn, savePlacement } from "#app/data/placements.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { withLesson } from "#app/domain/authoring/course-structure.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import { baggageOf } from "#app/domain/authoring/lesson-in-course.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { CourseId, LessonId } from "#app/domain/shared/ids.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type PlaceLessonWish = {
  readonly courseId: CourseId;
  /** The lesson where it is at home: another course of the same provider. Placed already: its newer text is taken. */
  readonly from: { readonly courseId: CourseId; readonly lessonId: LessonId };
};

export type PlaceLessonRefusal =
  | { readonly code: "not-yours" | "no-such-lesson" | "same-course" | "lesson-here" }
  /** The same id or path means something else in this course. */
  | { readonly code: "names-clash"; readonly names: readonly string[] };

/**
 * Takes the present text of a lesson of another course into a draft, with the references and files that it needs, as new revisions; asked
 * again it takes what is newer. Lesson and blocks keep their ids (R43): progress is counted in the course that a learner takes (D6).
 */
export async function placeLesson(
  actor: Actor,
  { courseId, from }: PlaceLessonWish,
  occasion: Occasion,
): Promise<Result<LessonId, PlaceLessonRefusal>> {
  return inTransaction(async (tx): Promise<Result<LessonId, PlaceLessonRefusal>> => {
    const draft = await lockDraft(tx, courseId);
    if (draft === null || !can(actor, { verb: "draft-course", providerId: draft.providerId })) return refused({ code: "not-yours" });
    if (from.courseId === courseId) return refused({ code: "same-course" });
    const source = await lessonSource(tx, from.courseId, from.lessonId);
    const here = (await loadDraft(tx, courseId))?.content;
    if (source === null || here === undefined || source.content.providerId !== draft.providerId) return refused({ code: "no-such-lesson" });
    const placed = (await placementsIn(tx, courseId, "lesson")).find(({ placedId }) => placedId === from.lessonId);
    const isOwn = Object.keys(here.documents).some((part) => part.startsWith(`lesson/${from.lessonId}/`));
    const isListed = here.metadata.lessons?.some(({ id }) => id === from.lessonId) === true;
    if ((isOwn || isListed) && (placed?.sourceCourseId !== from.courseId || placed.sourceId !== from.lessonId))
      return refused({ code: "lesson-here" });
    const baggage = baggageOf(source.documents, source.content, here);
    if (baggage.clashes.length > 0) return refused({ code: "names-clash", names: baggage.clashes });
    const { module: _elsewhere, ...lesson } = source.lesson;
    const listed = withLesson(here.metadata, lesson);
    const references = [...(here.metadata.references ?? []), ...baggage.references];
    const metadata = references.length > 0 ? { ...listed, references } : listed;
    const changed = await appendContents(
      tx,
      courseId,
      [
        { part: "metadata", content: metadata },
        { part: "media", content: [...here.media, ...baggage.media] },
        ...LANGUAGES.flatMap((language) => {
          const document = source.documents[language];
          return document === undefined ? [] : [{ part: lessonPart(from.lessonId, language), content: document }];
        }),
      ],
      actor.accountId,
      occasion.at,
    );
    const row = { courseId, placedId: from.lessonId, sourceCourseId: from.courseId, sourceId: from.lessonId };
    await savePlacement(
      tx,
      { ...row, kind: "lesson", sourceHashes: { ...source.hashes }, sourceVersionId: source.versionId },
      actor.accountId,
      occasion.at,
    );
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "draft-filled",
        subject: { kind: "course", id: courseId },
        details: { how: "lesson-placed", lesson: from.lessonId, from: from.courseId, parts: changed.length },
      },
    ]);
    return granted(from.lessonId);
  });
}
