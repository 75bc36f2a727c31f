import type { QuestionCount } from "#app/domain/assessment/question-count.ts";
import type { CourseMetadata, FacultyMember, Reference, Seniority, TranslationState } from "#app/domain/authoring/course-source.ts";
import { nameOf } from "#app/domain/identity/code-list.ts";
import { PROFESSIONS } from "#app/domain/identity/profession.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** The levels at which a course changes something: who takes part (1) and what they think of it (2) is no change. */
const OUTCOME_LEVELS = [3, 4, 5, 6, 7] as const;
export type OutcomeLevel = (typeof OUTCOME_LEVELS)[number];

/** A lesson in the list of its course's page. */
export type ListedLesson = {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** Of the lesson by itself: its text and its pictures. */
  readonly bytes: number;
  readonly sectionIds: readonly string[];
};

/** What one version of a course says on its page in one language; it never changes. */
export type CourseContent = {
  readonly title: string;
  readonly summary: string;
  readonly practiceGap: string;
  /** What should be done instead; like the next two missing where it was never asked for. */
  readonly desired?: string;
  readonly objectives: readonly string[];
  /** What the objectives are to change, by their levels after Moore, each once and in order. */
  readonly outcomeLevels?: readonly OutcomeLevel[];
  readonly audience: string;
  /** With the professions by their names. */
  readonly audienceOf?: { readonly professions: readonly string[]; readonly seniority: readonly Seniority[] };
  readonly topics: readonly string[];
  readonly method: string;
  readonly minutes: number;
  readonly creditOffers: CourseMetadata["creditOffers"];
  readonly faculty: readonly {
    readonly name: string;
    readonly credentials: string;
    readonly role: FacultyMember["role"];
    readonly relationships: readonly {
      readonly company: string;
      readonly nature: FacultyMember["relationships"][number]["nature"];
      readonly mitigation: string;
    }[];
  }[];
  readonly commercialSupport: CourseMetadata["commercialSupport"];
  readonly quiz: Pick<CourseMetadata["quiz"], "minimumPerformanceLevel" | "attempts" | "lockOutHours" | "minutesAllowed"> & {
    readonly questions: QuestionCount;
  };
  readonly releasedOn: CourseMetadata["releasedOn"];
  readonly reviewedOn: CourseMetadata["reviewedOn"];
  readonly expiresOn: CourseMetadata["expiresOn"];
  readonly repeat: CourseMetadata["repeat"];
  readonly translations: Readonly<Record<Language, TranslationState>>;
  readonly lessons: readonly ListedLesson[];
  readonly references: readonly Reference[];
  readonly licence: string;
  /** Left out where it is there in all of them: a package that a device keeps is written as it was. */
  readonly languages?: readonly Language[];
};

/**
 * What must be said before the start, in the reader's language.
 * @rule accme-enduring-materials/told-before-start
 * @rule accme-sii-2020/standard-3-disclosure
 */
export function courseContent(
  metadata: CourseMetadata,
  questions: QuestionCount,
  language: Language,
  lessons: readonly ListedLesson[],
): CourseContent {
  return {
    title: metadata.title[language],
    summary: metadata.summary[language],
    practiceGap: metadata.practiceGap[language],
    ...(metadata.need === undefined ? {} : { desired: metadata.need.desired[language] }),
    objectives: metadata.objectives.map((objective) => objective[language]),
    ...(metadata.outcomeLevels === undefined
      ? {}
      : { outcomeLevels: OUTCOME_LEVELS.filter((level) => metadata.outcomeLevels?.includes(level)) }),
    audience: metadata.audience[language],
    ...(metadata.audienceOf === undefined ? {} : { audienceOf: audienceIn(metadata.audienceOf, language) }),
    topics: metadata.topics,
    method: metadata.method[language],
    minutes: metadata.minutes,
    creditOffers: metadata.creditOffers,
    faculty: metadata.faculty.map((member) => ({
      name: member.name[language],
      credentials: member.credentials[language],
      role: member.role,
      relationships: member.relationships.map((relationship) => ({ ...relationship, mitigation: relationship.mitigation[language] })),
    })),
    commercialSupport: metadata.commercialSupport,
    quiz: {
      minimumPerformanceLevel: metadata.quiz.minimumPerformanceLevel,
      attempts: metadata.quiz.attempts,
      lockOutHours: metadata.quiz.lockOutHours,
      minutesAllowed: metadata.quiz.minutesAllowed,
      questions,
    },
    releasedOn: metadata.releasedOn,
    reviewedOn: metadata.reviewedOn,
    expiresOn: metadata.expiresOn,
    repeat: metadata.repeat,
    translations: metadata.translations,
    lessons,
    references: metadata.references,
    licence: metadata.licence,
    ...(metadata.languages === undefined ? {} : { languages: metadata.languages }),
  };
}

/** Whom a course is for, as codes, told in a language. */
export function audienceIn(
  { professions, seniority }: NonNullable<CourseMetadata["audienceOf"]>,
  language: Language,
): NonNullable<CourseContent["audienceOf"]> {
  return { professions: professions.map((code) => nameOf(PROFESSIONS, code, language)), seniority };
}
