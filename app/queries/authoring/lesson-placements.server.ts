import { courseNow } from "#app/data/lesson-source.server.ts";
import { contentHashOf } from "#app/data/authoring.server.ts";
import { placementsFrom, placementsIn } from "#app/data/placements.server.ts";
import { coursesWrittenBy } from "#app/data/scope.server.ts";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { type Json, canonicalJson } from "#app/domain/shared/canonical-json.ts";
import type { CourseId } from "#app/domain/shared/ids.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** Where a placed lesson is at home, and whether its text has changed there since it was taken. */
export type LessonOrigin = {
  readonly courseId: string;
  readonly course: DraftText;
  readonly lessonId: string;
  readonly at: Instant;
  readonly state: "same" | "changed" | "gone";
};

export type LessonPlacements = {
  /** By lesson of this course. */
  readonly origins: Readonly<Record<string, LessonOrigin>>;
  /** By lesson of this course: the others that have taken it. */
  readonly usedIn: Readonly<Record<string, readonly { readonly courseId: string; readonly title: DraftText }[]>>;
};

/** What a course has taken from others and others from it; nothing when the course is not the actor's to write. */
export async function lessonPlacements(actor: Actor, courseId: CourseId): Promise<LessonPlacements> {
  const own = await db().course.findMany({ where: coursesWrittenBy(actor), select: { id: true } });
  const ids = new Set(own.map(({ id }) => id));
  if (!ids.has(courseId)) return { origins: {}, usedIn: {} };
  const [taken, given] = await Promise.all([placementsIn(db(), courseId, "lesson"), placementsFrom(db(), courseId, "lesson")]);
  const others = new Set(
    [...taken.map(({ sourceCourseId }) => sourceCourseId), ...given.map((row) => row.courseId)].filter((id) => ids.has(id)),
  );
  const now = new Map(await Promise.all([...others].map(async (id) => [id, (await courseNow(db(), id))?.content] as const)));
  const titleOf = (id: string): DraftText => now.get(id)?.metadata.title ?? {};
  const origins = taken.map(({ placedId, sourceCourseId, sourceId, sourceHashes, placedAt }): [string, LessonOrigin] => {
    const source = now.get(sourceCourseId);
    const isThere = source?.metadata.lessons?.some(({ id }) => id === sourceId) === true;
    const hashes = LANGUAGES.flatMap((language) => {
      const document = source?.documents[lessonPart(sourceId, language)];
      return document === undefined ? [] : [[language, contentHashOf(document as unknown as Json)] as const];
    });
    const isSame = canonicalJson(Object.fromEntries(hashes)) === canonicalJson({ ...sourceHashes });
    const state = !isThere ? "gone" : isSame ? "same" : "changed";
    return [placedId, { courseId: sourceCourseId, course: titleOf(sourceCourseId), lessonId: sourceId, at: placedAt, state }];
  });
  const usedIn: Record<string, { courseId: string; title: DraftText }[]> = {};
  for (const row of given) {
    // A course that has taken the lesson out again does not use it.
    if (now.get(row.courseId)?.metadata.lessons?.some(({ id }) => id === row.placedId) !== true) continue;
    (usedIn[row.sourceId] ??= []).push({ courseId: row.courseId, title: titleOf(row.courseId) });
  }
  return { origins: Object.fromEntries(origins), usedIn };
}
