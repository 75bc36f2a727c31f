import { writeAudit } from "#app/data/audit.server.ts";
import { ensureProvider } from "#app/data/authoring.server.ts";
import { type Publication, prepareCourse, publishPrepared } from "#app/data/publication.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { type LessonWords, RENDERER } from "#app/domain/authoring/lesson-rendering.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, refused } from "#app/domain/shared/result.ts";

export type PublishWish = {
  readonly course: ValidCourse;
  /** The provider's name, for an installation that does not know it yet. */
  readonly providerName: Trilingual | null;
  readonly words: Readonly<Record<Language, LessonWords>>;
};

/** `withdrawn`: this content was published before and taken back. */
export type PublishRefusal = "not-yours" | "provider-unknown" | "withdrawn";

/**
 * Publishes a course that lay in a folder, checked, as a new version that never changes again; content that was published before gets no
 * second version. Learners who began an earlier version keep it, and lessons that an earlier release rendered are rendered anew. For whoever holds the installation: a person publishes by publishDraft,
 * after review.
 */
export async function publishCourse(
  { course, providerName, words }: PublishWish,
  occasion: Occasion,
): Promise<Result<Publication, PublishRefusal>> {
  const { metadata } = course;
  const prepared = await prepareCourse(course, words);
  return inTransaction(async (tx) => {
    if (!(await ensureProvider(tx, metadata.providerId, providerName, occasion.at))) return refused("provider-unknown");
    const published = await publishPrepared(tx, prepared, null, occasion.at);
    if (!published.ok) return published;
    const { courseVersionId, number, unchanged, renderedAnew } = published.value;
    const row = { occasion, actor: null, subject: { kind: "course", id: metadata.id } } as const;
    await writeAudit(tx, [
      ...(renderedAnew ? [{ ...row, deed: "course-rendered" as const, details: { courseVersionId, renderer: RENDERER } }] : []),
      ...(unchanged
        ? []
        : [{ ...row, deed: "course-published" as const, details: { courseVersionId, number, contentHash: prepared.contentHash } }]),
    ]);
    return published;
  });
}
