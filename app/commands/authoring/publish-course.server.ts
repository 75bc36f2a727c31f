import { writeAudit } from "#app/data/audit.server.ts";
import {
  contentHashOf,
  ensureProvider,
  lockCourse,
  newestRenderer,
  saveRenderings,
  saveVersion,
  showVersion,
} from "#app/data/authoring.server.ts";
import { listedSince, saveCatalogueEntries } from "#app/data/catalog.server.ts";
import { packagesFrom } from "#app/data/course-package.server.ts";
import { type StoredMedia, nameMedia, putMedia, saveMedia } from "#app/data/media.server.ts";
import { type Tx, inTransaction } from "#app/data/transaction.server.ts";
import { questionCountOf } from "#app/domain/assessment/question-count.ts";
import { catalogueEntries } from "#app/domain/authoring/catalogue-entries.ts";
import type { MediaFacts, PackageSource } from "#app/domain/authoring/course-package.ts";
import { type LessonWords, type RenderedMedia, RENDERER } from "#app/domain/authoring/lesson-rendering.ts";
import { renderLesson } from "#app/domain/authoring/render-lesson.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { CourseId, CourseVersionId } from "#app/domain/shared/ids.ts";
import type { Language, Trilingual } from "#app/domain/shared/language.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** A trainer, or whoever holds the keys of the machine and imports a folder. */
export type Publisher = Actor | "installation";

export type PublishWish = {
  readonly course: ValidCourse;
  /** The provider's name, for an installation that does not know it yet. */
  readonly providerName: Trilingual | null;
  readonly words: Readonly<Record<Language, LessonWords>>;
};

export type Publication = {
  readonly courseId: CourseId;
  readonly courseVersionId: CourseVersionId;
  readonly number: number;
  readonly unchanged: boolean;
};
export type PublishRefusal = "not-yours" | "provider-unknown";

/**
 * Publishes a checked course as a new version that never changes again; content that was published before gets no second
 * version. Images and recordings are stored first, under the hash of their content, so that a version never shows what is not
 * there. Learners who began an earlier version keep it. Lessons that an earlier release rendered otherwise are rendered anew.
 */
export async function publishCourse(
  publisher: Publisher,
  wish: PublishWish,
  occasion: Occasion,
): Promise<Result<Publication, PublishRefusal>> {
  const { course } = wish;
  const { metadata } = course;
  if (publisher !== "installation" && !can(publisher, { verb: "publish-course", providerId: metadata.providerId }))
    return refused("not-yours");

  const media = nameMedia(course.media);
  const contentHash = hashOf(course, media);
  await putMedia(media);
  const lessons = renderAll(wish, media);

  return inTransaction(async (tx) => {
    if (!(await ensureProvider(tx, metadata.providerId, wish.providerName, occasion.at))) return refused("provider-unknown");
    const { providerId, publishedVersionId, same } = await lockCourse(tx, metadata.id, metadata.providerId, contentHash, occasion.at);
    if (providerId !== metadata.providerId) return refused("not-yours");
    const entriesOf = (version: { readonly id: string; readonly number: number }, publishedAt: Instant) =>
      catalogueEntries(course, lessons, packagesFrom(sourcesOf(course, lessons, version), factsOf(media)), version.id, publishedAt);
    if (same !== null) await renderAnew(tx, publisher, metadata.id, same.id as CourseVersionId, lessons, occasion);
    if (same !== null && same.id === publishedVersionId) {
      // An update of the product may name another size, or find other words, in what did not change; it stays as new as it was.
      await saveCatalogueEntries(tx, metadata.id, entriesOf(same, (await listedSince(tx, metadata.id)) ?? occasion.at));
      return granted({ courseId: metadata.id, courseVersionId: same.id as CourseVersionId, number: same.number, unchanged: true });
    }

    const publishedBy = publisher === "installation" ? null : publisher.accountId;
    const version =
      same === null
        ? await saveVersion(tx, { metadata, items: course.items, lessons, contentHash, publishedBy, at: occasion.at })
        : { id: same.id as CourseVersionId, number: same.number };
    if (same === null) await saveMedia(tx, version.id, media, occasion.at);
    else await showVersion(tx, metadata.id, version.id);
    await saveCatalogueEntries(tx, metadata.id, entriesOf(version, occasion.at));
    await writeAudit(tx, [
      {
        occasion,
        actor: actorOf(publisher),
        deed: "course-published",
        subject: { kind: "course", id: metadata.id },
        details: { courseVersionId: version.id, number: version.number, contentHash },
      },
    ]);
    return granted({ courseId: metadata.id, courseVersionId: version.id, number: version.number, unchanged: false });
  });
}

