import { contentHashOf, lockCourse, newestRendering, saveRenderings, saveVersion, showVersion } from "#app/data/authoring.server.ts";
import { listedSince, saveCatalogueEntries } from "#app/data/catalog.server.ts";
import { isWithdrawn } from "#app/data/course-withdrawals.server.ts";
import { packagesFrom } from "#app/data/course-package.server.ts";
import { type StoredMedia, nameMedia, putMedia, saveMedia, sizeOfMedia } from "#app/data/media.server.ts";
import { type VersionToRender, askWhenUnfinished, newestHtml } from "#app/data/rendering-again.server.ts";
import { shownPictures } from "#app/data/shown-pictures.server.ts";
import { shownRecordings } from "#app/data/shown-recordings.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { questionCountOf } from "#app/domain/assessment/question-count.ts";
import { catalogueEntries } from "#app/domain/authoring/catalogue-entries.ts";
import type { FacultyMember } from "#app/domain/authoring/course-source.ts";
import type { MediaFacts, PackageSource } from "#app/domain/authoring/course-package.ts";
import { type LessonWords, type RenderedMedia, RENDERER, rendererOf } from "#app/domain/authoring/lesson-rendering.ts";
import { renderLesson } from "#app/domain/authoring/render-lesson.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import type { ShownPicture } from "#app/domain/media/shown-picture.ts";
import type { ShownRecording } from "#app/domain/media/shown-recording.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { contentLanguage, languagesOf } from "#app/domain/shared/content-language.ts";
import type { CourseId, CourseVersionId } from "#app/domain/shared/ids.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** What a publication made, or found there already. */
export type Publication = {
  readonly courseId: CourseId;
  readonly courseVersionId: CourseVersionId;
  readonly number: number;
  readonly unchanged: boolean;
  /** Its lessons had been rendered by an earlier release, and were rendered anew. */
  readonly renderedAnew: boolean;
};

type Words = Readonly<Record<Language, LessonWords>>;

/** What there was of the originals when the course was made ready, by their hashes. */
type Renditions = {
  readonly recordings: ReadonlyMap<string, ShownRecording>;
  readonly pictures: ReadonlyMap<string, ShownPicture>;
};

/** A course made ready outside of any transaction: rendered, and what it shows in the store. */
export type PreparedCourse = {
  readonly course: ValidCourse;
  readonly media: readonly StoredMedia[];
  readonly contentHash: string;
  readonly renditions: Renditions;
  readonly lessons: ReturnType<typeof renderAll>;
};

/**
 * Renders a course and stores its images and recordings under the hash of their content, so that a version never shows what is not there.
 * `knownHash`: what publicationHash said of this very course, which for a large one takes its time.
 */
export async function prepareCourse(course: ValidCourse, words: Words, knownHash?: string): Promise<PreparedCourse> {
  const media = nameMedia(course.media);
  await putMedia(media);
  const originals = media.map((file) => ({ sha256: file.sha256, contentType: file.contentType, bytes: sizeOfMedia(file) }));
  const [recordings, pictures] = await Promise.all([shownRecordings(originals), shownPictures(originals)]);
  const renditions = { recordings, pictures };
  const contentHash = knownHash ?? hashOf(course, media);
  return { course, media, renditions, contentHash, lessons: renderAll(course, words, media, renditions) };
}

/**
 * The course with the lines of those who approved it. They are no part of what was approved, which must not change by its approval: the hash
 * stays the one of what they read.
 */
export function withReviewers(prepared: PreparedCourse, reviewers: readonly FacultyMember[]): PreparedCourse {
  const { metadata } = prepared.course;
  return { ...prepared, course: { ...prepared.course, metadata: { ...metadata, faculty: [...metadata.faculty, ...reviewers] } } };
}

/** The hash that a version of this content has, or would have. */
export function publicationHash(course: ValidCourse): string {
  return hashOf(course, nameMedia(course.media));
}

/**
 * Makes a prepared course the published version: a new one that never changes again, or the one that has this content already. The only
 * way to a course version; who may go it is decided by the two commands that do (content:import and publish-draft).
 */
