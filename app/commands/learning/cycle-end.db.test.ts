import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { ownStanding } from "#app/queries/learning/standing.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { anEvaluation } from "#tests/builders/an-evaluation.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { emptyTables } from "#tests/support/database.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";

const evaluation = anEvaluation();
const BEGUN = "2027-12-31T20:30:00.000Z" as Instant;
/** The line is back: six hours and a new cycle later. */
const BACK = "2028-01-01T03:00:00.000Z" as Instant;

let learner: ActorIn<"learner">;
let course: PublishedCourse;

beforeEach(async () => {
  await emptyTables();
  learner = await aPractitioner();
  course = await aPublishedCourse();
});

/** One event after the other, each as the device dated it, all delivered at one moment. */
async function deliver(events: readonly Record<string, unknown>[], at: Instant) {
  const deviceId = randomUUID();
  const dated = events.map((event, place) => ({ id: randomUUID(), deviceId, sequence: place + 1, ...event }));
  return recordLearnerEvents(learner, dated, { at, requestId: "test" }, at);
}

async function finishedAt(finished: string): Promise<void> {
  const [started] = await deliver([{ kind: "attempt-started", courseVersionId: course.courseVersionId, occurredAt: BEGUN }], BEGUN);
  if (started?.outcome !== "stored") throw new Error(JSON.stringify(started));
  const { attemptId = "" } = started.data;
  const items = await questionsOfAttempt(attemptId);
  const answers = items.map((item) => ({
    kind: "answer-given",
    attemptId,
    itemId: item.id,
    response: rightResponse(item),
    occurredAt: BEGUN,
  }));
  const told = { courseVersionId: course.courseVersionId, occurredAt: BACK };
  const claim = { kind: "credit-claimed", minutesStated: 60, claimedHundredths: 100, statementAccepted: true, ...told };
  const sent = [
    ...answers,
    { kind: "attempt-finished", attemptId, occurredAt: finished },
    { kind: "evaluation-submitted", evaluation, ...told },
    claim,
  ];
  expect((await deliver(sent, BACK)).map(({ outcome }) => outcome)).toEqual(sent.map(() => "stored"));
}

test("a quiz that was finished offline in a cycle's last second earns its credit in that cycle, though it arrives in the next", async () => {
  await finishedAt("2027-12-31T20:59:59.999Z");
  expect(await db().ledgerLine.findMany()).toMatchObject([{ earnedOn: "2027-12-31", amountHundredths: 100, recordedAt: new Date(BACK) }]);
  const standing = await ownStanding(learner, "en", BACK);
  expect(standing?.cycles.map(({ from, to, countedHundredths }) => [from, to, countedHundredths])).toContainEqual([
    "2027-01-01",
    "2027-12-31",
    100,
  ]);
});

test("one millisecond later it is a credit of the next cycle", async () => {
  await finishedAt("2027-12-31T21:00:00.000Z");
  expect(await db().ledgerLine.findMany()).toMatchObject([{ earnedOn: "2028-01-01", amountHundredths: 100 }]);
  const standing = await ownStanding(learner, "en", BACK);
  expect(standing?.cycles.map(({ from, countedHundredths }) => [from, countedHundredths])).toContainEqual(["2028-01-01", 100]);
});
