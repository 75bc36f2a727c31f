import { Draw } from "#app/domain/assessment/draw-paper.ts";
import { poolWithout } from "#app/domain/assessment/item-hold.ts";
import { Response } from "#app/domain/assessment/response.ts";
import { standingScore } from "#app/domain/assessment/standing-score.ts";
import { type CourseRules, courseRules } from "#app/data/course-rules.server.ts";
import { undrawnItems } from "#app/data/item-holds.server.ts";
import { keysInForce } from "#app/data/key-corrections.server.ts";
import { isWithdrawn } from "#app/data/course-withdrawals.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { AnswerEvent, Place } from "#app/domain/learning/answers-that-count.ts";
import type { Attempt } from "#app/domain/learning/attempt.ts";
import type { RepeatStanding } from "#app/domain/credits/admit-to-repeat.ts";
import { currentEnrolment, type Enrolment } from "#app/domain/learning/enrolment.ts";
import {
  type AttemptId,
  type BlockId,
  type CourseId,
  CourseVersionId,
  type DeviceId,
  type EventId,
  type EnrolmentId,
  ItemId,
  type PractitionerId,
} from "#app/domain/shared/ids.ts";
import { CalendarDay, type Instant, instantAt } from "#app/domain/shared/time.ts";
import type { AttemptStanding, FinishOnDevice, Standing, Standings } from "#app/domain/sync/decide-learner-event.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";

const moment = (date: Date): Instant => instantAt(date.getTime());
const momentOrNull = (date: Date | null): Instant | null => (date === null ? null : moment(date));

/** Reads what the rules need to judge an event of this learner, with the rows that it may change locked. Foreign ids find nothing (R33). */
export async function loadStanding(tx: Tx, who: PractitionerId, event: LearnerEvent): Promise<Standing> {
  switch (event.kind) {
    case "course-started":
      return { kind: event.kind, facts: await courseStanding(tx, who, event.courseId) };
    case "sections-read":
      return { kind: event.kind, facts: await lessonStanding(tx, who, event.courseVersionId, event.lessonId) };
    case "attempt-started":
      return { kind: event.kind, facts: await quizStanding(tx, who, event.courseVersionId) };
    case "answer-given":
      return { kind: event.kind, facts: await attemptStanding(tx, who, event.attemptId, null) };
    case "attempt-finished":
      return { kind: event.kind, facts: await attemptStanding(tx, who, event.attemptId, event) };
    case "evaluation-submitted": {
      const enrolment = await lockEnrolment(tx, who, event.courseVersionId);
      return { kind: event.kind, facts: enrolment === null ? null : { enrolment } };
    }
    case "credit-claimed":
      return { kind: event.kind, facts: await claimStanding(tx, who, event.courseVersionId) };
  }
}

export type EnrolmentRow = {
  id: string;
  practitionerId: string;
  courseId: string;
  courseVersionId: string;
  round: number;
  enrolledAt: Date;
  passedAt: Date | null;
  evaluatedAt: Date | null;
};

export function toEnrolment(row: EnrolmentRow): Enrolment {
  return {
    id: row.id as EnrolmentId,
    practitionerId: row.practitionerId as PractitionerId,
    courseId: row.courseId as CourseId,
    courseVersionId: row.courseVersionId as CourseVersionId,
    round: row.round,
    enrolledAt: moment(row.enrolledAt),
    passedAt: momentOrNull(row.passedAt),
    evaluatedAt: momentOrNull(row.evaluatedAt),
  };
}

