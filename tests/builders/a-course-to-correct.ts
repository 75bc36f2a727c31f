import { randomUUID } from "node:crypto";
import { decideRegrade } from "#app/commands/assessment/decide-regrade.server.ts";
import { proposeRegrade } from "#app/commands/assessment/propose-regrade.server.ts";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import type { Remedy } from "#app/domain/assessment/remedy.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import type { Actor, ActorIn } from "#app/domain/identity/actor.ts";
import { CourseVersionId, ItemId } from "#app/domain/shared/ids.ts";
import { after, type Instant, instantAt } from "#app/domain/shared/time.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { Receipt } from "#app/domain/sync/receipt.ts";
import { db } from "#app/platform/db.server.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";

export type Learner = ActorIn<"learner">;
export const NOON = instantAt(Date.parse("2026-03-01T09:00:00Z"));
export const minutes = (count: number): Instant => after(NOON, count * 60_000);
export const occasion = (at: Instant = NOON) => ({ at, requestId: "test" });
export const SINGLE = ItemId.parse("item-single");
export const MATCHING = ItemId.parse("item-matching");
export const wrongSingle: Response = { type: "single-best-answer", choice: "c" };
export const noMatch: Response = { type: "extended-matching", matches: {} };
export const sentence = { en: "Option c is right as well.", ar: "الخيار ج صحيح أيضًا.", ckb: "هەڵبژاردەی جیمیش ڕاستە." };
export const alsoC: Remedy = { kind: "accept-also", accepted: { type: "single-best-answer", choice: "c" } };

export let course: PublishedCourse;
export let trainer: Actor;
export let reviewer: Actor;

/** Publishes the tiny course anew, with a trainer and a reviewer of its provider. */
export async function aCourseToCorrect(): Promise<void> {
  course = await aPublishedCourse();
  trainer = await aTrainer();
  reviewer = await aReviewer();
}

export async function say(
  learner: Learner,
  wish: Record<string, unknown> & { kind: LearnerEvent["kind"] },
  at: Instant,
  place: { deviceId: string; sequence: number } | null = null,
): Promise<Receipt> {
  const id = randomUUID();
  const event = { ...wish, id, deviceId: id, sequence: 1, ...place, occurredAt: at };
  const [receipt] = await recordLearnerEvents(learner, [event], occasion(at));
  if (receipt === undefined) throw new Error("no receipt");
  return receipt;
}

export async function begin(learner: Learner, at: Instant = NOON): Promise<string> {
  const started = await say(learner, { kind: "attempt-started", courseVersionId: course.courseVersionId }, at);
  if (started.outcome !== "stored" || started.data.attemptId === undefined) throw new Error(JSON.stringify(started));
  return started.data.attemptId;
}

async function answer(learner: Learner, attemptId: string, at: Instant, others: Readonly<Record<string, Response>>): Promise<void> {
  for (const item of await questionsOfAttempt(attemptId)) {
    const response = others[item.id] ?? rightResponse(item);
    await say(learner, { kind: "answer-given", attemptId, itemId: item.id, response }, at);
  }
  await say(learner, { kind: "attempt-finished", attemptId }, at);
}

/** A whole attempt: right, but for these answers. 800 points in all, of which 100 belong to the single question and 200 to the matching one. */
export async function sit(learner: Learner, others: Readonly<Record<string, Response>>, at: Instant = NOON): Promise<string> {
  const attemptId = await begin(learner, at);
  await answer(learner, attemptId, at, others);
  return attemptId;
}

export async function proposed(remedy: Remedy, itemId = SINGLE): Promise<string> {
  const wish = { courseId: course.courseId, itemId, versionIds: [CourseVersionId.parse(course.courseVersionId)], remedy, sentence };
  const outcome = await proposeRegrade(trainer, wish, occasion(minutes(60)));
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value.regradeId;
}

export async function confirmed(remedy: Remedy, itemId = SINGLE, seen = 0): Promise<string> {
  const regradeId = await proposed(remedy, itemId);
  const decided = await decideRegrade(reviewer, { regradeId, outcome: "confirmed", reason: "", seen }, occasion(minutes(61)));
  if (!decided.ok) throw new Error(decided.refusal);
  return regradeId;
}

export const scoresOf = (attemptId: string) =>
  db().attemptScore.findMany({
    where: { attemptId },
    orderBy: { keysNumber: "asc" },
    select: { keysNumber: true, percent: true, passed: true },
  });
export const lettersAsked = async () =>
  (
    await db().$queryRaw<{ payload: Record<string, unknown> }[]>`
      SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'send-item-letter'`
  ).map(({ payload }) => payload);
