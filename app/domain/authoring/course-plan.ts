import { type CourseContent, audienceIn } from "#app/domain/authoring/course-content.ts";
import type { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** What a course was planned to be, in one language, as a reviewer compares it with what was made. */
export type CoursePlan = Pick<CourseMetadata, "minutes" | "releasedOn" | "reviewedOn" | "expiresOn" | "commercialSupport"> & {
  readonly summary: string;
  readonly practiceGap: string;
  /** null: it was never asked for. */
  readonly need: { readonly desired: string; readonly source: string } | null;
  /** Each with its level after Moore, where it has one. */
  readonly objectives: readonly { readonly text: string; readonly level: number | null }[];
  readonly audience: string;
  readonly audienceOf: CourseContent["audienceOf"] | null;
  readonly method: string;
  readonly offers: readonly { readonly professions: readonly string[]; readonly maximumHundredths: number }[];
  readonly quiz: Pick<CourseMetadata["quiz"], "minimumPerformanceLevel" | "attempts" | "lockOutHours">;
};

/** The plan of a course in a language. */
export function coursePlan(metadata: CourseMetadata, language: Language): CoursePlan {
  const { need, outcomeLevels, audienceOf, quiz, minutes, releasedOn, reviewedOn, expiresOn, commercialSupport } = metadata;
  return {
    summary: metadata.summary[language],
    practiceGap: metadata.practiceGap[language],
    need: need === undefined ? null : { desired: need.desired[language], source: need.source[language] },
    objectives: metadata.objectives.map((objective, index) => ({ text: objective[language], level: outcomeLevels?.[index] ?? null })),
    audience: metadata.audience[language],
    audienceOf: audienceOf === undefined ? null : audienceIn(audienceOf, language),
    method: metadata.method[language],
    minutes,
    offers: metadata.creditOffers.map(({ professions, maximumHundredths }) => ({
      professions: professions.map((code) => nameOf(PROFESSIONS, code, language)),
      maximumHundredths,
    })),
    quiz: { minimumPerformanceLevel: quiz.minimumPerformanceLevel, attempts: quiz.attempts, lockOutHours: quiz.lockOutHours },
    releasedOn,
    reviewedOn,
    expiresOn,
    commercialSupport,
  };
}