/** What beginning a course is judged by, beginning it once more included; null when there is none, or none is published. */
export async function courseStanding(tx: Tx, who: PractitionerId, courseId: string): Promise<Standings["course-started"]> {
  const course = await tx.course.findUnique({ where: { id: courseId }, select: { publishedVersionId: true } });
  if (course?.publishedVersionId == null) return null;
  const rules = await courseRules(tx, CourseVersionId.parse(course.publishedVersionId));
  if (rules === null) return null;
  const enrolments = (await tx.enrolment.findMany({ where: { practitionerId: who, courseId } })).map(toEnrolment);
  const { courseVersionId, number, metadata } = rules;
  const current = currentEnrolment(enrolments);
  const withdrawn = await isWithdrawn(tx, courseId, number);
  return {
    course: { courseId: rules.courseId, courseVersionId, expiresOn: metadata.expiresOn, withdrawn },
    enrolments,
    repeat: await repeatStanding(tx, who, current, metadata),
    lapsed:
      !withdrawn && current !== null && current.passedAt === null && current.courseVersionId !== courseVersionId
        ? await isWithdrawn(tx, courseId, (await rulesOf(tx, current.courseVersionId)).number)
        : false,
  };
}

async function repeatStanding(
  tx: Tx,
  who: PractitionerId,
  last: Enrolment | null,
  next: RepeatStanding["next"],
): Promise<RepeatStanding | null> {
  if (last === null || last.passedAt === null) return null;
  const { metadata } = await rulesOf(tx, last.courseVersionId);
  const { profession, claims, lines } = await creditStanding(tx, who, last);
  return {
    profession,
    earlierLines: lines,
    last: { passedAt: last.passedAt, claimed: claims > 0, creditOffers: metadata.creditOffers, repeat: metadata.repeat },
    next,
  };
}

/** What of a learner's credit the rules ask about: what they are, whether that enrolment was claimed, and the lines for its course. */
async function creditStanding(tx: Tx, who: PractitionerId, { id, courseId }: Enrolment) {
  const [practitioner, claims, lines] = await Promise.all([
    tx.practitioner.findUniqueOrThrow({ where: { id: who }, select: { profession: true } }),
    tx.claim.count({ where: { enrolmentId: id } }),
    tx.ledgerLine.findMany({
      where: { practitionerId: who, courseId },
      select: { amountHundredths: true, creditType: true, category: true, earnedOn: true },
    }),
  ]);
  return {
    profession: practitioner.profession,
    claims,
    lines: lines.map((line) => ({ ...line, earnedOn: CalendarDay.parse(line.earnedOn) })),
  };
}

async function lessonStanding(tx: Tx, who: PractitionerId, courseVersionId: string, lessonId: string): Promise<Standings["sections-read"]> {
  const [row] = await tx.$queryRaw<{ courseId: string; sectionIds: string[]; readAlready: string[]; enrolledAt: Date | null }[]>`
    SELECT v.course_id AS "courseId", l.section_ids AS "sectionIds",
           (SELECT min(e.enrolled_at) FROM enrolment e WHERE e.practitioner_id = ${who}::uuid AND e.course_id = v.course_id) AS "enrolledAt",
           ARRAY(SELECT f.block_id FROM progress_fact f
                  WHERE f.practitioner_id = ${who}::uuid AND f.course_id = v.course_id AND f.lesson_id = l.lesson_id) AS "readAlready"
      FROM lesson_version l
      JOIN course_version v ON v.id = l.course_version_id
     WHERE l.course_version_id = ${courseVersionId}::uuid AND l.lesson_id = ${lessonId}`;
  if (row === undefined) return null;
  return {
    courseId: row.courseId as CourseId,
    sectionIds: row.sectionIds as BlockId[],
    readAlready: row.readAlready as BlockId[],
    enrolledAt: momentOrNull(row.enrolledAt),
  };
}

