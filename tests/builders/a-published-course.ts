import { type PublishRefusal, publishCourse } from "#app/commands/authoring/publish-course.server.ts";
import type { Publication } from "#app/data/publication.server.ts";
import { validateCourse } from "#app/domain/authoring/validate-course.ts";
import type { Result } from "#app/domain/shared/result.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { db } from "#app/platform/db.server.ts";
import { parseMarkdown } from "#app/platform/markdown.server.ts";
import { type FolderOverrides, aCourseFolder } from "#tests/builders/a-course-folder.ts";

export type PublishedCourse = Publication & {
  readonly lessonIds: readonly string[];
  readonly itemIds: readonly string[];
  /** By item id. */
  readonly itemVersionIds: Readonly<Record<string, string>>;
};

/** Publishes the tiny course, as the importer would; give `at` for another moment than 1 January 2026. */
export async function publishFolder(
  overrides: FolderOverrides = {},
  at: Instant = instantAt(Date.parse("2026-01-01T06:00:00Z")),
): Promise<Result<Publication, PublishRefusal>> {
  const valid = validateCourse(aCourseFolder(overrides), parseMarkdown);
  if (!valid.ok) throw new Error(`The course of a test has faults: ${JSON.stringify(valid.refusal, null, 1)}`);
  const wish = {
    course: valid.value,
    providerName: { en: "Test provider", ar: "جهة الاختبار", ckb: "لایەنی تاقیکردنەوە" },
    words: lessonWords(),
  };
  return publishCourse(wish, { at, requestId: null });
}

/** A tiny published course (two lessons, an item of every type, three languages) and its ids. */
export async function aPublishedCourse(overrides: FolderOverrides = {}, at?: Instant): Promise<PublishedCourse> {
  const published = await publishFolder(overrides, at);
  if (!published.ok) throw new Error(`The course of a test was refused: ${published.refusal}`);
  const pool = await db().courseVersionItem.findMany({
    where: { courseVersionId: published.value.courseVersionId },
    include: { itemVersion: true },
    orderBy: { position: "asc" },
  });
  const lessons = await db().lessonVersion.findMany({
    where: { courseVersionId: published.value.courseVersionId },
    orderBy: { position: "asc" },
  });
  return {
    ...published.value,
    lessonIds: lessons.map((lesson) => lesson.lessonId),
    itemIds: pool.map((row) => row.itemVersion.itemId),
    itemVersionIds: Object.fromEntries(pool.map((row) => [row.itemVersion.itemId, row.itemVersionId])),
  };
}
