import { practitionerReadableBy } from "#app/data/scope.server.ts";
import type { TranslationState } from "#app/domain/authoring/course-source.ts";
import type { RenderedLesson } from "#app/domain/authoring/lesson-rendering.ts";
import type { Withdrawal } from "#app/domain/authoring/withdrawal.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { type CourseProgress, type LessonSections, type ProgressFact, progressOf } from "#app/domain/learning/progress.ts";
import { contentLanguage, languagesOf } from "#app/domain/shared/content-language.ts";
import type { BlockId, CourseVersionId, LessonId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { ByteCache } from "#app/platform/byte-cache.server.ts";
import { ask, db } from "#app/platform/db.server.ts";

export type LessonLink = { readonly id: LessonId; readonly title: string; readonly minutes: number; readonly finished: boolean };

/** A lesson to read, and where it stands in its course. */
export type LessonPage = {
  readonly courseId: string;
  readonly courseTitle: string;
  readonly courseVersionId: CourseVersionId;
  /** The published version's number, when the learner is taking an earlier one. */
  readonly newerVersion: number | null;
  /** The version that the learner began was taken back, and that concerns them: a recall everybody, a withdrawal whoever is under way. */
  readonly withdrawn: Withdrawal["kind"] | null;
  /** Those in which the version was published: who reads another one gets the first of them. */
  readonly languages: readonly Language[];
  /** Of the language that is shown. */
  readonly translation: TranslationState;
  readonly lesson: { readonly id: LessonId; readonly title: string; readonly minutes: number; readonly number: number };
  readonly html: string;
  readonly outline: RenderedLesson["outline"];
  readonly lessons: readonly LessonLink[];
  readonly readSectionIds: readonly BlockId[];
  readonly parts: CourseProgress["parts"];
  readonly enrolled: boolean;
  /** Where the one Resume button leads. */
  readonly resume: CourseProgress["resume"];
};

/** A whole course for printing. */
export type PrintPage = Pick<LessonPage, "courseId" | "courseTitle" | "languages" | "translation"> & {
  readonly lessons: readonly (Pick<LessonLink, "id" | "title" | "minutes"> & { readonly html: string })[];
};

type Standing = {
  readonly versionId: CourseVersionId;
  readonly versionNumber: number;
  /** The newest rendering of its lessons. */
  readonly renderer: number;
  readonly publishedNumber: number | null;
  readonly enrolled: boolean;
  readonly withdrawn: Withdrawal["kind"] | null;
  readonly facts: readonly ProgressFact[] | null;
  readonly position: { readonly lessonId: LessonId; readonly blockId: BlockId } | null;
};

type Outline = {
  readonly title: Readonly<Record<Language, string>>;
  readonly languages: readonly Language[] | null;
  readonly translations: Readonly<Record<Language, TranslationState>>;
  readonly lessons: readonly {
    readonly id: LessonId;
    readonly title: Readonly<Record<Language, string>>;
    readonly minutes: number;
    readonly sectionIds: readonly BlockId[];
  }[];
};
type Rendering = { readonly html: string; readonly outline: RenderedLesson["outline"] };

/** A published version never changes, nor what one renderer made of it, so what was read once may be kept: at most so many bytes of it, the least used goes first. */
const outlines = new ByteCache<Outline>(4_000_000);
const renderings = new ByteCache<Rendering>(32_000_000);

/**
 * A lesson in one language, of the version that the learner began, else of the published one; null when there is none such, and for whoever
 * has not begun a course that was withdrawn. One
 * query for what changes, and a second only for a version that was not read lately.
 */
export async function lessonPage(courseId: string, lessonId: string, language: Language, actor: Actor | null): Promise<LessonPage | null> {
  const standing = await standingIn(courseId, actor);
  if (standing === null) return null;
  const [outline, rendering] = await Promise.all([outlineOf(standing.versionId), renderingOf(standing, lessonId, language)]);
  const index = outline.lessons.findIndex((lesson) => lesson.id === lessonId);
  const lesson = outline.lessons[index];
  if (lesson === undefined || rendering === null) return null;

  const sections: LessonSections[] = outline.lessons.map(({ id, minutes, sectionIds }) => ({ lessonId: id, minutes, sectionIds }));
  const progress = progressOf(sections, standing.facts ?? [], standing.position);
  return {
    courseId,
    courseTitle: outline.title[language],
    courseVersionId: standing.versionId,
    newerVersion: standing.publishedNumber !== null && standing.publishedNumber > standing.versionNumber ? standing.publishedNumber : null,
    withdrawn: standing.withdrawn,
    ...shownOf(outline, language),
    lesson: { id: lesson.id, title: lesson.title[language], minutes: lesson.minutes, number: index + 1 },
    html: rendering.html,
    outline: rendering.outline,
    lessons: outline.lessons.map(({ id, title, minutes }, position) => ({
      id,
      title: title[language],
      minutes,
      finished: progress.lessons[position]?.finished ?? false,
    })),
    readSectionIds: progress.lessons[index]?.readSectionIds ?? [],
    parts: progress.parts,
    enrolled: standing.enrolled,
    resume: progress.resume,
  };
}

/** Every lesson of the version that the learner began, else of the published one, in order; null when there is no such course. */
export async function printPage(courseId: string, language: Language, actor: Actor | null): Promise<PrintPage | null> {
  const standing = await standingIn(courseId, actor);
  if (standing === null) return null;
  const outline = await outlineOf(standing.versionId);
  const pages = await Promise.all(outline.lessons.map((lesson) => renderingOf(standing, lesson.id, language)));
  return {
    courseId,
    courseTitle: outline.title[language],
    ...shownOf(outline, language),
    lessons: outline.lessons.map(({ id, title, minutes }, index) => ({
      id,
      title: title[language],
      minutes,
      html: pages[index]?.html ?? "",
    })),
  };
}

function shownOf({ languages, translations }: Outline, reader: Language): Pick<LessonPage, "languages" | "translation"> {
  const published = { languages: languages ?? undefined };
  return { languages: languagesOf(published), translation: translations[contentLanguage(published, reader)] };
}

async function standingIn(courseId: string, actor: Actor | null): Promise<Standing | null> {
  const rows = await ask<Standing>`
    SELECT v.id AS "versionId", v.number AS "versionNumber", published.number AS "publishedNumber",
      (SELECT max(renderer) FROM lesson_rendering WHERE course_version_id = v.id) AS renderer, e.id IS NOT NULL AS enrolled,
      CASE WHEN e.id IS NOT NULL THEN back.concerning END AS withdrawn,
      CASE WHEN e.id IS NULL THEN NULL ELSE (
        SELECT json_agg(json_build_object('lessonId', f.lesson_id, 'blockId', f.block_id, 'courseVersionId', f.course_version_id,
          'at', to_char(f.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
        FROM progress_fact f WHERE f.practitioner_id = e.practitioner_id AND f.course_id = c.id) END AS facts,
      CASE WHEN e.id IS NULL THEN NULL ELSE (
        SELECT json_build_object('lessonId', p.lesson_id, 'blockId', p.block_id)
        FROM resume_position p WHERE p.practitioner_id = e.practitioner_id AND p.course_id = c.id) END AS position
    FROM course c
    LEFT JOIN LATERAL (
      SELECT id, practitioner_id, course_version_id, passed_at FROM enrolment WHERE practitioner_id = ${practitionerReadableBy(actor)}::uuid AND course_id = c.id ORDER BY passed_at IS NULL DESC, round DESC LIMIT 1
    ) AS e ON true
    LEFT JOIN course_version published ON published.id = c.published_version_id
    JOIN course_version v ON v.id = coalesce(e.course_version_id, c.published_version_id)
    CROSS JOIN LATERAL (
      SELECT count(*) AS times, min(kind) FILTER (WHERE kind = 'recall' OR e.passed_at IS NULL OR e.passed_at > w.withdrawn_at) AS concerning
      FROM course_withdrawal w WHERE w.course_id = c.id AND v.number BETWEEN w.first_number AND w.last_number
    ) AS back
    WHERE c.id = ${courseId} AND (e.id IS NOT NULL OR back.times = 0)`;
  return rows[0] ?? null;
}

async function outlineOf(versionId: CourseVersionId): Promise<Outline> {
  const kept = outlines.get(versionId);
  if (kept !== undefined) return kept;
  const rows = await db().$queryRaw<Outline[]>`
    SELECT v.metadata -> 'title' AS title, v.metadata -> 'translations' AS translations, v.metadata -> 'languages' AS languages,
      (SELECT json_agg(json_build_object('id', lesson_id, 'title', title, 'minutes', minutes, 'sectionIds', section_ids) ORDER BY position)
        FROM lesson_version WHERE course_version_id = v.id) AS lessons
    FROM course_version v WHERE v.id = ${versionId}::uuid`;
  const [outline] = rows;
  if (outline === undefined) throw new Error(`The course version ${versionId} has no row.`);
  outlines.set(versionId, outline, JSON.stringify(outline).length * 2);
  return outline;
}

async function renderingOf({ versionId, renderer }: Standing, lessonId: string, language: Language): Promise<Rendering | null> {
  const key = `${versionId} ${String(renderer)} ${lessonId} ${language}`;
  const kept = renderings.get(key);
  if (kept !== undefined) return kept;
  const rows = await db().$queryRaw<Rendering[]>`
    SELECT html, outline FROM lesson_rendering WHERE course_version_id = ${versionId}::uuid AND lesson_id = ${lessonId} AND language = ${language}
      AND renderer = ${renderer}`;
  const [rendering] = rows;
  if (rendering === undefined) return null;
  renderings.set(key, rendering, rendering.html.length * 2);
  return rendering;
}