async function quizStanding(tx: Tx, who: PractitionerId, asked: CourseVersionId): Promise<Standings["attempt-started"]> {
  const named = await courseRules(tx, asked);
  if (named === null) return null;
  const { courseId } = named;
  const enrolment = currentEnrolment(await lockEnrolments(tx, who, courseId));
  const { metadata, pool, courseVersionId, number } = enrolment === null ? named : await rulesOf(tx, enrolment.courseVersionId);
  const [course] = await tx.$queryRaw<{ publishedVersionId: string | null; withdrawn: boolean }[]>`
    SELECT c.published_version_id AS "publishedVersionId", EXISTS (
        SELECT FROM course_withdrawal w WHERE w.course_id = c.id AND ${number} BETWEEN w.first_number AND w.last_number) AS withdrawn
      FROM course c WHERE c.id = ${courseId}`;
  return {
    courseId,
    courseVersionId,
    isPublished: course?.publishedVersionId === courseVersionId,
    ends: { expiresOn: metadata.expiresOn, withdrawn: course?.withdrawn === true },
    rules: metadata.quiz,
    enrolment,
    attempts: enrolment === null ? [] : await attemptsOf(tx, enrolment.id),
    // What is on hold, or was dropped, is drawn into no new paper.
    pool: poolWithout(pool, await undrawnItems(tx, courseId, courseVersionId)),
  };
}

async function lockEnrolments(tx: Tx, who: PractitionerId, courseId: CourseId): Promise<Enrolment[]> {
  const rows = await tx.$queryRaw<EnrolmentRow[]>`
    SELECT id, practitioner_id AS "practitionerId", course_id AS "courseId", course_version_id AS "courseVersionId", round,
           enrolled_at AS "enrolledAt", passed_at AS "passedAt", evaluated_at AS "evaluatedAt"
      FROM enrolment WHERE practitioner_id = ${who}::uuid AND course_id = ${courseId} ORDER BY id
       FOR UPDATE`;
  return rows.map(toEnrolment);
}

async function lockEnrolment(tx: Tx, who: PractitionerId, courseVersionId: string): Promise<Enrolment | null> {
  const [row] = await tx.$queryRaw<EnrolmentRow[]>`
    SELECT id, practitioner_id AS "practitionerId", course_id AS "courseId", course_version_id AS "courseVersionId", round,
           enrolled_at AS "enrolledAt", passed_at AS "passedAt", evaluated_at AS "evaluatedAt"
      FROM enrolment WHERE practitioner_id = ${who}::uuid AND course_version_id = ${courseVersionId}::uuid
       ORDER BY round DESC LIMIT 1
       FOR UPDATE`;
  return row === undefined ? null : toEnrolment(row);
}

export type AttemptRow = {
  id: string;
  number: number;
  startedAt: Date;
  deadlineAt: Date | null;
  state: string;
  finishedAt: Date | null;
  finishedBy: string | null;
};

export function toAttempt(row: AttemptRow, passed: boolean | null): Attempt {
  return {
    id: row.id as AttemptId,
    number: row.number,
    startedAt: moment(row.startedAt),
    deadlineAt: momentOrNull(row.deadlineAt),
    state: row.state === "finished" ? "finished" : "in_progress",
    finishedAt: momentOrNull(row.finishedAt),
    finishedBy: row.finishedBy === "learner" || row.finishedBy === "deadline" ? row.finishedBy : null,
    passed,
  };
}

/** An attempt with the mark that holds, in per cent; null until it is marked. */
export type MarkedAttempt = Attempt & { readonly percent: number | null };

/** All attempts of an enrolment, with the marks that hold, in one statement. */
export async function attemptsOf(tx: Tx, enrolmentId: EnrolmentId): Promise<MarkedAttempt[]> {
  const rows = await tx.$queryRaw<(AttemptRow & { scores: Parameters<typeof standingScore>[0] })[]>`
    SELECT a.id, a.number, a.started_at AS "startedAt", a.deadline_at AS "deadlineAt", a.state, a.finished_at AS "finishedAt",
           a.finished_by AS "finishedBy",
           COALESCE((SELECT json_agg(json_build_object('keysNumber', s.keys_number, 'percent', s.percent, 'passed', s.passed))
                       FROM attempt_score s WHERE s.attempt_id = a.id), '[]') AS scores
      FROM attempt a WHERE a.enrolment_id = ${enrolmentId}::uuid
     ORDER BY a.number`;
  return rows.map(({ scores, ...row }) => {
    const holding = standingScore(scores);
    return { ...toAttempt(row, holding?.passed ?? null), percent: holding?.percent ?? null };
  });
}

