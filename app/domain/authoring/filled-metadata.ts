import type { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { DraftContent, DraftMetadata } from "#app/domain/authoring/draft-content.ts";

const FORMAT = "internet-enduring-material";

/** A draft's metadata with what belongs to the course, ready to be measured by CourseMetadata: optional members that are empty are absent. */
export function filledMetadata(draft: Pick<DraftContent, "courseId" | "providerId" | "metadata">): unknown {
  const { references, commercialSupport, modules, lessons, need, outcomeLevels, audienceOf, ...rest } = draft.metadata;
  return {
    ...rest,
    ...(isBlank(need) ? {} : { need }),
    ...(isBlank(outcomeLevels) ? {} : { outcomeLevels }),
    ...(isBlank(audienceOf) ? {} : { audienceOf }),
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

/** Nothing was filled in there. */
function isBlank(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === undefined || value === null || value === "";
  return Object.values(value).every(isBlank);
}

function withoutEmpty(entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== "" && value !== null));
}
