import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { appendLedgerLine, toLine } from "#app/data/credits.server.ts";
import { inTransaction } from "#app/data/transaction.server.ts";
import { reversalOf } from "#app/domain/credits/reversal-of.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { type Instant, instantAt } from "#app/domain/shared/time.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { Receipt } from "#app/domain/sync/receipt.ts";
import { db } from "#app/platform/db.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { claimStanding } from "#app/queries/credits/claim-standing.server.ts";
import { quizStanding } from "#app/queries/learning/quiz-standing.server.ts";
import { aCourseMetadata } from "#tests/builders/a-course-folder.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { anEvaluation } from "#tests/builders/an-evaluation.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { emptyTables } from "#tests/support/database.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";

const noon = (day: string): Instant => instantAt(Date.parse(`${day}T09:00:00Z`));
const evaluation = anEvaluation();

let learner: ActorIn<"learner">;
let course: PublishedCourse;

beforeEach(async () => {
  await emptyTables();
  learner = await aPractitioner();
  course = await aPublishedCourse();
});

/** Sends one deed as a form does: as the only event of a device of its own. */
async function say(
  wish: Record<string, unknown> & { kind: LearnerEvent["kind"] },
  at: Instant,
  id: string = randomUUID(),
): Promise<Receipt> {
  const event = { ...wish, id, deviceId: id, sequence: 1, occurredAt: at };
  const [receipt] = await recordLearnerEvents(learner, [event], { at, requestId: "test" });
  if (receipt === undefined) throw new Error("no receipt");
  return receipt;
}
const outcome = (receipt: Receipt) => (receipt.outcome === "rejected" ? receipt.reason : receipt.outcome);

async function pass(at: Instant, courseVersionId = course.courseVersionId): Promise<void> {
  const started = await say({ kind: "attempt-started", courseVersionId }, at);
  if (started.outcome !== "stored") throw new Error(JSON.stringify(started));
  const { attemptId } = started.data;
  for (const item of await questionsOfAttempt(attemptId ?? "")) {
    await say({ kind: "answer-given", attemptId, itemId: item.id, response: rightResponse(item) }, at);
  }
  await say({ kind: "attempt-finished", attemptId }, at);
}
const evaluate = (at: Instant, courseVersionId = course.courseVersionId) =>
  say({ kind: "evaluation-submitted", courseVersionId, evaluation }, at);
const claim = (at: Instant, courseVersionId = course.courseVersionId) =>
  say({ kind: "credit-claimed", courseVersionId, minutesStated: 60, claimedHundredths: 100, statementAccepted: true }, at);
const startAgain = (at: Instant, round = 2, id?: string) => say({ kind: "course-started", courseId: course.courseId, round }, at, id);
const repetition = async (at: Instant) => (await coursePage(course.courseId, "en", learner, at))?.enrolment?.repetition;

async function earn(day: string, courseVersionId = course.courseVersionId): Promise<void> {
  await pass(noon(day), courseVersionId);
  expect([outcome(await evaluate(noon(day), courseVersionId)), outcome(await claim(noon(day), courseVersionId))]).toEqual([
    "stored",
    "stored",
  ]);
}

test("once in a cycle: a second credit in the next, in the same version, and the first pass stays", async () => {
  await earn("2026-03-01");
  expect(outcome(await startAgain(noon("2026-12-31")))).toBe("already-awarded");
  expect(await repetition(noon("2026-12-31"))).toEqual({ code: "awarded-this-cycle", from: "2027-01-01" });
  expect(await repetition(noon("2027-01-02"))).toEqual({ round: 2 });
  expect(outcome(await startAgain(noon("2027-01-02")))).toBe("stored");
  expect(await quizStanding(learner, course.courseId, noon("2027-01-02"))).toMatchObject({
    next: { kind: "start", number: 1 },
    attemptsLeft: 3,
    passedAt: null,
  });
  // What was said about the first time is not taken for the second.
  expect(outcome(await evaluate(noon("2027-01-02")))).toBe("not-passed");
  expect(outcome(await claim(noon("2027-01-02")))).toBe("not-passed");
  await earn("2027-01-03");
  const lines = await db().ledgerLine.findMany({ orderBy: { sequence: "asc" } });
  expect(lines.map((line) => [line.amountHundredths, line.earnedOn])).toEqual([
    [100, "2026-03-01"],
    [100, "2027-01-03"],
  ]);
  expect(await db().enrolment.findMany({ orderBy: { round: "asc" } })).toMatchObject([
    { round: 1, courseVersionId: course.courseVersionId, passedAt: new Date(noon("2026-03-01")) },
    { round: 2, courseVersionId: course.courseVersionId, passedAt: new Date(noon("2027-01-03")) },
  ]);
  expect(await claimStanding(learner, course.courseId)).toMatchObject({ passedAt: noon("2027-01-03") });
  expect(await repetition(noon("2027-02-01"))).toMatchObject({ code: "awarded-this-cycle" });
});

