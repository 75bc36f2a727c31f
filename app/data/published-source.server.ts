import type { Tx } from "#app/data/transaction.server.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { DraftPart } from "#app/domain/authoring/draft.ts";
import { lessonPart } from "#app/domain/authoring/draft-part.ts";
import { draftMetadataOf } from "#app/domain/authoring/filled-metadata.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import { withTextsOnlyIn } from "#app/domain/shared/texts-shown.ts";

/** A published version taken apart into the parts of a draft. */
export type PublishedSource = {
  readonly courseId: string;
  readonly providerId: string;
  readonly parts: readonly { readonly part: DraftPart; readonly content: Json }[];
};

/** What a published version was made of; null when there is no such version. */
export async function publishedSource(tx: Tx, courseVersionId: string): Promise<PublishedSource | null> {
  const version = await tx.courseVersion.findUnique({
    where: { id: courseVersionId },
    select: {
      courseId: true,
      metadata: true,
      course: { select: { providerId: true } },
      items: { orderBy: { position: "asc" }, select: { itemVersion: { select: { body: true } } } },
      media: { orderBy: { path: "asc" }, select: { path: true, sha256: true } },
      lessons: {
        orderBy: { position: "asc" },
        select: { lessonId: true, renderings: { orderBy: { renderer: "desc" }, select: { language: true, document: true } } },
      },
    },
  });
  if (version === null) return null;
  const published = CourseMetadata.parse(version.metadata);
  const metadata = draftMetadataOf(published);
  // What stands in place of a language that the version does not have is nobody's translation.
  const languages = languagesOf(published);
  const written = (value: unknown): Json => JSON.parse(JSON.stringify(withTextsOnlyIn(value, languages))) as Json;
  return {
    courseId: version.courseId,
    providerId: version.course.providerId,
    parts: [
      { part: "metadata", content: written(metadata) },
      { part: "items", content: version.items.map(({ itemVersion }) => written(itemVersion.body)) },
      { part: "media", content: version.media },
      ...version.lessons.flatMap(({ lessonId, renderings }) =>
        // What each renderer made stands beside the same document; one of each language is enough.
        languages.flatMap((language) => {
          const document = renderings.find((rendering) => rendering.language === language)?.document;
          return document === undefined ? [] : [{ part: lessonPart(lessonId, language), content: document }];
        }),
      ),
    ],
  };
}
