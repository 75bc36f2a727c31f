import type { CourseMetadata, TranslationState } from "#app/domain/authoring/course-source.ts";
import type { DraftContent, DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";

const FORMAT = "internet-enduring-material";

/** A draft's metadata with what belongs to the course, ready to be measured by CourseMetadata: optional members that are empty are absent. */
export function filledMetadata(draft: Pick<DraftContent, "courseId" | "providerId" | "metadata">): unknown {
  const { references, commercialSupport, modules, lessons, translations, ...rest } = draft.metadata;
  return {
    ...rest,
    ...(translations === undefined ? {} : { translations: unsigned(translations) }),
    id: draft.courseId,
    providerId: draft.providerId,
    format: FORMAT,
    ...(lessons === undefined ? {} : { lessons }),
    ...(modules === undefined || modules.length === 0 ? {} : { modules }),
    ...(references === undefined ? {} : { references: references.map(withoutEmpty) }),
    ...(commercialSupport === undefined ? {} : { commercialSupport: commercialSupport?.map(withoutEmpty) ?? null }),
  };
}

/** The metadata of a published version as a draft holds them. */
export function draftMetadataOf(metadata: CourseMetadata): DraftMetadata {
  const { id: _id, providerId: _provider, format: _format, ...rest } = metadata;
  return rest;
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

function withoutEmpty(entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== "" && value !== null));
}
