import { courseRules } from "#app/data/course-rules.server.ts";
import { keysInForce } from "#app/data/key-corrections.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import { Draw, type PoolItem, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { gradeAttempt } from "#app/domain/assessment/grade-attempt.ts";
import { Item, type SimpleItem } from "#app/domain/assessment/item.ts";
import type { KeyCorrection } from "#app/domain/assessment/regrade.ts";
import { Remedy } from "#app/domain/assessment/remedy.ts";
import type { AttemptEffect } from "#app/domain/assessment/regrade-preview.ts";
import { Response } from "#app/domain/assessment/response.ts";
import { type ScoreRow, type StandingScore, standingScore } from "#app/domain/assessment/standing-score.ts";
import { type AttemptId, CourseVersionId, ItemId, type PractitionerId } from "#app/domain/shared/ids.ts";
import { Trilingual } from "#app/domain/shared/language.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import { questionsOf } from "#app/domain/sync/decide-learner-event.ts";
import { enqueue } from "#app/platform/queue.server.ts";

/** A question as one published version asks it. */
export type QuestionInVersion = {
  readonly courseVersionId: CourseVersionId;
  readonly versionNumber: number;
  readonly isPublished: boolean;
  readonly itemVersionId: string;
  readonly item: Item;
  readonly question: SimpleItem;
};

/** A question in every published version of its course that has it, newest version first. */
export async function questionInVersions(tx: Tx, courseId: string, itemId: string): Promise<readonly QuestionInVersion[]> {
  const rows = await tx.$queryRaw<
    { courseVersionId: string; number: number; isPublished: boolean; itemVersionId: string; body: unknown }[]
  >`
    SELECT v.id AS "courseVersionId", v.number, coalesce(c.published_version_id = v.id, false) AS "isPublished", i.id AS "itemVersionId", i.body
      FROM item_version i JOIN course_version_item p ON p.item_version_id = i.id JOIN course_version v ON v.id = p.course_version_id
      JOIN course c ON c.id = v.course_id
     WHERE i.course_id = ${courseId} AND v.course_id = ${courseId}
       AND (i.item_id = ${itemId} OR i.body->'items' @> jsonb_build_array(jsonb_build_object('id', ${itemId}::text)))
     ORDER BY v.number DESC`;
  return rows.flatMap(({ courseVersionId, number, isPublished, itemVersionId, body }) => {
    const item = Item.parse(body);
    const question = simpleItemsOf(item).find(({ id }) => id === itemId);
    if (question === undefined) return [];
    return [{ courseVersionId: CourseVersionId.parse(courseVersionId), versionNumber: number, isPublished, itemVersionId, item, question }];
  });
}

export type RegradeRow = {
  readonly regradeId: string;
  readonly courseId: string;
  readonly providerId: string;
  readonly itemId: ItemId;
  readonly versionIds: readonly CourseVersionId[];
  readonly remedy: Remedy;
  readonly sentence: Trilingual;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly decision: {
    readonly outcome: "confirmed" | "refused";
    readonly number: number | null;
    readonly reason: string;
    readonly by: string;
    readonly at: Instant;
  } | null;
  readonly end: { readonly attempts: number; readonly told: number; readonly passes: number; readonly at: Instant } | null;
};

/** The corrections proposed for a course, or for one of its questions, newest first; or the one of an id. */
export async function regradesOf(
  tx: Tx,
  which: { readonly courseId: string; readonly itemId?: string } | { readonly regradeId: string },
): Promise<readonly RegradeRow[]> {
  const where = "regradeId" in which ? { id: which.regradeId } : which;
  const rows = await tx.regrade.findMany({ where, orderBy: { proposedAt: "desc" }, include: { decision: true, end: true } });
  const courses = await tx.course.findMany({
    where: { id: { in: rows.map(({ courseId }) => courseId) } },
    select: { id: true, providerId: true },
  });
  return rows.map(({ id, decision, end, ...row }) => ({
    regradeId: id,
    courseId: row.courseId,
    providerId: courses.find((course) => course.id === row.courseId)?.providerId ?? "",
    itemId: ItemId.parse(row.itemId),
    versionIds: row.versionIds.map((version) => CourseVersionId.parse(version)),
    remedy: Remedy.parse(row.remedy),
    sentence: Trilingual.parse(row.sentence),
    proposedBy: row.proposedBy,
    proposedAt: instantAt(row.proposedAt.getTime()),
    decision:
      decision === null
        ? null
        : {
            outcome: decision.outcome === "confirmed" ? "confirmed" : "refused",
            number: decision.number,
            reason: decision.reason,
            by: decision.decidedBy,
            at: instantAt(decision.decidedAt.getTime()),
          },
    end: end === null ? null : { attempts: end.attempts, told: end.told, passes: end.passes, at: instantAt(end.endedAt.getTime()) },
  }));
}