export async function publishPrepared(
  tx: Tx,
  { course, media, renditions, contentHash, lessons }: PreparedCourse,
  publishedBy: string | null,
  at: Instant,
): Promise<Result<Publication, "not-yours" | "withdrawn">> {
  const { metadata } = course;
  const { providerId, publishedVersionId, same } = await lockCourse(tx, metadata.id, metadata.providerId, contentHash, at);
  if (providerId !== metadata.providerId) return refused("not-yours");
  const entriesOf = (version: { readonly id: string; readonly number: number }, publishedAt: Instant) =>
    catalogueEntries(
      course,
      lessons,
      packagesFrom(sourcesOf(course, lessons, version), factsOf(media, renditions)),
      version.id,
      publishedAt,
    );
  const renderedAnew = same !== null && rendererOf(await newestRendering(tx, same.id as CourseVersionId)) < RENDERER;
  if (renderedAnew) await saveRenderings(tx, same.id as CourseVersionId, lessons);
  const withdrawn = same !== null && (await isWithdrawn(tx, metadata.id, same.number));
  if (same !== null && same.id === publishedVersionId) {
    // What was withdrawn stays out of the catalogue. An update of the product may name another size, or find other words, in what did not change; it stays as new as it was.
    if (!withdrawn) await saveCatalogueEntries(tx, metadata.id, entriesOf(same, (await listedSince(tx, metadata.id)) ?? at));
    const courseVersionId = same.id as CourseVersionId;
    return granted({ courseId: metadata.id, courseVersionId, number: same.number, unchanged: true, renderedAnew });
  }
  if (withdrawn) return refused("withdrawn");
  const version =
    same === null
      ? await saveVersion(tx, { metadata, items: course.items, lessons, contentHash, publishedBy, at })
      : { id: same.id as CourseVersionId, number: same.number };
  if (same === null) await saveMedia(tx, version.id, media, at);
  else await showVersion(tx, metadata.id, version.id);
  await saveCatalogueEntries(tx, metadata.id, entriesOf(version, at));
  await askWhenUnfinished(tx, version.id, at);
  return granted({ courseId: metadata.id, courseVersionId: version.id, number: version.number, unchanged: false, renderedAnew });
}

/**
 * Renders a version that is there once more, where its originals have renditions by now that it does not show yet: its words, its number and its
 * hash stay. False when that makes no difference, and then nothing is written.
 */
export async function saveRenderedAgain(
  tx: Tx,
  version: VersionToRender,
  { course, media, renditions, lessons }: PreparedCourse,
): Promise<boolean> {
  const { id, number, courseId } = version;
  const shown = await newestHtml(tx, id);
  const isSame = lessons.every(({ id: lesson, renderings }) =>
    LANGUAGES.every((language) => shown.get(`${lesson} ${language}`) === renderings[language].html),
  );
  if (isSame) return false;
  await saveRenderings(tx, id as CourseVersionId, lessons);
  const since = version.isListed ? await listedSince(tx, courseId) : null;
  if (since !== null) {
    const packages = packagesFrom(sourcesOf(course, lessons, { id, number }), factsOf(media, renditions));
    await saveCatalogueEntries(tx, courseId, catalogueEntries(course, lessons, packages, id, since));
  }
  return true;
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

function factsOf(media: readonly StoredMedia[], { recordings, pictures }: Renditions): ReadonlyMap<string, MediaFacts> {
  const kept = [...recordings.values()].flatMap(({ opus, waveform, poster, plain, smallest }): (readonly [string, MediaFacts])[] => [
    ...(opus === null ? [] : [[opus.sha256, { bytes: opus.bytes, contentType: "audio/ogg" }] as const]),
    ...(waveform === null ? [] : [[waveform.sha256, { bytes: waveform.bytes, contentType: "image/svg+xml" }] as const]),
    ...(poster === null ? [] : [[poster.sha256, { bytes: poster.bytes, contentType: "image/jpeg" }] as const]),
    ...[plain, smallest].flatMap((film) =>
      film === null ? [] : [[film.sha256, { bytes: film.bytes, contentType: "video/mp4" }] as const],
    ),
  ]);
  const small = [...pictures.values()].map(({ kept: { sha256, bytes } }) => [sha256, { bytes, contentType: "image/webp" }] as const);
  const originals = media.map((file) => [file.sha256, { bytes: sizeOfMedia(file), contentType: file.contentType }] as const);
  return new Map([...originals, ...kept, ...small]);
}

function renderAll(course: ValidCourse, words: Words, media: readonly StoredMedia[], { recordings, pictures }: Renditions) {
  const stored = new Map(media.map((file) => [file.path, file]));
  const shown = (language: Language): Record<string, RenderedMedia> =>
    Object.fromEntries(
      Object.entries(course.mediaPaths).flatMap(([name, paths]) => {
        const file = stored.get(paths[language]);
        if (file === undefined) return [];
        const { sha256, contentType, width, height } = file;
        const text = contentType.startsWith("text/") ? new TextDecoder().decode(file.bytes) : null;
        const made = { recording: recordings.get(sha256) ?? null, picture: pictures.get(sha256) ?? null };
        return [[name, { sha256, contentType, width, height, bytes: sizeOfMedia(file), text, ...made }]];
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
    const rendered = new Map(languagesOf(course.metadata).map((language) => [language, render(language)]));
    const shownIn = (reader: Language) => {
      const language = contentLanguage(course.metadata, reader);
      return rendered.get(language) ?? render(language);
    };
    return { ...lesson, renderings: { ar: shownIn("ar"), ckb: shownIn("ckb"), en: shownIn("en") } };
  });
}
