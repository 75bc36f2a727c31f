import { Item } from "#app/domain/assessment/item.ts";
import type { PoolItem } from "#app/domain/assessment/draw-paper.ts";
import type { MediaAddresses } from "#app/domain/assessment/shown-media.ts";
import { mediaAddresses } from "#app/domain/authoring/media-addresses.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import { lighterFiles } from "#app/data/lighter-files.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";
import { CourseId, type CourseVersionId, ItemVersionId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** A published version of a course, as its quiz and its credit need it. */
export type CourseRules = {
  readonly courseId: CourseId;
  readonly courseVersionId: CourseVersionId;
  readonly number: number;
  readonly providerId: string;
  readonly metadata: CourseMetadata;
  readonly pool: readonly PoolItem[];
  /** Where the files are that the items name, in each language. */
  readonly media: Readonly<Record<Language, MediaAddresses>>;
};

/** Versions never change once published, so a process reads each only once; the oldest of too many is forgotten. */
const known = new Map<string, CourseRules>();
const KEEP = 200;

/** The rules of a course version; null when there is none of that id. */
export async function courseRules(tx: Tx, courseVersionId: CourseVersionId): Promise<CourseRules | null> {
  const remembered = known.get(courseVersionId);
  if (remembered !== undefined) return remembered;
  const row = await tx.courseVersion.findUnique({
    where: { id: courseVersionId },
    select: {
      number: true,
      metadata: true,
      course: { select: { id: true, providerId: true } },
      media: { select: { path: true, sha256: true, object: { select: { contentType: true, bytes: true } } } },
      items: { orderBy: { position: "asc" }, select: { itemVersion: { select: { id: true, body: true } } } },
    },
  });
  if (row === null) return null;
  const metadata = CourseMetadata.parse(row.metadata);
  const rules: CourseRules = {
    courseId: CourseId.parse(row.course.id),
    courseVersionId,
    number: row.number,
    providerId: row.course.providerId,
    metadata,
    pool: row.items.map(({ itemVersion }) => ({ itemVersionId: ItemVersionId.parse(itemVersion.id), item: Item.parse(itemVersion.body) })),
    media: mediaAddresses(
      row.media,
      languagesOf(metadata),
      await lighterFiles(
        tx,
        row.media.map(({ sha256, object }) => ({ sha256, ...object })),
      ),
    ),
  };
  if (known.size >= KEEP) known.delete(known.keys().next().value ?? "");
  known.set(courseVersionId, rules);
  return rules;
}
