import { randomUUID } from "node:crypto";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import type { PublicationNotice } from "#app/domain/authoring/publication-notice.ts";
import type { Actor, ActorIn } from "#app/domain/identity/actor.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import type { Receipt } from "#app/domain/sync/receipt.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { db } from "#app/platform/db.server.ts";
import { aNotice } from "#tests/builders/a-notice.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { emptyTables } from "#tests/support/database.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

/** The tiny course of the test's provider. */
export const courseId = CourseId.parse("tiny-course");
/** Nine o'clock UTC on a day. */
export const on = (day: string): Instant => instantAt(Date.parse(`${day}T09:00:00Z`));
export const NOW = on("2026-03-01");
export const occasion = { at: NOW, requestId: null };

/** Whose letters of a kind wait to be sent. */
export const letters = async (kind: string) =>
  (
    await db().$queryRaw<{ payload: { kind: string; accountId: string } }[]>`
      SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'send-course-letter'`
  )
    .filter(({ payload }) => payload.kind === kind)
    .map(({ payload }) => payload.accountId)
    .sort();
/** What the audit has, in order. */
export const deeds = async () => (await db().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ deed }) => deed);

type Wish = Record<string, unknown>;
/** A learner's device delivers one event. */
async function say(learner: ActorIn<"learner">, wish: Wish, at: Instant = NOW): Promise<Receipt> {
  const id = randomUUID();
  const [receipt] = await recordLearnerEvents(learner, [{ ...wish, id, deviceId: id, sequence: 1, occurredAt: at }], {
    at,
    requestId: null,
  });
  if (receipt === undefined) throw new Error("no receipt");
  return receipt;
}

/** What became of an event, in one word. */
export const outcome = (receipt: Receipt) => (receipt.outcome === "rejected" ? receipt.reason : receipt.outcome);
/** A learner begins the course. */
export const begin = (learner: ActorIn<"learner">, at = NOW, round?: number) =>
  say(learner, { kind: "course-started", courseId, ...(round === undefined ? {} : { round }) }, at);
/** A learner begins an attempt. */
export async function startQuiz(learner: ActorIn<"learner">, courseVersionId: string, at = NOW): Promise<Receipt> {
  return say(learner, { kind: "attempt-started", courseVersionId }, at);
}

/** A learner answers everything right and hands in. */
export async function handIn(learner: ActorIn<"learner">, started: Receipt, at = NOW): Promise<Receipt> {
  if (started.outcome !== "stored") throw new Error(JSON.stringify(started));
  const { attemptId } = started.data;
  for (const item of await questionsOfAttempt(attemptId ?? ""))
    await say(learner, { kind: "answer-given", attemptId, itemId: item.id, response: rightResponse(item) }, at);
  return say(learner, { kind: "attempt-finished", attemptId }, at);
}
const evaluation = {
  relevance: 5,
  intentToChange: "yes",
  intendedChange: "",
  barriers: ["none"],
  perceivedBias: "none",
  biasComment: "",
  comment: "",
};

/** Somebody who has earned the credit. */
export async function earned(courseVersionId: string, at = NOW): Promise<ActorIn<"learner">> {
  const learner = await aPractitioner();
  await begin(learner, at);
  await handIn(learner, await startQuiz(learner, courseVersionId, at), at);
  await say(learner, { kind: "evaluation-submitted", courseVersionId, evaluation }, at);
  const claim = { kind: "credit-claimed", courseVersionId, minutesStated: 60, claimedHundredths: 100, statementAccepted: true };
  const claimed = outcome(await say(learner, claim, at));
  if (claimed !== "stored") throw new Error(claimed);
  return learner;
}

/** Somebody who has begun. */
export async function underWay(at = NOW): Promise<ActorIn<"learner">> {
  const learner = await aPractitioner();
  const begun = outcome(await begin(learner, at));
  if (begun !== "stored") throw new Error(begun);
  return learner;
}

/** The course, just published, in an empty house, and a trainer of its provider. */
export async function aCourseInUse(): Promise<{ readonly first: PublishedCourse; readonly trainer: Actor }> {
  await emptyTables();
  return { first: await aPublishedCourse(), trainer: (await aRoleHolder("trainer")).actor };
}

/** Publishes the draft of the course. */
export const publishAs = (trainer: Actor, notice: PublicationNotice = aNotice(), at = NOW) =>
  publishDraft(trainer, { courseId, words: lessonWords(), notice, contentHash: null }, { at, requestId: null });
