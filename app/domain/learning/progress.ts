import type { BlockId, CourseVersionId, LessonId } from "#app/domain/shared/ids.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** A lesson of a course version, as far as progress needs it. */
export type LessonSections = { readonly lessonId: LessonId; readonly minutes: number; readonly sectionIds: readonly BlockId[] };

/** A section read, at the version seen (R43). */
export type ProgressFact = {
  readonly lessonId: LessonId;
  readonly blockId: BlockId;
  readonly courseVersionId: CourseVersionId;
  readonly at: Instant;
};

export type Position = { readonly lessonId: LessonId; readonly blockId: BlockId };

/** The block id under which the fact "this lesson was read to its end" is kept; no section may bear it. */
export const LESSON_FINISHED = "lesson-finished" as BlockId;

export type LessonProgress = {
  readonly lessonId: LessonId;
  /** Whole per cent, rounded down: 100 only when finished. */
  readonly percent: number;
  readonly readSectionIds: readonly BlockId[];
  readonly unreadSectionIds: readonly BlockId[];
  readonly finished: boolean;
  readonly finishedAt: Instant | null;
  /** Finished in an earlier version, and sections have been added since: a new, separate duty (R44). */
  readonly hasNewSections: boolean;
};

/** Sections of a course, a finished lesson's all of them: those done, and how many there are. */
export type Parts = { readonly done: number; readonly of: number };

export type CourseProgress = {
  readonly percent: number;
  readonly parts: Parts;
  readonly lessons: readonly LessonProgress[];
  readonly finishedLessons: number;
  readonly finished: boolean;
  readonly begun: boolean;
  /** Where the one Resume button leads; null only when the course has no lessons. */
  readonly resume: { readonly lessonId: LessonId; readonly blockId: BlockId | null } | null;
};

/**
 * The one function that turns facts into percentages, ticks and the place to go on (R45). Facts about lessons or sections that
 * this version does not have are left aside, never an error; a finished lesson stays finished when sections are added (R44).
 */
export function progressOf(lessons: readonly LessonSections[], facts: readonly ProgressFact[], position: Position | null): CourseProgress {
  const each = lessons.map((lesson) =>
    lessonProgress(
      lesson,
      facts.filter((fact) => fact.lessonId === lesson.lessonId),
    ),
  );
  const of = lessons.reduce((sum, lesson) => sum + Math.max(1, lesson.sectionIds.length), 0);
  const done = lessons.reduce((sum, lesson, index) => {
    const progress = each[index];
    return sum + (progress?.finished === true ? Math.max(1, lesson.sectionIds.length) : (progress?.readSectionIds.length ?? 0));
  }, 0);
  const finishedLessons = each.filter((lesson) => lesson.finished).length;
  return {
    percent: percentOf({ done, of }),
    parts: { done, of },
    lessons: each,
    finishedLessons,
    finished: lessons.length > 0 && finishedLessons === lessons.length,
    begun: facts.length > 0,
    resume: resumeAt(lessons, each, position),
  };
}

/** How much of a course is done, in whole per cent, 100 only when all of it is; `more`: sections read since that was counted. */
export function percentOf({ done, of }: Parts, more = 0): number {
  return of === 0 ? 0 : Math.min(100, Math.floor(((done + more) * 100) / of));
}

function lessonProgress(lesson: LessonSections, facts: readonly ProgressFact[]): LessonProgress {
  const read = new Set(facts.map((fact) => fact.blockId));
  const readSectionIds = lesson.sectionIds.filter((id) => read.has(id));
  const unreadSectionIds = lesson.sectionIds.filter((id) => !read.has(id));
  const closing = facts.find((fact) => fact.blockId === LESSON_FINISHED);
  const allRead = lesson.sectionIds.length > 0 && unreadSectionIds.length === 0;
  const finished = closing !== undefined || allRead;
  return {
    lessonId: lesson.lessonId,
    percent: finished ? 100 : Math.floor((readSectionIds.length * 100) / Math.max(1, lesson.sectionIds.length)),
    readSectionIds,
    unreadSectionIds,
    finished,
    finishedAt: closing?.at ?? (allRead ? latest(facts) : null),
    hasNewSections: closing !== undefined && unreadSectionIds.length > 0,
  };
}

/**
 * The exact place to go on: the section where the learner was, or, once that is read, the first unread one after it in its lesson, then
 * from its beginning; after the end of a lesson, the next one that is not finished.
 */
function resumeAt(
  lessons: readonly LessonSections[],
  each: readonly LessonProgress[],
  position: Position | null,
): CourseProgress["resume"] {
  const here = position === null ? -1 : lessons.findIndex((lesson) => lesson.lessonId === position.lessonId);
  const [lesson, progress] = [lessons[here], each[here]];
  if (position !== null && lesson !== undefined && progress?.finished === false) {
    const place = lesson.sectionIds.indexOf(position.blockId);
    const order = [...lesson.sectionIds.slice(Math.max(0, place)), ...lesson.sectionIds.slice(0, Math.max(0, place))];
    return { lessonId: lesson.lessonId, blockId: order.find((id) => progress.unreadSectionIds.includes(id)) ?? null };
  }
  const order = [...each.slice(here + 1), ...each.slice(0, here + 1)];
  const next = order.find((one) => !one.finished) ?? each[Math.max(0, here)];
  return next === undefined ? null : { lessonId: next.lessonId, blockId: next.unreadSectionIds[0] ?? null };
}

function latest(facts: readonly ProgressFact[]): Instant | null {
  return facts.reduce<Instant | null>((last, fact) => (last === null || fact.at > last ? fact.at : last), null);
}