/**
 * An attempt with everything that was said in it, its rows locked; `finish` is the place of the finish that is to be judged. Lock and reading are separate statements: a statement that waited for a
 * lock still sees other tables as they were before it waited.
 */
export async function attemptStanding(
  tx: Tx,
  who: PractitionerId,
  attemptId: AttemptId,
  finish: Pick<LearnerEvent, "deviceId" | "sequence"> | null,
): Promise<AttemptStanding | null> {
  const [row] = await tx.$queryRaw<
    (AttemptRow & { draw: unknown; enrolment: EnrolmentRow & Record<"enrolledAt" | "passedAt" | "evaluatedAt", string | null> })[]
  >`
    SELECT a.id, a.number, a.started_at AS "startedAt", a.deadline_at AS "deadlineAt", a.state, a.finished_at AS "finishedAt",
           a.finished_by AS "finishedBy", a.draw,
           json_build_object('id', e.id, 'practitionerId', e.practitioner_id, 'courseId', e.course_id, 'courseVersionId', e.course_version_id, 'round', e.round,
             'enrolledAt', e.enrolled_at, 'passedAt', e.passed_at, 'evaluatedAt', e.evaluated_at) AS enrolment
      FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
     WHERE a.id = ${attemptId}::uuid AND e.practitioner_id = ${who}::uuid
       FOR UPDATE OF e, a`;
  if (row === undefined) return null;
  const date = (text: string | Date | null) => (text === null ? null : new Date(text));
  const enrolment = toEnrolment({
    ...row.enrolment,
    enrolledAt: new Date(row.enrolment.enrolledAt),
    passedAt: date(row.enrolment.passedAt),
    evaluatedAt: date(row.enrolment.evaluatedAt),
  });
  const rules = await rulesOf(tx, enrolment.courseVersionId);
  const isOpen = row.state !== "finished";
  const scores = isOpen
    ? []
    : await tx.attemptScore.findMany({ where: { attemptId }, select: { keysNumber: true, percent: true, passed: true } });
  const attempt = toAttempt(row, standingScore(scores)?.passed ?? null);
  const said = await saidIn(tx, attemptId);
  const finishes: FinishOnDevice[] = [];
  for (const earlier of said.finishes) finishes.push({ ...earlier, ...(await unsentBefore(tx, who, attempt, earlier)) });
  const draw = Draw.parse(row.draw);
  const drawn = new Set(draw.entries.map((entry) => entry.itemVersionId));
  return {
    attempt,
    enrolment,
    minimumPerformanceLevel: rules.metadata.quiz.minimumPerformanceLevel,
    draw,
    items: rules.pool.filter(({ itemVersionId }) => drawn.has(itemVersionId)),
    keys: await keysInForce(tx, enrolment.courseVersionId),
    answers: said.answers,
    finishes,
    unsent: finish === null ? { since: 0, missing: 0 } : await unsentBefore(tx, who, attempt, finish),
  };
}

export async function rulesOf(tx: Tx, courseVersionId: CourseVersionId): Promise<CourseRules> {
  const rules = await courseRules(tx, courseVersionId);
  if (rules === null) throw new Error(`Course version ${courseVersionId} is enrolled in but does not exist.`);
  return rules;
}

export type EventRow = {
  id: string;
  deviceId: string;
  sequence: number;
  kind: string;
  trustedAt: Date;
  receivedAt: Date;
  itemId: string | null;
  response: unknown;
};

const toPlace = (row: EventRow): Place => ({
  id: row.id as EventId,
  deviceId: row.deviceId as DeviceId,
  sequence: row.sequence,
  trustedAt: moment(row.trustedAt),
  receivedAt: moment(row.receivedAt),
});
export const toAnswer = (row: EventRow): AnswerEvent => ({
  ...toPlace(row),
  itemId: ItemId.parse(row.itemId),
  response: Response.parse(row.response),
});

