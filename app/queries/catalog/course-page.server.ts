import { type CourseRules, courseRules } from "#app/data/course-rules.server.ts";
import { courseStanding } from "#app/data/learning-standing.server.ts";
import { practitionerReadableBy } from "#app/data/scope.server.ts";
import { type QuestionCount, questionCountOf } from "#app/domain/assessment/question-count.ts";
import type { CourseMetadata, FacultyMember, Reference, TranslationState } from "#app/domain/authoring/course-source.ts";
import { admitToRepeat, type RepeatRefusal } from "#app/domain/credits/admit-to-repeat.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { nextRound } from "#app/domain/learning/enrolment.ts";
import { type CourseProgress, type LessonSections, type ProgressFact, progressOf } from "#app/domain/learning/progress.ts";
import type { CourseVersionId, PractitionerId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { ByteCache } from "#app/platform/byte-cache.server.ts";
import { ask, db } from "#app/platform/db.server.ts";

/**
 * What must be said before the start, in the reader's language.
 * @rule accme-enduring-materials/told-before-start
 * @rule accme-sii-2020/standard-3-disclosure
 */
export type CoursePage = {
  readonly courseId: string;
  readonly courseVersionId: CourseVersionId;
  readonly versionNumber: number;
  /** The published version's number, when the learner is taking an earlier one. */
  readonly newerVersion: number | null;
  readonly providerName: string;
  readonly title: string;
  readonly summary: string;
  readonly practiceGap: string;
  readonly objectives: readonly string[];
  readonly audience: string;
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
  readonly bytes: Readonly<Record<Language, number>>;
  readonly lessons: readonly {
    readonly id: string;
    readonly title: string;
    readonly minutes: number;
    readonly bytes: number;
    readonly sectionIds: readonly string[];
  }[];
  readonly references: readonly Reference[];
  readonly licence: string;
  /** null: not signed in as a learner, or not begun. */
  readonly enrolment: {
    readonly passed: boolean;
    readonly evaluated: boolean;
    readonly claimed: boolean;
    readonly progress: CourseProgress;
    /** Whether a passed course may be taken again now, and as which time; else why not. null: not passed. */
    readonly repetition: { readonly round: number } | RepeatRefusal | null;
  } | null;
};

/** What a version says in one language. It never changes. */
type Content = Omit<CoursePage, "courseId" | "newerVersion" | "providerName" | "enrolment">;

/** What may be another thing the next time. */
type Standing = {
  readonly courseVersionId: CourseVersionId;
  readonly versionNumber: number;
  readonly publishedNumber: number | null;
  readonly providerName: string;
  readonly enrolled: boolean;
  readonly round: number | null;
  readonly passed: boolean | null;
  readonly evaluated: boolean | null;
  readonly claimed: boolean | null;
  readonly facts: readonly ProgressFact[] | null;
  readonly position: { readonly lessonId: ProgressFact["lessonId"]; readonly blockId: ProgressFact["blockId"] } | null;
};

type Row = Pick<Content, "lessons" | "bytes">;

const contents = new ByteCache<Content>(8_000_000);

/**
 * The page of one course: the version that the learner began, else the published one; null when there is no such course. One query
 * for what changes, a second only for a version that was not read lately, and a few more for who has passed and may want to take it again.
 */
export async function coursePage(courseId: string, language: Language, actor: Actor | null, now: Instant): Promise<CoursePage | null> {
  const reader = practitionerReadableBy(actor);
  const rows = await ask<Standing>`
    SELECT v.id AS "courseVersionId", v.number AS "versionNumber", published.number AS "publishedNumber",
      CASE ${language} WHEN 'ar' THEN p.name_ar WHEN 'ckb' THEN p.name_ckb ELSE p.name_en END AS "providerName",
      e.id IS NOT NULL AS enrolled, e.round, e.passed_at IS NOT NULL AS passed, e.evaluated_at IS NOT NULL AS evaluated,
      EXISTS (SELECT FROM claim WHERE enrolment_id = e.id) AS claimed,
      (SELECT json_agg(json_build_object('lessonId', f.lesson_id, 'blockId', f.block_id, 'courseVersionId', f.course_version_id,
          'at', to_char(f.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
        FROM progress_fact f WHERE e.id IS NOT NULL AND f.practitioner_id = e.practitioner_id AND f.course_id = c.id) AS facts,
      (SELECT json_build_object('lessonId', rp.lesson_id, 'blockId', rp.block_id) FROM resume_position rp
        WHERE e.id IS NOT NULL AND rp.practitioner_id = e.practitioner_id AND rp.course_id = c.id) AS position
    FROM course c
    JOIN provider p ON p.id = c.provider_id
    LEFT JOIN LATERAL (SELECT * FROM enrolment WHERE practitioner_id = ${reader}::uuid AND course_id = c.id ORDER BY passed_at IS NULL DESC, round DESC LIMIT 1) AS e ON true
    LEFT JOIN course_version published ON published.id = c.published_version_id
    JOIN course_version v ON v.id = coalesce(e.course_version_id, c.published_version_id)
    WHERE c.id = ${courseId}`;
  const [standing] = rows;
  if (standing === undefined) return null;
  const content = await contentOf(standing, language);
  const sections = content.lessons.map(
    (lesson) => ({ lessonId: lesson.id, minutes: lesson.minutes, sectionIds: lesson.sectionIds }) as unknown as LessonSections,
  );
  return {
    courseId,
    ...content,
    newerVersion: standing.publishedNumber !== null && standing.publishedNumber > standing.versionNumber ? standing.publishedNumber : null,
    providerName: standing.providerName,
    enrolment: standing.enrolled
      ? {
          passed: standing.passed === true,
          evaluated: standing.evaluated === true,
          claimed: standing.claimed === true,
          progress: progressOf(sections, standing.facts ?? [], standing.position),
          repetition: reader !== null && standing.passed === true ? await repetition(reader, courseId, now) : null,
        }
      : null,
  };
}

async function repetition(
  practitionerId: PractitionerId,
  courseId: string,
  now: Instant,
): Promise<{ round: number } | RepeatRefusal | null> {
  const standing = await courseStanding(db(), practitionerId, courseId);
  if (standing === null || standing.repeat === null) return null;
  const admission = admitToRepeat(standing.repeat, now);
  return admission.ok ? { round: nextRound(standing.enrolments) } : admission.refusal;
}

async function contentOf({ courseVersionId }: Standing, language: Language): Promise<Content> {
  const key = `${courseVersionId} ${language}`;
  const kept = contents.get(key);
  if (kept !== undefined) return kept;
  const [rules, rows] = await Promise.all([
    courseRules(db(), courseVersionId),
    db().$queryRaw<Row[]>`
    SELECT
      (SELECT json_agg(json_build_object('id', l.lesson_id, 'title', l.title ->> ${language}, 'minutes', l.minutes, 'bytes', r.bytes, 'sectionIds', l.section_ids) ORDER BY l.position)
        FROM lesson_version l JOIN lesson_rendering r USING (course_version_id, lesson_id)
        WHERE l.course_version_id = v.id AND r.language = ${language}) AS lessons,
      (SELECT json_object_agg(language, bytes) FROM (SELECT language, sum(bytes) AS bytes FROM lesson_rendering WHERE course_version_id = v.id GROUP BY language) AS sizes) AS bytes
    FROM course_version v WHERE v.id = ${courseVersionId}::uuid`,
  ]);
  const [row] = rows;
  if (rules === null || row === undefined) throw new Error(`The course version ${courseVersionId} has no row.`);
  const content = contentFrom(rules, language, row);
  contents.set(key, content, JSON.stringify(content).length * 2);
  return content;
}

function contentFrom({ courseVersionId, number, metadata, pool }: CourseRules, language: Language, row: Row): Content {
  return {
    courseVersionId,
    versionNumber: number,
    title: metadata.title[language],
    summary: metadata.summary[language],
    practiceGap: metadata.practiceGap[language],
    objectives: metadata.objectives.map((objective) => objective[language]),
    audience: metadata.audience[language],
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
      questions: questionCountOf(pool, metadata.quiz.quota),
    },
    releasedOn: metadata.releasedOn,
    reviewedOn: metadata.reviewedOn,
    expiresOn: metadata.expiresOn,
    repeat: metadata.repeat,
    translations: metadata.translations,
    bytes: row.bytes,
    lessons: row.lessons,
    references: metadata.references,
    licence: metadata.licence,
  };
}