/** Locks the course's row, from which its corrections take their numbers (R83), and gives the newest. */
export async function lockCorrections(tx: Tx, courseId: string): Promise<number> {
  await tx.$queryRaw`SELECT id FROM course WHERE id = ${courseId} FOR UPDATE`;
  const newest = await tx.regradeDecision.aggregate({ where: { courseId }, _max: { number: true } });
  return newest._max.number ?? 0;
}

type Concerned = { attemptId: AttemptId; practitionerId: PractitionerId; courseVersionId: string; draw: unknown };
const AT_ONCE = 200;

/**
 * Marked attempts of these versions whose paper has the question, at most 200 after the one given, in the order of their ids. `below`: only
 * those that no mark by this number's keys, or by later ones, was given.
 */
export async function concernedAttempts(
  tx: Tx,
  regrade: Pick<RegradeRow, "versionIds" | "itemId">,
  last: AttemptId | null,
  below: number | null,
): Promise<readonly Concerned[]> {
  const versionIds = [...regrade.versionIds];
  const asked = JSON.stringify({ entries: [{ orders: [{ itemId: regrade.itemId }] }] });
  return tx.$queryRaw`
    SELECT a.id AS "attemptId", e.practitioner_id AS "practitionerId", e.course_version_id AS "courseVersionId", a.draw
      FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id
     WHERE e.course_version_id = ANY(${versionIds}::uuid[]) AND a.marked AND a.draw @> ${asked}::jsonb
       AND (${last}::uuid IS NULL OR a.id > ${last}::uuid)
       AND (${below}::int IS NULL OR NOT EXISTS (SELECT FROM attempt_score s WHERE s.attempt_id = a.id AND s.keys_number >= ${below}::int))
     ORDER BY a.id LIMIT ${AT_ONCE}`;
}

/** How far a confirmed correction is: attempts that it concerns, those marked by it, told of it, and let pass by it. */
export type RegradeProgress = { readonly attempts: number; readonly done: number; readonly told: number; readonly passes: number };

/** Counted from the marks themselves, so that it is true after any interruption. */
export async function regradeProgress(
  tx: Tx,
  regrade: Pick<RegradeRow, "versionIds" | "itemId">,
  number: number,
): Promise<RegradeProgress> {
  const asked = JSON.stringify({ entries: [{ orders: [{ itemId: regrade.itemId }] }] });
  const [row] = await tx.$queryRaw<RegradeProgress[]>`
    SELECT count(*)::int AS attempts, count(f.keys_number)::int AS done, count(n.attempt_id)::int AS told,
           (count(*) FILTER (WHERE f.passed AND NOT n.passed_before))::int AS passes
      FROM enrolment e JOIN attempt a ON a.enrolment_id = e.id
      LEFT JOIN LATERAL (
        SELECT s.keys_number, s.passed FROM attempt_score s WHERE s.attempt_id = a.id AND s.keys_number >= ${number} ORDER BY s.keys_number LIMIT 1) f ON true
      LEFT JOIN regrade_notice n ON n.attempt_id = a.id AND n.keys_number = f.keys_number
     WHERE e.course_version_id = ANY(${[...regrade.versionIds]}::uuid[]) AND a.marked AND a.draw @> ${asked}::jsonb`;
  return row ?? { attempts: 0, done: 0, told: 0, passes: 0 };
}

/** The mark of an attempt that holds; null: not marked. */
export async function markOf(tx: Tx, attemptId: string): Promise<StandingScore<ScoreRow> | null> {
  return standingScore(await tx.attemptScore.findMany({ where: { attemptId }, select: { keysNumber: true, percent: true, passed: true } }));
}

