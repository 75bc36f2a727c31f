import { courseNow, lessonSource } from "#app/data/lesson-source.server.ts";
import { loadDraft } from "#app/data/drafts.server.ts";
import { coursesWrittenBy } from "#app/data/scope.server.ts";
import { type BlockDifference, documentDifference } from "#app/domain/authoring/document-difference.ts";
import { SCHEMA_VERSION } from "#app/domain/authoring/document-schema.ts";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseId, LessonId } from "#app/domain/shared/ids.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { db } from "#app/platform/db.server.ts";

/** A course with the lessons that another course of its provider may take. */
export type CourseWithLessons = {
  readonly courseId: string;
  readonly title: DraftText;
  readonly lessons: readonly { readonly id: LessonId; readonly title: DraftText }[];
};

/** The lessons of the actor's other courses, as they are now. */
export async function lessonsElsewhere(actor: Actor, courseId: CourseId): Promise<readonly CourseWithLessons[]> {
  const courses = await db().course.findMany({
    where: { AND: [coursesWrittenBy(actor), { id: { not: courseId } }] },
    select: { id: true },
  });
  const all = await Promise.all(courses.map(({ id }) => courseNow(db(), id)));
  return all.flatMap((course) => {
    const lessons = course?.content.metadata.lessons ?? [];
    if (course === null || lessons.length === 0) return [];
    return [
      {
        courseId: course.content.courseId,
        title: course.content.metadata.title ?? {},
        lessons: lessons.map(({ id, title }) => ({ id, title: title ?? {} })),
      },
    ];
  });
}

/** What a placed lesson would become if the newer text of its source were taken, language by language; null when it is not the actor's to say. */
export async function newerText(
  actor: Actor,
  courseId: CourseId,
  lessonId: LessonId,
  from: { readonly courseId: string; readonly lessonId: string },
): Promise<readonly { readonly language: Language; readonly differences: readonly BlockDifference[] }[] | null> {
  const own = await db().course.count({ where: { AND: [coursesWrittenBy(actor), { id: { in: [courseId, from.courseId] } }] } });
  if (own !== 2) return null;
  const [here, source] = await Promise.all([loadDraft(db(), courseId), lessonSource(db(), from.courseId, from.lessonId)]);
  if (here === null || source === null) return null;
  const empty = { type: "doc", schemaVersion: SCHEMA_VERSION } as const;
  return LANGUAGES.flatMap((language) => {
    const [mine, theirs] = [here.content.documents[lessonPart(lessonId, language)], source.documents[language]];
    if (theirs === undefined) return [];
    const differences = documentDifference(mine ?? { ...empty, content: [] }, theirs);
    return [{ language, differences }];
  });
}
