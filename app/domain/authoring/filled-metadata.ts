import type { CourseMetadata, TranslationState } from "#app/domain/authoring/course-source.ts";
import { withTeamLines } from "#app/domain/authoring/independence.ts";
import type { DraftContent, DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { keptLanguages } from "#app/domain/shared/content-language.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

const FORMAT = "internet-enduring-material";

/** A draft's metadata with what belongs to the course and what its team declared, ready to be measured by CourseMetadata: optional members that are empty are absent. */
export function filledMetadata(draft: Pick<DraftContent, "courseId" | "providerId" | "metadata" | "team">): unknown {
  const {
    references,
    commercialSupport,
    modules,
    lessons,
    translations,
    need,
    outcomeLevels,
    audienceOf,
    faculty = [],
    languages,
    ...rest
  } = draft.metadata;
  const lines = withTeamLines(faculty, draft.team ?? []);
  return {
    ...rest,
    ...(translations === undefined ? {} : { translations: unsigned(translations) }),
    ...(isBlank(need) ? {} : { need }),
    ...(isBlank(outcomeLevels) ? {} : { outcomeLevels }),
    ...(isBlank(audienceOf) ? {} : { audienceOf }),
    ...(languages === undefined ? {} : keptLanguages(languages)),
    id: draft.courseId,
    providerId: draft.providerId,
    format: FORMAT,
    ...(lines.length === 0 ? {} : { faculty: lines }),
    ...(lessons === undefined ? {} : { lessons }),
    ...(modules === undefined || modules.length === 0 ? {} : { modules }),
    ...(references === undefined ? {} : { references: references.map(withoutEmpty) }),
    ...(commercialSupport === undefined ? {} : { commercialSupport: commercialSupport?.map(withoutEmpty) ?? null }),
  };
}

/** The metadata of a published version as a draft holds them: without the lines of its team, which are made anew from the team of the draft. */
export function draftMetadataOf(metadata: CourseMetadata): DraftMetadata {
  const { id: _id, providerId: _provider, format: _format, faculty, ...rest } = metadata;
  return { ...rest, faculty: faculty.flatMap(({ team, ...line }) => (team === undefined ? [line] : [])) };
}

/** Which language the course is written in is its authors' word; that another is signed off follows from who signed, and from no field. */
function unsigned(translations: NonNullable<DraftMetadata["translations"]>): unknown {
  if (!LANGUAGES.some((language) => translations[language] === "source")) return translations;
  return translationsWith(translations, []);
}

/** The standing of each language in metadata: the source as they name it, and the others signed off or not. */
export function translationsWith(
  translations: Partial<Readonly<Record<Language, string>>>,
  signedOff: readonly Language[],
): CourseMetadata["translations"] {
  const state = (language: Language): TranslationState =>
    translations[language] === "source" ? "source" : signedOff.includes(language) ? "signed-off" : "awaiting-clinical-review";
  return { ar: state("ar"), ckb: state("ckb"), en: state("en") };
}

/** Nothing was filled in there. */
function isBlank(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === undefined || value === null || value === "";
  return Object.values(value).every(isBlank);
}

function withoutEmpty(entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== "" && value !== null));
}
