import { type FilmOffer, filmOffers } from "#app/domain/authoring/film-choice.ts";
import { packagesOf } from "#app/data/course-package.server.ts";
import { courseRules } from "#app/data/course-rules.server.ts";
import { type AttemptRow, courseStanding, toAttempt } from "#app/data/learning-standing.server.ts";
import { practitionerReadableBy } from "#app/data/scope.server.ts";
import { poolWithout } from "#app/domain/assessment/item-hold.ts";
import { questionCountOf } from "#app/domain/assessment/question-count.ts";
import { type ScoreRow, standingScore } from "#app/domain/assessment/standing-score.ts";
import { type CourseContent, type ListedLesson, courseContent } from "#app/domain/authoring/course-content.ts";
import type { Withdrawal } from "#app/domain/authoring/withdrawal.ts";
import { admitToRepeat, type RepeatRefusal } from "#app/domain/credits/admit-to-repeat.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { type QuizClosed, quizClosed } from "#app/domain/learning/admit-to-attempt.ts";
import { nextRound } from "#app/domain/learning/enrolment.ts";
import { type CourseProgress, type LessonSections, type ProgressFact, progressOf } from "#app/domain/learning/progress.ts";
import type { CourseVersionId, ItemId, PractitionerId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { ByteCache } from "#app/platform/byte-cache.server.ts";
import { ask, db } from "#app/platform/db.server.ts";

/**
 * What must be said before the start, in the reader's language.
 * @rule accme-enduring-materials/told-before-start
 * @rule accme-sii-2020/standard-3-disclosure
 */
export type CoursePage = CourseContent & {
  readonly courseId: string;
  readonly courseVersionId: CourseVersionId;
  readonly versionNumber: number;
  /** The published version's number, when the learner is taking an earlier one. */
  readonly newerVersion: number | null;
  readonly providerName: string;
  /** This version was taken back: nobody begins it any more. null: it was not. */
  readonly withdrawn: Withdrawal["kind"] | null;
  /** What reading the whole course without a line takes on a device, by language. */
  readonly bytes: Readonly<Record<Language, number>>;
  /** Whether a device can keep it whole, by language. */
  /** What can be kept of its films, and what the package then takes; none where it shows none. */
  readonly films: Readonly<Record<Language, readonly FilmOffer[]>>;
  readonly worksOffline: Readonly<Record<Language, boolean>>;
  /** null: not signed in as a learner, or not begun. */
  readonly enrolment: {
    readonly passed: boolean;
    readonly evaluated: boolean;
    readonly claimed: boolean;
    readonly progress: CourseProgress;
    /** Why no attempt at the quiz can begin now; null when one can, or when the course is passed. */
    readonly quizClosed: QuizClosed | null;
    /** Whether a passed course may be taken again now, and as which time; else why not. null: not passed. */
    readonly repetition: { readonly round: number } | RepeatRefusal | null;
  } | null;
};

/** What a version, as it was rendered, says in one language. It never changes. */
type Content = Omit<CoursePage, "courseId" | "newerVersion" | "providerName" | "withdrawn" | "enrolment">;

/** Moments are text in JSON. */
type AttemptInJson = Omit<AttemptRow, "startedAt" | "deadlineAt" | "finishedAt"> & {
  readonly startedAt: string;
  readonly deadlineAt: string | null;
  readonly finishedAt: string | null;
  readonly scores: readonly ScoreRow[] | null;
};

/** What may be another thing the next time. */
type Standing = {
  readonly courseVersionId: CourseVersionId;
  readonly versionNumber: number;
  /** The newest rendering of its lessons. */
  readonly renderer: number;
  /** Questions that are drawn into no new paper. */
  readonly undrawn: readonly ItemId[];
  readonly publishedNumber: number | null;
  readonly providerName: string;
  readonly withdrawn: Withdrawal["kind"] | null;
  readonly enrolled: boolean;
  readonly round: number | null;
  readonly passed: boolean | null;
  readonly evaluated: boolean | null;
  readonly claimed: boolean | null;
  readonly attempts: readonly AttemptInJson[] | null;
  readonly facts: readonly ProgressFact[] | null;
  readonly position: { readonly lessonId: ProgressFact["lessonId"]; readonly blockId: ProgressFact["blockId"] } | null;
};

const contents = new ByteCache<Content>(8_000_000);

/**
 * The page of one course: the version that the learner began, else the published one; null when there is no such course. One query
 * for what changes, a second only for a version that was not read lately, and a few more for who has passed and may want to take it again.
 */
export async function coursePage(courseId: string, language: Language, actor: Actor | null, now: Instant): Promise<CoursePage | null> {
  const reader = practitionerReadableBy(actor);
  const rows = await ask<Standing>`
    SELECT v.id AS "courseVersionId", v.number AS "versionNumber", published.number AS "publishedNumber",
      (SELECT max(renderer) FROM lesson_rendering WHERE course_version_id = v.id) AS renderer,
      undrawn_items(c.id, v.id) AS undrawn,
      (SELECT min(kind) FROM course_withdrawal w WHERE w.course_id = c.id AND v.number BETWEEN w.first_number AND w.last_number) AS withdrawn,
      CASE ${language} WHEN 'ar' THEN p.name_ar WHEN 'ckb' THEN p.name_ckb ELSE p.name_en END AS "providerName",
      e.id IS NOT NULL AS enrolled, e.round, e.passed_at IS NOT NULL AS passed, e.evaluated_at IS NOT NULL AS evaluated,
      EXISTS (SELECT FROM claim WHERE enrolment_id = e.id) AS claimed,
      CASE WHEN e.passed_at IS NULL THEN (SELECT json_agg(json_build_object('id', a.id, 'number', a.number, 'startedAt', a.started_at,
          'deadlineAt', a.deadline_at, 'state', a.state, 'finishedAt', a.finished_at, 'finishedBy', a.finished_by,
          'scores', (SELECT json_agg(json_build_object('keysNumber', s.keys_number, 'percent', s.percent, 'passed', s.passed))
            FROM attempt_score s WHERE s.attempt_id = a.id)))
        FROM attempt a WHERE a.enrolment_id = e.id) END AS attempts,
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
    withdrawn: standing.withdrawn,
    enrolment: standing.enrolled
      ? {
          passed: standing.passed === true,
          evaluated: standing.evaluated === true,
          claimed: standing.claimed === true,
          progress: progressOf(sections, standing.facts ?? [], standing.position),
          quizClosed: standing.passed === true ? null : closed(standing, content, now),
          repetition: reader !== null && standing.passed === true ? await repetition(reader, courseId, now) : null,
        }
      : null,
  };
}

function closed({ attempts, withdrawn }: Standing, { quiz, expiresOn }: Content, now: Instant): QuizClosed | null {
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  const sat = (attempts ?? []).map(({ scores, startedAt, deadlineAt, finishedAt, ...row }) =>
    toAttempt(
      { ...row, startedAt: new Date(startedAt), deadlineAt: moment(deadlineAt), finishedAt: moment(finishedAt) },
      standingScore(scores ?? [])?.passed ?? null,
    ),
  );
  return quizClosed({ passedAt: null }, sat, quiz, { expiresOn, withdrawn: withdrawn !== null }, now);
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

async function contentOf({ courseVersionId, renderer, undrawn }: Standing, language: Language): Promise<Content> {
  const key = `${courseVersionId} ${String(renderer)} ${language} ${undrawn.join(" ")}`;
  const kept = contents.get(key);
  if (kept !== undefined) return kept;
  const [rules, packages, lessons] = await Promise.all([
    courseRules(db(), courseVersionId),
    packagesOf({ id: courseVersionId, renderer }),
    db().$queryRaw<ListedLesson[]>`
      SELECT l.lesson_id AS id, l.title ->> ${language} AS title, l.minutes, r.bytes, l.section_ids AS "sectionIds"
      FROM lesson_version l JOIN lesson_rendering r USING (course_version_id, lesson_id)
      WHERE l.course_version_id = ${courseVersionId}::uuid AND r.language = ${language} AND r.renderer = ${renderer} ORDER BY l.position`,
  ]);
  if (rules === null || packages === null) throw new Error(`The course version ${courseVersionId} has no row.`);
  const { metadata, pool, number } = rules;
  const content: Content = {
    courseVersionId,
    versionNumber: number,
    ...courseContent(metadata, questionCountOf(poolWithout(pool, undrawn), metadata.quiz.quota), language, lessons),
    bytes: { ar: packages.ar.bytes, ckb: packages.ckb.bytes, en: packages.en.bytes },
    films: { ar: filmOffers(packages.ar), ckb: filmOffers(packages.ckb), en: filmOffers(packages.en) },
    worksOffline: { ar: packages.ar.complete, ckb: packages.ckb.complete, en: packages.en.complete },
  };
  contents.set(key, content, JSON.stringify(content).length * 2);
  return content;
}
