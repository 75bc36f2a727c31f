import { randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { appendContents } from "#app/data/draft-edits.server.ts";
import { loadDraft, lockDraft } from "#app/data/drafts.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { withLesson } from "#app/domain/authoring/course-structure.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import { freeId } from "#app/domain/authoring/id-from-title.ts";
import { withNewIds } from "#app/domain/authoring/with-new-ids.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { type CourseId, LessonId } from "#app/domain/shared/ids.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

export type DuplicateLessonWish = { readonly courseId: CourseId; readonly lessonId: LessonId };
export type DuplicateLessonRefusal = "not-yours" | "no-such-lesson";

/**
 * Copies a lesson within its course, in every language in which it is written. The copy is another lesson: it and its blocks get ids of their
 * own, the same in each language (R43). Gives the new lesson's id.
 */
export async function duplicateLesson(
  actor: Actor,
  { courseId, lessonId }: DuplicateLessonWish,
  occasion: Occasion,
): Promise<Result<LessonId, DuplicateLessonRefusal>> {
  return inTransaction(async (tx) => {
    const draft = await lockDraft(tx, courseId);
    if (draft === null || !can(actor, { verb: "draft-course", providerId: draft.providerId })) return refused("not-yours");
    const content = (await loadDraft(tx, courseId))?.content;
    const lesson = content?.metadata.lessons?.find(({ id }) => id === lessonId);
    if (content === undefined || lesson === undefined) return refused("no-such-lesson");
    const parts = Object.keys(content.documents).map((part) => part.split("/")[1] ?? "");
    const taken = new Set([...(content.metadata.lessons ?? []).map(({ id }) => id as string), ...parts]);
    const newId = LessonId.parse(freeId(lessonId.slice(0, 70).replace(/-+$/, ""), taken));
    const ids = new Map<string, string>();
    const idOf = (id: string): string => {
      const known = ids.get(id) ?? `b-${randomUUID().slice(0, 12)}`;
      ids.set(id, known);
      return known;
    };
    const copies = LANGUAGES.flatMap((language) => {
      const document = content.documents[lessonPart(lessonId, language)];
      return document === undefined ? [] : [{ part: lessonPart(newId, language), content: withNewIds(document, idOf) }];
    });
    const metadata = withLesson(content.metadata, { ...lesson, id: newId }, lesson.module ?? null);
    await appendContents(tx, courseId, [{ part: "metadata", content: metadata }, ...copies], actor.accountId, occasion.at);
    await writeAudit(tx, [
      {
        occasion,
        actor,
        deed: "draft-filled",
        subject: { kind: "course", id: courseId },
        details: { how: "lesson-duplicated", lesson: newId, from: lessonId },
      },
    ]);
    return granted(newId);
  });
}
