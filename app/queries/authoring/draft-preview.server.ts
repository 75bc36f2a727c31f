import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { facultyOf } from "#app/data/independence.server.ts";
import { newestParts } from "#app/data/drafts.server.ts";
import { coursesReadInDraftBy } from "#app/data/scope.server.ts";
import type { Item } from "#app/domain/assessment/item.ts";
import { readyDraft } from "#app/domain/authoring/publication-checklist.ts";
import type { LessonWords, RenderedMedia } from "#app/domain/authoring/lesson-rendering.ts";
import { lessonPart, type DraftPart } from "#app/domain/authoring/draft-part.ts";
import { type CoursePlan, coursePlan } from "#app/domain/authoring/course-plan.ts";
import { withOwnIds } from "#app/domain/authoring/with-own-ids.ts";
import { renderBlocks } from "#app/domain/authoring/render-lesson.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { contentLanguage, languagesOf } from "#app/domain/shared/content-language.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { db } from "#app/platform/db.server.ts";

/** A draft as learners would have it in one language, with what they do not see: the keys and reasons of its questions. */
export type DraftPreview = {
  /** In which the course is shown: its first, where it is not to be published in the reader's. */
  readonly languages: readonly Language[];
  readonly lessons: readonly {
    readonly id: string;
    readonly title: string;
    readonly part: DraftPart;
    readonly revision: number;
    /** As its publication would render it, cut where a reader can remark on it. Ids in it begin with the lesson's. */
    readonly blocks: readonly { readonly id: string; readonly html: string }[];
    readonly references: string;
  }[];
  readonly itemsRevision: number;
  readonly plan: CoursePlan;
  /** The revision of the metadata, in which the plan stands. */
  readonly planRevision: number;
  readonly items: readonly Item[];
  /** The addresses of the files that the questions show, by the names that they use. */
  readonly files: Readonly<Record<string, string>>;
};

/**
 * The draft of a course rendered as its publication would render it, with the files of draft-media; null when there is none, when it is not the actor's to read, or while
 * something stands in the way of its publication.
 */
export async function draftPreview(
  actor: Actor,
  courseId: CourseId,
  language: Language,
  words: Readonly<Record<Language, LessonWords>>,
  mediaIn: (language: Language) => Promise<Readonly<Record<string, RenderedMedia>>>,
): Promise<DraftPreview | null> {
  const course = await db().course.findFirst({
    where: { AND: [coursesReadInDraftBy(actor), { id: courseId, draft: { isNot: null } }] },
    select: { providerId: true },
  });
  if (course === null) return null;
  const parts = await newestParts(db(), courseId);
  const content = draftContentFrom(courseId, course.providerId, parts, await facultyOf(db(), courseId));
  const revisionOf = (part: DraftPart): number => parts.find((one) => one.part === part)?.revision ?? 1;
  const ready = readyDraft(content);
  if (!ready.ok) return null;
  const { metadata, lessons, items } = ready.value;
  const shown = contentLanguage(metadata, language);
  const media = await mediaIn(shown);
  return {
    languages: languagesOf(metadata),
    lessons: lessons.map(({ id, documents }) => {
      const part = lessonPart(id, shown);
      const rendered = renderBlocks({
        document: documents[shown],
        language: shown,
        references: metadata.references,
        media,
        words: words[shown],
      });
      return {
        id,
        title: metadata.lessons.find((lesson) => lesson.id === id)?.title[language] ?? id,
        part,
        revision: revisionOf(part),
        blocks: rendered.blocks.map((block) => ({ id: block.id, html: withOwnIds(block.html, id) })),
        references: withOwnIds(rendered.references, id),
      };
    }),
    itemsRevision: revisionOf("items"),
    plan: coursePlan(metadata, language),
    planRevision: revisionOf("metadata"),
    items,
    files: Object.fromEntries(Object.entries(media).map(([name, { sha256 }]) => [name, `/media/${sha256}`])),
  };
}