/** Everything said in an attempt: the events decide, `attempt_answer` only remembers. */
export async function saidIn(tx: Tx, attemptId: AttemptId): Promise<{ answers: AnswerEvent[]; finishes: Place[] }> {
  const rows = await tx.$queryRaw<EventRow[]>`
    SELECT id, device_id AS "deviceId", sequence, kind, trusted_at AS "trustedAt", received_at AS "receivedAt",
           payload->>'itemId' AS "itemId", payload->'response' AS response
      FROM learner_event WHERE attempt_id = ${attemptId}::uuid AND kind IN ('answer-given', 'attempt-finished')`;
  return {
    answers: rows.filter((row) => row.kind === "answer-given").map(toAnswer),
    finishes: rows.filter((row) => row.kind === "attempt-finished").map(toPlace),
  };
}

/**
 * Which sequences of a device are still missing below `before`, counted from the last that came before the attempt began. Refused
 * events have arrived as well; what they say of themselves is anybody's word, so a number is only read where there is one.
 */
async function unsentBefore(
  tx: Tx,
  who: PractitionerId,
  attempt: Pick<Attempt, "id" | "startedAt">,
  before: Pick<LearnerEvent, "deviceId" | "sequence">,
): Promise<Pick<FinishOnDevice, "since" | "missing">> {
  const [row] = await tx.$queryRaw<{ since: number; arrived: number }[]>`
    WITH low AS (
      SELECT coalesce(max(sequence), 0)::int AS since FROM learner_event
       WHERE practitioner_id = ${who}::uuid AND device_id = ${before.deviceId}::uuid AND sequence < ${before.sequence}
         AND (id = ${attempt.id}::uuid OR received_at <= ${new Date(attempt.startedAt)}))
    SELECT low.since, (
             SELECT count(*)::int FROM (
               SELECT e.sequence::bigint FROM learner_event e WHERE e.practitioner_id = ${who}::uuid AND e.device_id = ${before.deviceId}::uuid
               UNION
               SELECT CASE WHEN q.payload->>'sequence' ~ '^[1-9][0-9]{0,9}$' THEN (q.payload->>'sequence')::bigint END FROM quarantined_event q
                WHERE q.practitioner_id = ${who}::uuid AND q.payload->>'deviceId' = ${before.deviceId} AND q.reason <> 'replayed-differently') seen
              WHERE seen.sequence > low.since AND seen.sequence < ${before.sequence}) AS arrived
      FROM low`;
  if (row === undefined) return { since: 0, missing: 0 };
  return { since: row.since, missing: Math.max(0, before.sequence - 1 - row.since - row.arrived) };
}

async function claimStanding(tx: Tx, who: PractitionerId, courseVersionId: CourseVersionId): Promise<Standings["credit-claimed"]> {
  const rules = await courseRules(tx, courseVersionId);
  const enrolment = await lockEnrolment(tx, who, courseVersionId);
  if (rules === null || enrolment === null) return null;
  // The person's row is locked as well: two courses claimed at once must not both find the book without the other (R87).
  await tx.$queryRaw`SELECT id FROM practitioner WHERE id = ${who}::uuid FOR UPDATE`;
  const { profession, claims, lines } = await creditStanding(tx, who, enrolment);
  const { courseId, number, providerId, metadata } = rules;
  return {
    enrolment,
    claim: {
      practitionerId: who,
      profession,
      courseId,
      courseVersionId,
      courseVersionNumber: number,
      providerId,
      passedAt: enrolment.passedAt,
      evaluatedAt: enrolment.evaluatedAt,
      alreadyClaimed: claims > 0,
      creditOffers: metadata.creditOffers,
      repeat: metadata.repeat,
      earlierLines: lines,
    },
  };
}
