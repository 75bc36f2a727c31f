import { writeAudit } from "#app/data/audit.server.ts";
import { appendContents } from "#app/data/draft-edits.server.ts";
import { loadDraft, lockDraft, providerOf } from "#app/data/drafts.server.ts";
import { enterPictures, storePictures } from "#app/data/lesson-pictures.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { withLesson } from "#app/domain/authoring/course-structure.ts";
import type { DraftDocument } from "#app/domain/authoring/draft-content.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import { type LessonPicture, type PictureNotTaken, withPictures } from "#app/domain/authoring/lesson-pictures.ts";
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
  /** For its figures. */
  readonly pictures: readonly LessonPicture[];
};

/** The lesson that was made or changed, and the pictures that it had to go without. */
export type ImportedLesson = { readonly lessonId: LessonId; readonly notTaken: readonly PictureNotTaken[] };

/** `scanner-silent`: its pictures cannot be checked for viruses now, and nothing was taken in. */
export type ImportLessonRefusal = "not-yours" | "no-such-lesson" | "scanner-silent";

/**
 * Takes in a lesson that was read from a file, with its pictures: into the library, by the rules for uploads, and among the course's files. What
 * stood there before stays in the history.
 */
export async function importLesson(
  actor: Actor,
  { courseId, lessonId, title, language, document, pictures }: ImportLessonWish,
  occasion: Occasion,
): Promise<Result<ImportedLesson, ImportLessonRefusal>> {
  const owner = await providerOf(alone(), courseId);
  if (owner === null || !can(actor, { verb: "draft-course", providerId: owner })) return refused("not-yours");
  const fit = await storePictures(pictures);
  if (fit === null) return refused("scanner-silent");
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
    const { providerId } = draft;
    const entered = await enterPictures(tx, fit, { providerId, media: content.media }, actor.accountId, occasion.at);
    const contents = [
      ...(lessonId === null ? [{ part: "metadata" as const, content: withLesson(content.metadata, fresh) }] : []),
      ...(entered.media === content.media ? [] : [{ part: "media" as const, content: entered.media }]),
      { part: lessonPart(id, language), content: withPictures(document, entered.files) },
    ];
    await appendContents(tx, courseId, contents, actor.accountId, occasion.at);
    const subject = { kind: "course", id: courseId };
    await writeAudit(tx, [
      ...entered.stored.map((details) => ({
        occasion,
        actor,
        deed: "media-stored" as const,
        subject,
        details: { ...details, kind: "image" },
      })),
      { occasion, actor, deed: "draft-filled", subject, details: { how: "lesson-imported", lesson: id, language } },
    ]);
    return granted({ lessonId: id, notTaken: entered.notTaken });
  });
}
