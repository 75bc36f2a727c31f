import { writeAudit } from "#app/data/audit.server.ts";
import { appendContents } from "#app/data/draft-edits.server.ts";
import { loadDraft, lockDraft } from "#app/data/drafts.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { withLesson } from "#app/domain/authoring/course-structure.ts";
import type { DraftDocument } from "#app/domain/authoring/draft-content.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import { freeId, idFromTitle } from "#app/domain/authoring/id-from-title.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { type CourseId, LessonId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type ImportLessonWish = {
  readonly courseId: CourseId;
  /** The lesson whose text in this language it becomes, as a new revision; null: a new lesson at the end. */
  readonly lessonId: LessonId | null;
  /** Of a new lesson. */
  readonly title: string;
  readonly language: Language;
  readonly document: DraftDocument;
};

export type ImportLessonRefusal = "not-yours" | "no-such-lesson";

/** Takes in a lesson that was read from a file. What stood there before stays in the history. Gives the lesson's id. */
export async function importLesson(
  actor: Actor,
  { courseId, lessonId, title, language, document }: ImportLessonWish,
  occasion: Occasion,
): Promise<Result<LessonId, ImportLessonRefusal>> {
  return inTransaction(async (tx) => {
    const draft = await lockDraft(tx, courseId);
    if (draft === null || !can(actor, { verb: "draft-course", providerId: draft.providerId })) return refused("not-yours");
    const content = (await loadDraft(tx, courseId))?.content;
    if (content === undefined) return refused("not-yours");
    const listed = (content.metadata.lessons ?? []).map(({ id }) => id as string);
    if (lessonId !== null && !listed.includes(lessonId)) return refused("no-such-lesson");
    const written = Object.keys(content.documents).map((part) => part.split("/")[1] ?? "");
    const made = idFromTitle(title);
    const id = lessonId ?? LessonId.parse(freeId(made === "" ? "lesson" : made, new Set([...listed, ...written])));
    const fresh = { id, title: title === "" ? {} : { [language]: title }, minutes: 10 };
    const metadata = lessonId === null ? [{ part: "metadata" as const, content: withLesson(content.metadata, fresh) }] : [];
    await appendContents(tx, courseId, [...metadata, { part: lessonPart(id, language), content: document }], actor.accountId, occasion.at);
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "draft-filled",
        subject: { kind: "course", id: courseId },
        details: { how: "lesson-imported", lesson: id, language },
      },
    ]);
    return granted(id);
  });
}
