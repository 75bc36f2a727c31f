import type { PackageManifest } from "#app/domain/authoring/package-manifest.ts";
import { completeLanguages } from "#app/domain/authoring/complete-languages.ts";
import type { RenderedLesson } from "#app/domain/authoring/lesson-rendering.ts";
import type { ValidCourse } from "#app/domain/authoring/valid-course.ts";
import type { CatalogueEntryToSave } from "#app/domain/catalog/catalogue-entry.ts";
import { topicName } from "#app/domain/catalog/topic.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";

type Rendered = { readonly renderings: Readonly<Record<Language, RenderedLesson>> };

/** How the catalogue will find a published course: a row for each language, each searchable in all three. */
export function catalogueEntries(
  course: ValidCourse,
  lessons: readonly Rendered[],
  packages: Readonly<Record<Language, Pick<PackageManifest, "bytes" | "complete">>>,
  courseVersionId: string,
  publishedAt: Instant,
): readonly CatalogueEntryToSave[] {
  const { metadata } = course;
  const languages = completeLanguages(course);
  const searchWords = distinctWords([
    ...LANGUAGES.flatMap((language) => [
      metadata.title[language],
      metadata.summary[language],
      ...metadata.objectives.map((objective) => objective[language]),
      ...metadata.topics.map((topic) => topicName(topic, language)),
      ...metadata.lessons.map((lesson) => lesson.title[language]),
      ...lessons.flatMap((lesson) => lesson.renderings[language].outline.map((heading) => heading.title)),
    ]),
  ]);
  const offers = metadata.creditOffers;
  return LANGUAGES.map((language) => ({
    language,
    courseVersionId,
    title: metadata.title[language],
    summary: metadata.summary[language],
    topics: metadata.topics,
    professions: [...new Set(offers.flatMap((offer) => offer.professions))].sort(),
    languages,
    maximumHundredths: Math.max(...offers.map((offer) => offer.maximumHundredths)),
    minutes: metadata.minutes,
    bytes: packages[language].bytes,
    worksOffline: packages[language].complete,
    releasedOn: metadata.releasedOn,
    expiresOn: metadata.expiresOn,
    publishedAt,
    searchWords,
  }));
}

/** Each word once: a search asks whether a word is there, and a shorter text answers sooner. */
function distinctWords(texts: readonly string[]): string {
  return [...new Set(texts.join(" ").split(/[\s.,;:!?()[\]«»"“”؟،؛/]+/u))].filter((word) => word.length > 1).join(" ");
}
