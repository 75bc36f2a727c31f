import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { facultyOf } from "#app/data/independence.server.ts";
import { newestParts } from "#app/data/drafts.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import type { Item } from "#app/domain/assessment/item.ts";
import { readyDraft } from "#app/domain/authoring/publication-checklist.ts";
import type { LessonWords, RenderedMedia } from "#app/domain/authoring/lesson-rendering.ts";
import { renderLesson } from "#app/domain/authoring/render-lesson.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { db } from "#app/platform/db.server.ts";

/** A draft as learners would have it in one language, with what they do not see: the keys and reasons of its questions. */
export type DraftPreview = {
  readonly lessons: readonly { readonly id: string; readonly title: string; readonly html: string }[];
  readonly objectives: readonly string[];
  readonly items: readonly Item[];
};

/**
 * The draft of a course rendered as its publication would render it, with the files of draft-media; null when there is none, when it is not the actor's to read, or while
 * something stands in the way of its publication.
 */
export async function draftPreview(
  actor: Actor,
  courseId: CourseId,
  language: Language,
  words: LessonWords,
  media: Readonly<Record<string, RenderedMedia>>,
): Promise<DraftPreview | null> {
  const course = await db().course.findFirst({
    where: { AND: [coursesReadInDraftBy(actor), { id: courseId, draft: { isNot: null } }] },
    select: { providerId: true },
  });
  if (course === null) return null;
  const content = draftContentFrom(courseId, course.providerId, await newestParts(db(), courseId), await facultyOf(db(), courseId));
  const ready = readyDraft(content);
  if (!ready.ok) return null;
  const { metadata, lessons, items } = ready.value;
  return {
    lessons: lessons.map(({ id, documents }) => ({
      id,
      title: metadata.lessons.find((lesson) => lesson.id === id)?.title[language] ?? id,
      html: renderLesson({ document: documents[language], language, references: metadata.references, media, words }).html,
    })),
    objectives: metadata.objectives.map((objective) => objective[language]),
    items,
  };
}