/** Renders the lessons of a version anew, when an earlier release did it last. */
async function renderAnew(
  tx: Tx,
  publisher: Publisher,
  courseId: CourseId,
  courseVersionId: CourseVersionId,
  lessons: RenderedLessons,
  occasion: Occasion,
): Promise<void> {
  if ((await newestRenderer(tx, courseVersionId)) >= RENDERER) return;
  await saveRenderings(tx, courseVersionId, lessons);
  await writeAudit(tx, [
    {
      occasion,
      actor: actorOf(publisher),
      deed: "course-rendered",
      subject: { kind: "course", id: courseId },
      details: { courseVersionId, renderer: RENDERER },
    },
  ]);
}

function actorOf(publisher: Publisher) {
  return publisher === "installation" ? null : { accountId: publisher.accountId, role: publisher.role };
}

function hashOf(course: ValidCourse, media: readonly StoredMedia[]): string {
  const { metadata, items, lessons, mediaPaths } = course;
  const objects = media.map(({ path, sha256 }) => [path, sha256]);
  return contentHashOf(JSON.parse(JSON.stringify({ metadata, items, lessons, mediaPaths, objects })) as Json);
}

type RenderedLessons = ReturnType<typeof renderAll>;

/** What a device will be able to keep of the version, language by language. */
function sourcesOf(
  { metadata, items }: ValidCourse,
  lessons: RenderedLessons,
  version: { readonly id: string; readonly number: number },
): Readonly<Record<Language, PackageSource>> {
  const questions = questionCountOf(
    items.map((item) => ({ item })),
    metadata.quiz.quota,
  );
  const source = (language: Language): PackageSource => ({
    courseId: metadata.id,
    courseVersionId: version.id,
    number: version.number,
    language,
    metadata,
    questions,
    lessons: lessons.map(({ id, sectionIds, renderings }) => {
      const listed = metadata.lessons.find((lesson) => lesson.id === id);
      return { id, title: listed?.title[language] ?? "", minutes: listed?.minutes ?? 0, sectionIds, ...renderings[language] };
    }),
  });
  return { ar: source("ar"), ckb: source("ckb"), en: source("en") };
}

function factsOf(media: readonly StoredMedia[]): ReadonlyMap<string, MediaFacts> {
  return new Map(media.map(({ sha256, bytes, contentType }) => [sha256, { bytes: bytes.length, contentType }]));
}

function renderAll({ course, words }: PublishWish, media: readonly StoredMedia[]) {
  const stored = new Map(media.map((file) => [file.path, file]));
  const shown = (language: Language): Record<string, RenderedMedia> =>
    Object.fromEntries(
      Object.entries(course.mediaPaths).flatMap(([name, paths]) => {
        const file = stored.get(paths[language]);
        if (file === undefined) return [];
        const { sha256, contentType, width, height } = file;
        const text = contentType.startsWith("text/") ? new TextDecoder().decode(file.bytes) : null;
        return [[name, { sha256, contentType, width, height, bytes: file.bytes.length, text }]];
      }),
    );
  const byLanguage = { ar: shown("ar"), ckb: shown("ckb"), en: shown("en") };
  return course.lessons.map((lesson) => {
    const render = (language: Language) =>
      renderLesson({
        document: lesson.documents[language],
        language,
        references: course.metadata.references,
        media: byLanguage[language],
        words: words[language],
      });
    return { ...lesson, renderings: { ar: render("ar"), ckb: render("ckb"), en: render("en") } };
  });
}
