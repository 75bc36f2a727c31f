import { coursesWrittenBy } from "#app/data/scope.server.ts";
import { courseRules } from "#app/data/course-rules.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { type Tally, answerCounts } from "#app/domain/assessment/answer-counts.ts";
import { simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { questionStatistics } from "#app/domain/assessment/question-statistics.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { CourseResults, Funnel, Minutes, QuestionResult, TimeSpent } from "#app/domain/learning/course-results.ts";
import { creditProposal } from "#app/domain/learning/credit-proposal.ts";
import { Evaluation } from "#app/domain/learning/evaluation.ts";
import { evaluationSummary } from "#app/domain/learning/evaluation-summary.ts";
import { LESSON_FINISHED } from "#app/domain/learning/progress.ts";
import { type CourseId, CourseVersionId } from "#app/domain/shared/ids.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** Longer without a sign of reading or answering is a break, seconds. */
const BREAK_SECONDS = 20 * 60;

/**
 * What became of a published version of a course of the actor's provider, read in one moment; without a number, of the one that is published.
 * null: there is no such version, or it is somebody else's. No row of it names a learner.
 */
export async function courseResults(actor: Actor, courseId: CourseId, number: number | null, now: Instant): Promise<CourseResults | null> {
  // One snapshot, so that no number on the page contradicts another.
  return db().$transaction(
    async (tx) => {
      const course = await tx.course.findFirst({
        where: { AND: [coursesWrittenBy(actor), { id: courseId }] },
        select: {
          publishedVersionId: true,
          versions: {
            orderBy: { number: "desc" },
            select: { id: true, number: true, publishedAt: true, _count: { select: { enrolments: true } } },
          },
        },
      });
      const version = course?.versions.find((one) => (number === null ? one.id === course.publishedVersionId : one.number === number));
      if (course === null || version === undefined) return null;
      const rules = await courseRules(tx, CourseVersionId.parse(version.id));
      if (rules === null) return null;
      const { metadata } = rules;
      const evaluations = await tx.evaluation.findMany({ where: { courseVersionId: version.id }, select: { answers: true } });
      return {
        courseId,
        title: metadata.title,
        asOf: now,
        version: version.number,
        versions: course.versions.map((one) => ({
          number: one.number,
          publishedAt: instantAt(one.publishedAt.getTime()),
          began: one._count.enrolments,
        })),
        funnel: await funnelOf(tx, version.id, metadata.lessons),
        time: await timeOf(tx, courseId, version.id, metadata),
        questions: await questionsOf(tx, version.id, rules.pool, metadata.quiz.topics),
        evaluation: evaluationSummary(evaluations.map(({ answers }) => Evaluation.parse(answers))),
      };
    },
    { isolationLevel: "RepeatableRead", timeout: 30_000 },
  );
}

type Rules = NonNullable<Awaited<ReturnType<typeof courseRules>>>;

async function funnelOf(tx: Tx, versionId: string, lessons: Rules["metadata"]["lessons"]): Promise<Funnel> {
  const [steps] = await tx.$queryRaw<{ began: number; attempted: number; passed: number; evaluated: number; claimed: number }[]>`
    SELECT count(*)::int AS began,
           count(*) FILTER (WHERE EXISTS (SELECT FROM attempt a WHERE a.enrolment_id = e.id))::int AS attempted,
           count(e.passed_at)::int AS passed, count(e.evaluated_at)::int AS evaluated, count(c.id)::int AS claimed
      FROM enrolment e LEFT JOIN claim c ON c.enrolment_id = e.id
     WHERE e.course_version_id = ${versionId}::uuid`;
  const finished = await tx.$queryRaw<{ lessonId: string; finished: number }[]>`
    SELECT f.lesson_id AS "lessonId", count(*)::int AS finished
      FROM enrolment e JOIN progress_fact f ON f.practitioner_id = e.practitioner_id AND f.course_id = e.course_id
     WHERE e.course_version_id = ${versionId}::uuid AND f.block_id = ${LESSON_FINISHED}
     GROUP BY f.lesson_id`;
  return {
    ...(steps ?? { began: 0, attempted: 0, passed: 0, evaluated: 0, claimed: 0 }),
    lessons: lessons.map(({ id, title }) => ({
      lessonId: id,
      title,
      finished: finished.find(({ lessonId }) => lessonId === id)?.finished ?? 0,
    })),
  };
}

type Quartiles = { learners: number; quartiles: number[] | null };

/** Seconds as minutes. */
function minutesOf(row: Quartiles | undefined): Minutes | null {
  const [quarter, median, threeQuarters] = row?.quartiles ?? [];
  if (row === undefined || quarter === undefined || median === undefined || threeQuarters === undefined) return null;
  const minutes = (seconds: number) => Math.round(seconds / 6) / 10;
  return { learners: row.learners, quarter: minutes(quarter), median: minutes(median), threeQuarters: minutes(threeQuarters) };
}

/**
 * What the moments tell at which sections were read and answers were given: a gap between two of them is time spent on the later, unless it is a
 * break. A lesson of which at least half was measured is taken to have gone on at the same speed; of another nothing is said.
 */
async function timeOf(
  tx: Tx,
  courseId: CourseId,
  versionId: string,
  { lessons, minutes, creditOffers }: Rules["metadata"],
): Promise<TimeSpent> {
  const rows = await tx.$queryRaw<(Quartiles & { what: string })[]>`
    WITH learner AS (
      SELECT practitioner_id, min(enrolled_at) AS enrolled_at FROM enrolment WHERE course_version_id = ${versionId}::uuid GROUP BY 1),
    batch AS (
      SELECT f.practitioner_id, f.lesson_id, f.at, count(*) FILTER (WHERE f.block_id <> ${LESSON_FINISHED}) AS sections,
             bool_or(f.block_id = ${LESSON_FINISHED}) AS finished
        FROM progress_fact f JOIN learner USING (practitioner_id) WHERE f.course_id = ${courseId}
       GROUP BY 1, 2, 3),
    gap AS (
      SELECT *, extract(epoch FROM at - lag(at) OVER (PARTITION BY practitioner_id ORDER BY at, lesson_id NULLS FIRST)) AS seconds
        FROM (SELECT practitioner_id, NULL AS lesson_id, enrolled_at AS at, 0 AS sections, false AS finished FROM learner
              UNION ALL SELECT * FROM batch) moment),
    lesson AS (
      SELECT practitioner_id, lesson_id,
             sum(seconds) FILTER (WHERE seconds <= ${BREAK_SECONDS}) * sum(sections) / nullif(sum(sections) FILTER (WHERE seconds <= ${BREAK_SECONDS}), 0) AS seconds
        FROM gap WHERE lesson_id IS NOT NULL
       GROUP BY 1, 2
      HAVING bool_or(finished) AND 2 * coalesce(sum(sections) FILTER (WHERE seconds <= ${BREAK_SECONDS}), 0) >= sum(sections) AND sum(sections) > 0),
    answer AS (
      SELECT e.practitioner_id, a.id, w.answered_at AS at FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id
        JOIN attempt_answer w ON w.attempt_id = a.id WHERE e.course_version_id = ${versionId}::uuid
      UNION ALL SELECT e.practitioner_id, a.id, unnest(ARRAY[a.started_at, CASE a.finished_by WHEN 'learner' THEN a.finished_at END])
        FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id
       WHERE e.course_version_id = ${versionId}::uuid AND a.state = 'finished'),
    answered AS (
      SELECT practitioner_id, extract(epoch FROM at - lag(at) OVER (PARTITION BY id ORDER BY at)) AS seconds FROM answer WHERE at IS NOT NULL),
    quiz AS (
      SELECT practitioner_id, sum(seconds) AS seconds FROM answered WHERE seconds <= ${BREAK_SECONDS} GROUP BY 1),
    whole AS (
      SELECT practitioner_id, sum(l.seconds) + max(q.seconds) AS seconds FROM lesson l JOIN quiz q USING (practitioner_id)
       GROUP BY 1 HAVING count(*) = ${lessons.length}),
    said AS (
      SELECT c.minutes_stated * 60 AS seconds FROM claim c JOIN enrolment e ON e.id = c.enrolment_id WHERE e.course_version_id = ${versionId}::uuid)
    SELECT 'lesson:' || lesson_id AS what, count(*)::int AS learners, percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY seconds) AS quartiles
      FROM lesson GROUP BY lesson_id
    UNION ALL SELECT 'quiz', count(*)::int, percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY seconds) FROM quiz
    UNION ALL SELECT 'whole', count(*)::int, percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY seconds) FROM whole
    UNION ALL SELECT 'stated', count(*)::int, percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY seconds) FROM said`;
  const of = (what: string) => minutesOf(rows.find((row) => row.what === what));
  const taken = of("whole");
  const offered = Math.max(0, ...creditOffers.map(({ maximumHundredths }) => maximumHundredths));
  return {
    lessons: lessons.map((lesson) => ({
      lessonId: lesson.id,
      title: lesson.title,
      estimate: lesson.minutes,
      taken: of(`lesson:${lesson.id}`),
    })),
    quiz: of("quiz"),
    whole: { estimate: minutes, taken },
    stated: of("stated"),
    proposal: creditProposal(taken?.learners ?? 0, taken?.median ?? null, offered),
  };
}

type SumRow = {
  itemId: string;
  asked: number;
  points: number;
  maximum: number;
  upperPoints: number;
  upperMaximum: number;
  lowerPoints: number;
  lowerMaximum: number;
};

/** First attempts alone: a second one has seen the answers. */
async function questionsOf(
  tx: Tx,
  versionId: string,
  pool: Rules["pool"],
  names: Rules["metadata"]["quiz"]["topics"],
): Promise<readonly QuestionResult[]> {
  const sums = await tx.$queryRaw<SumRow[]>`
    WITH newest AS (
      SELECT DISTINCT ON (a.id) a.id, s.percent, s.items
        FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id AND a.number = 1 JOIN attempt_score s ON s.attempt_id = a.id
       WHERE e.course_version_id = ${versionId}::uuid ORDER BY a.id, s.keys_number DESC),
    mark AS (
      SELECT i->>'itemId' AS item_id, (i->>'points')::int AS points, (i->>'maximumPoints')::int AS maximum,
             row_number() OVER (PARTITION BY i->>'itemId' ORDER BY n.percent DESC, n.id) AS place,
             count(*) OVER (PARTITION BY i->>'itemId') AS asked
        FROM newest n, jsonb_array_elements(n.items) i),
    ranked AS (SELECT *, place <= ceil(0.27 * asked) AS upper, place > asked - ceil(0.27 * asked) AS lower FROM mark)
    SELECT item_id AS "itemId", count(*)::int AS asked, sum(points)::int AS points, sum(maximum)::int AS maximum,
           coalesce(sum(points) FILTER (WHERE upper), 0)::int AS "upperPoints", coalesce(sum(maximum) FILTER (WHERE upper), 0)::int AS "upperMaximum",
           coalesce(sum(points) FILTER (WHERE lower), 0)::int AS "lowerPoints", coalesce(sum(maximum) FILTER (WHERE lower), 0)::int AS "lowerMaximum"
      FROM ranked GROUP BY item_id`;
  const tallies = await tx.$queryRaw<(Tally & { itemId: string })[]>`
    WITH given AS (
      SELECT w.item_id, w.response FROM enrolment e
        JOIN attempt a ON a.enrolment_id = e.id AND a.number = 1 AND a.marked JOIN attempt_answer w ON w.attempt_id = a.id
       WHERE e.course_version_id = ${versionId}::uuid)
    SELECT item_id AS "itemId", part, beside, count(*)::int AS chosen FROM (
      SELECT item_id, response->>'choice' AS part, NULL AS beside FROM given WHERE response ? 'choice'
      UNION ALL SELECT item_id, c, NULL FROM given, jsonb_array_elements_text(response->'choices') c
      UNION ALL SELECT item_id, m.value, m.key FROM given, jsonb_each_text(response->'matches') m
      UNION ALL SELECT item_id, o.part, o.place::text FROM given, jsonb_array_elements_text(response->'order') WITH ORDINALITY o (part, place)
      UNION ALL SELECT item_id, response->>'value', response->>'unit' FROM given WHERE response->>'type' = 'numeric') answer
     GROUP BY 1, 2, 3`;
  const answered = await tx.$queryRaw<{ itemId: string; answered: number }[]>`
    SELECT w.item_id AS "itemId", count(*)::int AS answered FROM enrolment e
      JOIN attempt a ON a.enrolment_id = e.id AND a.number = 1 AND a.marked JOIN attempt_answer w ON w.attempt_id = a.id
     WHERE e.course_version_id = ${versionId}::uuid GROUP BY 1`;
  return pool.flatMap(({ item }) =>
    simpleItemsOf(item).map((question): QuestionResult => {
      const row = sums.find(({ itemId }) => itemId === question.id);
      const answers = answered.find(({ itemId }) => itemId === question.id)?.answered ?? 0;
      return {
        itemId: question.id,
        topic: question.topic,
        topicName: names?.[question.topic] ?? null,
        type: question.type,
        stem: question.stem,
        leadIn: question.leadIn,
        answered: answers,
        answers: answerCounts(
          question,
          tallies.filter(({ itemId }) => itemId === question.id),
          answers,
        ),
        ...questionStatistics({
          asked: row?.asked ?? 0,
          points: row?.points ?? 0,
          maximum: row?.maximum ?? 0,
          upper: { points: row?.upperPoints ?? 0, maximum: row?.upperMaximum ?? 0 },
          lower: { points: row?.lowerPoints ?? 0, maximum: row?.lowerMaximum ?? 0 },
        }),
      };
    }),
  );
}
