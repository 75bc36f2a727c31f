import { compareTrilingual } from "#app/domain/authoring/compare-trilingual.ts";
import type { ReportAt } from "#app/domain/authoring/course-place.ts";
import type { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import { repeated } from "#app/domain/authoring/repeated.ts";
import { isTopic } from "#app/domain/catalog/topic.ts";
import { Profession } from "#app/domain/identity/profession.ts";
import { languagesOf } from "#app/domain/shared/content-language.ts";

/** No more than three years from the last review to the day the course ends. @rule accme-enduring-materials/review-every-three-years */
const YEARS_BETWEEN_REVIEWS = 3;

/** What the metadata of a course owe, beyond their form. */
export function checkMetadata(metadata: CourseMetadata, report: ReportAt): void {
  const fault = (path: readonly (string | number)[], code: string, params?: Readonly<Record<string, string | number>>): void => {
    report({ part: "metadata", path }, code, params);
  };
  for (const [list, name] of [
    [metadata.lessons, "lessons"],
    [metadata.references, "references"],
  ] as const) {
    for (const { id, index } of repeated(list.map((entry) => entry.id as string))) fault([name, index], "id-repeated", { id });
  }
  metadata.references.forEach(
    ({ id, evidence }, index) => evidence === undefined && fault(["references", index], "reference-without-evidence", { id }),
  );
  if (metadata.expiresOn <= metadata.releasedOn) fault(["expiresOn"], "expiry-before-release");
  if (metadata.expiresOn > yearsAfter(metadata.reviewedOn, YEARS_BETWEEN_REVIEWS))
    fault(["expiresOn"], "expiry-too-late", { years: YEARS_BETWEEN_REVIEWS });
  const lessonMinutes = metadata.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  if (lessonMinutes > metadata.minutes)
    fault(["minutes"], "lessons-longer-than-course", { lessons: lessonMinutes, course: metadata.minutes });
  metadata.creditOffers.forEach((offer, index) => {
    // One credit is an hour: hundredths * 60 / 100 minutes.
    if (offer.maximumHundredths * 60 > metadata.minutes * 100)
      fault(["creditOffers", index, "maximumHundredths"], "credit-exceeds-time", { minutes: metadata.minutes });
  });
  if (metadata.outcomeLevels !== undefined && metadata.outcomeLevels.length !== metadata.objectives.length)
    fault(["outcomeLevels"], "outcome-levels-differ");
  metadata.audienceOf?.professions.forEach(
    (profession, index) =>
      !Profession.safeParse(profession).success && fault(["audienceOf", "professions", index], "profession-unknown", { profession }),
  );
  metadata.topics.forEach((topic, index) => !isTopic(topic) && fault(["topics", index], "topic-unknown", { topic }));
  metadata.creditOffers.forEach((offer, index) =>
    offer.professions.forEach(
      (profession, position) =>
        !Profession.safeParse(profession).success &&
        fault(["creditOffers", index, "professions", position], "profession-unknown", { profession }),
    ),
  );
  for (const { id } of repeated(
    metadata.creditOffers.flatMap((offer) => offer.professions.map((profession) => `${offer.creditType} ${profession}`)),
  )) {
    fault(["creditOffers"], "profession-repeated", { profession: id });
  }
  if (Object.values(metadata.translations).filter((state) => state === "source").length !== 1)
    fault(["translations"], "one-source-language");
  checkModules(metadata, fault);
  compareTrilingual(metadata, [], languagesOf(metadata), (path, params) => {
    fault(path, "numbers-differ", params);
  });
}

/** Where there are modules, every lesson is in one, and those of a module follow each other in the order of the modules. */
function checkModules(
  { modules = [], lessons }: CourseMetadata,
  fault: (path: readonly (string | number)[], code: string, params?: Readonly<Record<string, string | number>>) => void,
): void {
  for (const { id, index } of repeated(modules.map((module) => module.id as string))) fault(["modules", index], "id-repeated", { id });
  const places = new Map(modules.map((module, index) => [module.id as string, index]));
  let reached = 0;
  lessons.forEach(({ id, module }, index) => {
    if (module === undefined && modules.length === 0) return;
    const place = module === undefined ? undefined : places.get(module);
    if (place === undefined) fault(["lessons", index, "module"], "module-unknown", { lesson: id, module: module ?? "-" });
    else if (place < reached) fault(["lessons", index, "module"], "module-split", { lesson: id, module: module ?? "-" });
    reached = Math.max(reached, place ?? 0);
  });
}

function yearsAfter(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, "0")}${day.slice(4)}`;
}
