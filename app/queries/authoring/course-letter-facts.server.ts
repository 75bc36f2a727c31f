import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { DraftText } from "#app/domain/authoring/draft-content.ts";
import { type CalendarDay } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** What a letter about a course says of it. */
export type CourseLetterFacts = { readonly title: DraftText; readonly expiresOn: CalendarDay | null };

/** The published course as a letter names it; its draft, when nothing is published; null when there is no such course. */
export async function courseLetterFacts(courseId: string): Promise<CourseLetterFacts | null> {
  const course = await db().course.findUnique({ where: { id: courseId }, select: { publishedVersion: { select: { metadata: true } } } });
  if (course === null) return null;
  if (course.publishedVersion !== null) {
    const { title, expiresOn } = CourseMetadata.parse(course.publishedVersion.metadata);
    return { title, expiresOn };
  }
  const [draft] = await db().$queryRaw<{ title: DraftText | null }[]>`
    SELECT content -> 'title' AS title FROM draft_revision WHERE course_id = ${courseId} AND part = 'metadata' ORDER BY number DESC LIMIT 1`;
  return { title: draft?.title ?? {}, expiresOn: null };
}
