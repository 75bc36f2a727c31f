import type { PreparedCourse } from "#app/data/publication.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { signedOffLanguages } from "#app/data/translation-marks.server.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import { translationsWith } from "#app/domain/authoring/filled-metadata.ts";

/**
 * A course of a locked draft with what its version will say of its languages: those of which every text was signed off as it is now. The hash that was
 * approved does not depend on it. A version that has this content already keeps what it said.
 */
export async function asSignedOff(tx: Tx, prepared: PreparedCourse): Promise<PreparedCourse> {
  const { course, contentHash } = prepared;
  const { metadata } = course;
  const same = await tx.courseVersion.findUnique({
    where: { courseId_contentHash: { courseId: metadata.id, contentHash } },
    select: { metadata: true },
  });
  const translations =
    same === null
      ? translationsWith(metadata.translations, await signedOffLanguages(tx, metadata.id))
      : CourseMetadata.parse(same.metadata).translations;
  return { ...prepared, course: { ...course, metadata: { ...metadata, translations } } };
}
