import { writeAudit } from "#app/data/audit.server.ts";
import { courseOfDraft } from "#app/data/draft-course.server.ts";
import { publishedSource } from "#app/data/published-source.server.ts";
import { prepareCourse, saveRenderedAgain } from "#app/data/publication.server.ts";
import { lockToRender } from "#app/data/rendering-again.server.ts";
import { alone, inTransaction } from "#app/data/transaction.server.ts";
import { draftContentFrom } from "#app/domain/authoring/draft-content-from.ts";
import { type LessonWords, RENDERER } from "#app/domain/authoring/lesson-rendering.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";

/**
 * Lets a published version show the renditions that were made of its originals since its lessons were rendered. Words, number and hash of the
 * version stay as they are; false when there is nothing new to show. `not-ready`: by the rules of today it would not be published, and stays as it was rendered.
 */
export async function renderAgain(
  courseVersionId: string,
  words: Readonly<Record<Language, LessonWords>>,
  occasion: Occasion,
): Promise<Result<boolean, "not-found" | "not-ready">> {
  const source = await publishedSource(alone(), courseVersionId);
  if (source === null) return refused("not-found");
  const course = await courseOfDraft(draftContentFrom(source.courseId, source.providerId, source.parts));
  if (!course.ok) return refused("not-ready");
  const prepared = await prepareCourse(course.value, words);
  return inTransaction(async (tx) => {
    const version = await lockToRender(tx, courseVersionId);
    if (version === null) return refused("not-found");
    const isNew = await saveRenderedAgain(tx, version, prepared);
    const subject = { kind: "course", id: version.courseId } as const;
    const details = { courseVersionId, renderer: RENDERER, because: "renditions" };
    if (isNew) await writeAudit(tx, [{ occasion, actor: null, deed: "course-rendered", subject, details }]);
    return granted(isNew);
  });
}