test("taken again after a newer version was published, it is the newer one", async () => {
  await earn("2026-03-01");
  const newer = await aPublishedCourse({ metadata: { ...aCourseMetadata(), minutes: 61 } }, noon("2026-06-01"));
  // Whoever has passed does not begin the newer one by the way: only by saying that it is once more, and when the rule allows.
  expect(outcome(await say({ kind: "course-started", courseId: course.courseId }, noon("2026-06-02")))).toBe("stored");
  expect(outcome(await say({ kind: "attempt-started", courseVersionId: newer.courseVersionId }, noon("2027-06-02")))).toBe(
    "already-passed",
  );
  expect(await db().enrolment.count()).toBe(1);
  expect(outcome(await startAgain(noon("2027-06-02")))).toBe("stored");
  expect(await coursePage(course.courseId, "en", learner, noon("2027-06-02"))).toMatchObject({
    courseVersionId: newer.courseVersionId,
    enrolment: { passed: false, claimed: false, repetition: null },
  });
  await earn("2027-06-03", newer.courseVersionId);
});

test("each time, but only once the credit of the last time is claimed; once ever, never again", async () => {
  course = await aPublishedCourse({ metadata: aCourseMetadata({ repeat: "each-time" }) }, noon("2026-02-01"));
  await pass(noon("2026-03-01"));
  expect(outcome(await startAgain(noon("2026-03-01")))).toBe("not-claimed");
  expect(await repetition(noon("2026-03-01"))).toEqual({ code: "not-claimed" });
  await evaluate(noon("2026-03-01"));
  await claim(noon("2026-03-01"));
  expect(outcome(await startAgain(noon("2026-03-02")))).toBe("stored");
  await earn("2026-03-02");
  await aPublishedCourse({ metadata: aCourseMetadata({ repeat: "once-ever" }) }, noon("2026-04-01"));
  expect(outcome(await startAgain(noon("2027-04-01"), 3))).toBe("already-awarded");
  expect(await repetition(noon("2027-04-01"))).toEqual({ code: "awarded-once-ever" });
});

test("R82, R84: the button pressed often and at once begins one second time, and every press is told which", async () => {
  await earn("2026-03-01");
  const at = noon("2027-01-02");
  const same = randomUUID();
  const receipts = await Promise.all([startAgain(at, 2, same), startAgain(at, 2, same), startAgain(at), startAgain(at)]);
  expect(
    new Set(
      receipts.map((receipt) => (receipt.outcome === "stored" || receipt.outcome === "duplicate" ? receipt.data.enrolmentId : receipt)),
    ).size,
  ).toBe(1);
  expect(await db().enrolment.count()).toBe(2);
  await earn("2027-01-03");
  // An old page sent once more, after the second time was passed: that time is there, and no third begins.
  expect(outcome(await startAgain(noon("2028-01-02")))).toBe("stored");
  expect(await db().enrolment.count()).toBe(2);
});

test("a credit that was reversed may be earned again in the same cycle", async () => {
  await earn("2026-03-01");
  await inTransaction(async (tx) => {
    const line = toLine(await tx.ledgerLine.findFirstOrThrow());
    await appendLedgerLine(tx, reversalOf(line, randomUUID(), "error", noon("2026-03-05")));
  });
  expect(await repetition(noon("2026-04-01"))).toEqual({ round: 2 });
  expect(outcome(await startAgain(noon("2026-04-01")))).toBe("stored");
  await earn("2026-04-02");
});
