import { type CourseProgress, type LessonSections, type Position, type ProgressFact, progressOf } from "#app/domain/learning/progress.ts";
import type { BlockId, CourseVersionId, LessonId, PractitionerId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

type Row = {
  lessons: { lessonId: string; minutes: number; sectionIds: string[] }[] | null;
  facts: { lessonId: string; blockId: string; courseVersionId: string; at: string }[] | null;
  position: Position | null;
};

/** A learner's progress in one version of a course, computed from the facts (R45); one round trip. A version without lessons is empty. */
export async function courseProgress(who: PractitionerId, courseVersionId: string): Promise<CourseProgress> {
  const [row] = await db().$queryRaw<Row[]>`
    SELECT (SELECT json_agg(json_build_object('lessonId', l.lesson_id, 'minutes', l.minutes, 'sectionIds', l.section_ids) ORDER BY l.position)
              FROM lesson_version l WHERE l.course_version_id = v.id) AS lessons,
           (SELECT json_agg(json_build_object('lessonId', f.lesson_id, 'blockId', f.block_id, 'courseVersionId', f.course_version_id, 'at', f.at))
              FROM progress_fact f WHERE f.practitioner_id = ${who}::uuid AND f.course_id = v.course_id) AS facts,
           (SELECT json_build_object('lessonId', r.lesson_id, 'blockId', r.block_id)
              FROM resume_position r WHERE r.practitioner_id = ${who}::uuid AND r.course_id = v.course_id) AS position
      FROM course_version v WHERE v.id = ${courseVersionId}::uuid`;
  return progressFrom(row?.lessons ?? [], row?.facts ?? [], row?.position ?? null);
}

/** Facts as the database gives them, for the one function that judges them. */
function progressFrom(lessons: NonNullable<Row["lessons"]>, facts: NonNullable<Row["facts"]>, position: Position | null): CourseProgress {
  const sections: LessonSections[] = lessons.map((lesson) => ({
    lessonId: lesson.lessonId as LessonId,
    minutes: lesson.minutes,
    sectionIds: lesson.sectionIds as BlockId[],
  }));
  const known: ProgressFact[] = facts.map((fact) => ({
    lessonId: fact.lessonId as LessonId,
    blockId: fact.blockId as BlockId,
    courseVersionId: fact.courseVersionId as CourseVersionId,
    at: instantAt(Date.parse(fact.at)),
  }));
  return progressOf(sections, known, position);
}
