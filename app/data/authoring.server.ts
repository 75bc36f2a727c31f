import { createHash, randomUUID } from "node:crypto";
import type { Tx } from "#app/data/transaction.server.ts";
import type { Item } from "#app/domain/assessment/item.ts";
import type { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { LessonDocument } from "#app/domain/authoring/document-schema.ts";
import { type RenderedLesson, nextRendering } from "#app/domain/authoring/lesson-rendering.ts";
import { type Json, canonicalJson } from "#app/domain/shared/canonical-json.ts";
import { CourseVersionId } from "#app/domain/shared/ids.ts";
import { LANGUAGES, type Language, type Trilingual } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

/** A lesson as it will be served. */
export type LessonToSave = {
  readonly id: string;
  readonly sectionIds: readonly string[];
  readonly documents: Readonly<Record<Language, LessonDocument>>;
  readonly renderings: Readonly<Record<Language, RenderedLesson>>;
};

export type VersionToSave = {
  readonly metadata: CourseMetadata;
  readonly items: readonly Item[];
  readonly lessons: readonly LessonToSave[];
  readonly contentHash: string;
  readonly publishedBy: string | null;
  readonly at: Instant;
};

/** SHA-256, in hexadecimal, over the canonical JSON of a value. */
export function contentHashOf(value: Json): string {
  return hashOfText(canonicalJson(value));
}

/** SHA-256, in hexadecimal, over a canonical text that was written already: what `contentHashOf` makes of its value. */
export function hashOfText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Whether the provider is there; `provider`, when given, is entered if it is not (R82). */
export async function ensureProvider(tx: Tx, id: string, name: Trilingual | null, at: Instant): Promise<boolean> {
  if (name !== null)
    await tx.provider.createMany({
      data: [{ id, nameAr: name.ar, nameCkb: name.ckb, nameEn: name.en, createdAt: at }],
      skipDuplicates: true,
    });
  return (await tx.provider.findUnique({ where: { id }, select: { id: true } })) !== null;
}

/** Locks the course, entering it when it is new, and says whose it is and which version has this content. Publications of one course wait for each other (R83). */
export async function lockCourse(tx: Tx, courseId: string, providerId: string, contentHash: string, at: Instant) {
  await tx.course.createMany({ data: [{ id: courseId, providerId, createdAt: at }], skipDuplicates: true });
  await tx.$queryRaw`SELECT id FROM course WHERE id = ${courseId} FOR UPDATE`;
  const course = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { providerId: true, publishedVersionId: true } });
  const same = await tx.courseVersion.findUnique({
    where: { courseId_contentHash: { courseId, contentHash } },
    select: { id: true, number: true },
  });
  return { providerId: course.providerId, publishedVersionId: course.publishedVersionId, same };
}

/** Points the catalogue and new learners at a version that is already there. */
export async function showVersion(tx: Tx, courseId: string, courseVersionId: string): Promise<void> {
  await tx.course.update({ where: { id: courseId }, data: { publishedVersionId: courseVersionId } });
}

/** Writes what the present renderer made of a version's lessons, all of them, beside what was made before: the highest number is shown. */
export async function saveRenderings(tx: Tx, courseVersionId: CourseVersionId, lessons: readonly LessonToSave[]): Promise<void> {
  const rows = lessons.flatMap((lesson) =>
    LANGUAGES.map((language) => {
      const { html, bytes, outline } = lesson.renderings[language];
      return { lesson_id: lesson.id, language, document: lesson.documents[language], html, bytes, outline };
    }),
  );
  const number = nextRendering(await newestRendering(tx, courseVersionId));
  // As one text: a large course has megabytes, which an insert by rows would copy again and again.
  await tx.$executeRaw`
    INSERT INTO lesson_rendering (course_version_id, lesson_id, language, renderer, document, html, bytes, outline)
    SELECT ${courseVersionId}::uuid, r.lesson_id, r.language, ${number}::int, r.document, r.html, r.bytes, r.outline
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(lesson_id text, language text, document jsonb, html text, bytes int, outline jsonb)`;
}

/** The number of a version's newest rendering; 0 when there is none. */
export async function newestRendering(tx: Tx, courseVersionId: CourseVersionId): Promise<number> {
  return (await tx.lessonRendering.aggregate({ where: { courseVersionId }, _max: { renderer: true } }))._max.renderer ?? 0;
}

/** Writes a new, immutable version of a locked course, its pool and its lessons, and makes it the published one. */
export async function saveVersion(tx: Tx, version: VersionToSave): Promise<{ readonly id: CourseVersionId; readonly number: number }> {
  const { metadata, at } = version;
  const courseId = metadata.id;
  const id = CourseVersionId.parse(randomUUID());
  const number = 1 + ((await tx.courseVersion.aggregate({ where: { courseId }, _max: { number: true } }))._max.number ?? 0);
  await tx.courseVersion.create({
    data: {
      id,
      courseId,
      number,
      contentHash: version.contentHash,
      metadata: asJson(metadata),
      publishedAt: at,
      publishedBy: version.publishedBy,
    },
  });
  await saveItems(tx, courseId, id, version.items, at);
  await tx.lessonVersion.createMany({
    data: version.lessons.map((lesson, index) => {
      const listed = metadata.lessons.find((entry) => entry.id === lesson.id);
      return {
        courseVersionId: id,
        lessonId: lesson.id,
        position: index + 1,
        title: asJson(listed?.title),
        minutes: listed?.minutes ?? 0,
        sectionIds: [...lesson.sectionIds],
      };
    }),
  });
  await saveRenderings(tx, id, version.lessons);
  await showVersion(tx, courseId, id);
  return { id, number };
}

/** Items that did not change keep their version, so that statistics of an item span versions of its course (R71). */
async function saveItems(tx: Tx, courseId: string, courseVersionId: string, items: readonly Item[], at: Instant): Promise<void> {
  const known = await tx.itemVersion.findMany({ where: { courseId }, select: { id: true, itemId: true, number: true, contentHash: true } });
  const hashed = items.map((item) => ({ item, contentHash: contentHashOf(asJson(item) as Json) }));
  const sameAs = ({ item, contentHash }: (typeof hashed)[number]) =>
    known.find((row) => row.itemId === item.id && row.contentHash === contentHash);
  const fresh = hashed
    .filter((entry) => sameAs(entry) === undefined)
    .map(({ item, contentHash }) => ({
      id: randomUUID(),
      courseId,
      itemId: item.id,
      number: 1 + Math.max(0, ...known.filter((row) => row.itemId === item.id).map((row) => row.number)),
      contentHash,
      topic: item.topic,
      type: item.type,
      body: asJson(item),
      createdAt: at,
    }));
  await tx.itemVersion.createMany({ data: fresh });
  await tx.courseVersionItem.createMany({
    data: hashed.map((entry, index) => ({
      courseVersionId,
      itemVersionId: sameAs(entry)?.id ?? fresh.find((row) => row.itemId === entry.item.id)?.id ?? "",
      position: index + 1,
    })),
  });
}

/** A checked value as Prisma wants its JSON: it holds nothing that JSON cannot. */
function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}