/** What a further correction would do to each attempt that it concerns, by the keys in force and itself. Reads in pieces, and writes nothing. */
export async function regradeEffects(
  tx: Tx,
  regrade: Pick<RegradeRow, "versionIds" | "itemId" | "remedy">,
): Promise<readonly AttemptEffect[]> {
  const effects: AttemptEffect[] = [];
  const further: KeyCorrection = { itemId: regrade.itemId, remedy: regrade.remedy };
  const keys = new Map<string, readonly KeyCorrection[]>();
  for (const id of regrade.versionIds) keys.set(id, [...(await keysInForce(tx, id)).corrections, further]);
  for (let last: AttemptId | null = null; ;) {
    const batch: readonly Concerned[] = await concernedAttempts(tx, regrade, last, null);
    const ids = batch.map(({ attemptId }) => attemptId);
    const [scores, answers] = await Promise.all([
      tx.attemptScore.findMany({
        where: { attemptId: { in: ids } },
        select: { attemptId: true, keysNumber: true, percent: true, passed: true },
      }),
      tx.attemptAnswer.findMany({ where: { attemptId: { in: ids } }, select: { attemptId: true, itemId: true, response: true } }),
    ]);
    for (const { attemptId, courseVersionId, draw } of batch) {
      const rules = await courseRules(tx, CourseVersionId.parse(courseVersionId));
      const before = standingScore(scores.filter((score) => score.attemptId === attemptId));
      if (rules === null || before === null) continue;
      const given = new Map(
        answers
          .filter((answer) => answer.attemptId === attemptId)
          .map((answer) => [ItemId.parse(answer.itemId), Response.parse(answer.response)] as const),
      );
      const questions = questionsOf({ draw: Draw.parse(draw), items: drawnFrom(rules.pool, draw) });
      const now = gradeAttempt(questions, given, rules.metadata.quiz.minimumPerformanceLevel, keys.get(courseVersionId));
      effects.push({
        attemptId,
        before: { percent: before.percent, passed: before.passed },
        now: { percent: now.percent, passed: now.passed },
        hasQuestions: now.maximumPoints > 0,
      });
    }
    last = ids.at(-1) ?? null;
    if (last === null) return effects;
  }
}

function drawnFrom(pool: readonly PoolItem[], draw: unknown): readonly PoolItem[] {
  const drawn = new Set(Draw.parse(draw).entries.map(({ itemVersionId }) => itemVersionId));
  return pool.filter(({ itemVersionId }) => drawn.has(itemVersionId));
}

/** Writes the word of the second person. */
export async function insertRegradeDecision(
  tx: Tx,
  {
    by,
    at,
    ...decision
  }: {
    readonly regradeId: string;
    readonly courseId: string;
    readonly outcome: "confirmed" | "refused";
    readonly number: number | null;
    readonly reason: string;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  await tx.regradeDecision.create({ data: { ...decision, decidedBy: by, decidedAt: at } });
}

/** Asks for the errand that marks anew; `at`: not before. One for each correction. */
export async function askForRegrade(tx: Tx, regradeId: string, at: Instant | null): Promise<void> {
  await enqueue(tx, "apply-regrade", { regradeId }, at === null ? {} : { runAt: at });
}

/** Writes that a correction is at its end; whether it was not written before. */
export async function insertRegradeEnd(
  tx: Tx,
  end: { readonly regradeId: string; readonly attempts: number; readonly told: number; readonly passes: number; readonly endedAt: Instant },
): Promise<boolean> {
  const { count } = await tx.regradeEnd.createMany({ data: [end], skipDuplicates: true });
  return count > 0;
}

/** Writes that a learner's result became another one; the account to write to, null when there is none any more. */
export async function insertRegradeNotice(
  tx: Tx,
  notice: {
    readonly attemptId: AttemptId;
    readonly keysNumber: number;
    readonly practitionerId: PractitionerId;
    readonly told: ScoreRow;
    readonly at: Instant;
  },
): Promise<string | null> {
  const { told, ...row } = notice;
  await tx.regradeNotice.create({ data: { ...row, percentBefore: told.percent, passedBefore: told.passed } });
  const practitioner = await tx.practitioner.findUnique({ where: { id: notice.practitionerId }, select: { accountId: true } });
  return practitioner?.accountId ?? null;
}
