import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { applyRegrade } from "#app/commands/assessment/apply-regrade.server.ts";
import { decideRegrade } from "#app/commands/assessment/decide-regrade.server.ts";
import { holdItem } from "#app/commands/assessment/hold-item.server.ts";
import { proposeRegrade } from "#app/commands/assessment/propose-regrade.server.ts";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import type { Remedy } from "#app/domain/assessment/remedy.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { CourseVersionId, ItemId } from "#app/domain/shared/ids.ts";
import { after } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { itemCase } from "#app/queries/assessment/item-case.server.ts";
import { regradedLetter } from "#app/queries/assessment/item-letter.server.ts";
import { ownItemNews } from "#app/queries/assessment/own-item-news.server.ts";
import { reportedItems } from "#app/queries/assessment/reported-items.server.ts";
import { waitingRegrades } from "#app/queries/assessment/waiting-regrades.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { attemptResult } from "#app/queries/learning/attempt-result.server.ts";
import { quizStanding } from "#app/queries/learning/quiz-standing.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { emptyTables } from "#tests/support/database.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import {
  course,
  trainer,
  reviewer,
  aCourseToCorrect,
  NOON,
  minutes,
  occasion,
  SINGLE,
  MATCHING,
  wrongSingle,
  noMatch,
  sentence,
  alsoC,
  lettersAsked,
  scoresOf,
  begin,
  sit,
  proposed,
  confirmed,
  say,
} from "#tests/builders/a-course-to-correct.ts";

beforeEach(async () => {
  await emptyTables();
  await aCourseToCorrect();
});

test("R72, R73: a further answer counts: who fails by it passes as of the submission, goes on to the credit, and is told; nobody else is", async () => {
  const [fails, passes, untouched] = [await aPractitioner(), await aPractitioner(), await aPractitioner()];
  const failed = await sit(fails, { [SINGLE]: wrongSingle, [MATCHING]: noMatch });
  const passed = await sit(passes, { [SINGLE]: wrongSingle });
  const other = await sit(untouched, { [MATCHING]: noMatch });
  expect(await scoresOf(failed)).toEqual([{ keysNumber: 0, percent: 62, passed: false }]);

  const regradeId = await proposed(alsoC);
  const preview = (await itemCase(reviewer, course.courseId, SINGLE))?.regrades[0]?.preview;
  expect(preview).toMatchObject({ concerned: 3, raised: 2, lowered: 0, unchanged: 1, passes: 1, passesKept: 0, emptied: 0 });
  expect(preview?.changes.map(({ attemptId }) => attemptId)).toEqual([failed, passed]);
  expect(await scoresOf(failed)).toHaveLength(1);
  expect(await waitingRegrades(reviewer)).toMatchObject([{ courseId: course.courseId, itemId: SINGLE, isOwn: false }]);
  expect(await decideRegrade(reviewer, { regradeId, outcome: "confirmed", reason: "", seen: 0 }, occasion(minutes(61)))).toEqual({
    ok: true,
    value: null,
  });

  expect(await applyRegrade(regradeId, occasion(minutes(70)))).toBe(3);
  expect(await scoresOf(failed)).toEqual([
    { keysNumber: 0, percent: 62, passed: false },
    { keysNumber: 1, percent: 75, passed: true },
  ]);
  expect(await scoresOf(other)).toEqual([
    { keysNumber: 0, percent: 75, passed: true },
    { keysNumber: 1, percent: 75, passed: true },
  ]);
  const enrolment = await db().enrolment.findFirstOrThrow({ where: { practitionerId: fails.practitionerId } });
  const attempt = await db().attempt.findUniqueOrThrow({ where: { id: failed } });
  expect(enrolment.passedAt).toEqual(attempt.finishedAt);
  expect(await db().regradeEnd.findUnique({ where: { regradeId } })).toMatchObject({ attempts: 3, told: 2, passes: 1 });
  expect((await lettersAsked()).map(({ attemptId }) => attemptId).sort()).toEqual([failed, passed].sort());

  // Every page says the newest mark, and that it was another one.
  const result = await attemptResult(fails, course.courseId, failed, "en");
  expect(result).toMatchObject({
    state: "marked",
    percent: 75,
    passed: true,
    isCoursePassed: true,
    regraded: { percentBefore: 62, passedBefore: false, sentences: [sentence.en], at: minutes(70) },
  });
  const question = result?.state === "marked" ? result.feedback.find(({ itemId }) => itemId === SINGLE) : undefined;
  expect(question).toMatchObject({ points: 100, maximumPoints: 100, corrections: [{ kind: "accept-also", sentence: sentence.en }] });
  expect(
    question?.parts
      .filter(({ right }) => right)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["b", "c"]);
  const standing = await quizStanding(fails, course.courseId, minutes(80));
  expect(standing).toMatchObject({ bestPercent: 75, next: { kind: "already-passed" }, history: [{ percent: 75, passed: true }] });
  expect(await coursePage(course.courseId, "en", fails, minutes(80))).toMatchObject({ enrolment: { passed: true } });
  expect(await attemptResult(untouched, course.courseId, other, "en")).toMatchObject({ percent: 75, regraded: null });
  expect(await ownItemNews(fails, "en", minutes(80))).toMatchObject([{ kind: "regraded", attemptId: failed }]);
  expect(await ownItemNews(untouched, "en", minutes(80))).toEqual([]);
  expect(await ownItemNews(fails, "en", after(NOON, 40 * 86_400_000))).toEqual([]);

  // The credit comes as after any pass, once, on the day of the submission.
  const evaluation = {
    relevance: 5,
    intentToChange: "yes",
    intendedChange: "",
    barriers: ["none"],
    perceivedBias: "none",
    biasComment: "",
    comment: "",
  };
  const { courseVersionId } = course;
  expect(await say(fails, { kind: "evaluation-submitted", courseVersionId, evaluation }, minutes(90))).toMatchObject({ outcome: "stored" });
  const claim = { kind: "credit-claimed", courseVersionId, minutesStated: 60, claimedHundredths: 100, statementAccepted: true } as const;
  expect(await say(fails, claim, minutes(91))).toMatchObject({ outcome: "stored" });
  expect(await db().ledgerLine.findMany()).toMatchObject([{ amountHundredths: 100, kind: "award", earnedOn: "2026-03-01" }]);
  expect(await applyRegrade(regradeId, occasion(minutes(100)))).toBe(0);
  expect(await db().ledgerLine.count()).toBe(1);
});

test("R44: a question that is dropped may lower marks, never a pass; credit that was earned stays as it is", async () => {
  const learner = await aPractitioner();
  // 600 of 800 without the matching question's 200: 75 per cent. Without the single one: 500 of 700, 71; then without another, below 70.
  const attemptId = await sit(learner, { [MATCHING]: noMatch });
  await confirmed({ kind: "drop" }).then((regradeId) => applyRegrade(regradeId, occasion(minutes(70))));
  expect(await scoresOf(attemptId)).toMatchObject([{ percent: 75 }, { percent: 71, passed: true }]);
  const multiple = ItemId.parse("item-multiple");
  const second = await confirmed({ kind: "drop" }, multiple, 1);
  await applyRegrade(second, occasion(minutes(75)));
  expect((await scoresOf(attemptId)).at(-1)).toEqual({ keysNumber: 2, percent: 66, passed: true });
  expect(await attemptResult(learner, course.courseId, attemptId, "en")).toMatchObject({
    percent: 66,
    passed: true,
    isCoursePassed: true,
    regraded: { percentBefore: 71, passedBefore: true },
  });
  expect(await regradedLetter(attemptId, 2, "en")).toMatchObject({ percent: 66, percentBefore: 71, passStands: true, isNewPass: false });
  // What was dropped is asked in no new paper, and every page counts the same questions.
  const fresh = await aPractitioner();
  const next = await begin(fresh, minutes(80));
  const asked = (await questionsOfAttempt(next)).map(({ id }) => id);
  expect(asked).not.toContain(SINGLE);
  expect(asked).not.toContain(multiple);
  const [page, quiz] = [
    await coursePage(course.courseId, "en", fresh, minutes(80)),
    await quizStanding(fresh, course.courseId, minutes(80)),
  ];
  expect(quiz?.questions).toEqual({ least: asked.length, most: asked.length });
  expect(page?.quiz.questions).toEqual(quiz?.questions);
});

test("everybody gets the points, also who left it empty; a second run and two at once change nothing", async () => {
  const learners = await Promise.all([1, 2, 3, 4].map(() => aPractitioner()));
  const attempts: string[] = [];
  for (const learner of learners) attempts.push(await sit(learner, { [SINGLE]: wrongSingle, [MATCHING]: noMatch }));
  const regradeId = await confirmed({ kind: "full-marks" }, MATCHING);
  const counts = await Promise.all([applyRegrade(regradeId, occasion(minutes(70))), applyRegrade(regradeId, occasion(minutes(70)))]);
  expect(counts.every((count) => count <= attempts.length)).toBe(true);
  expect(await applyRegrade(regradeId, occasion(minutes(71)))).toBe(0);
  for (const attemptId of attempts)
    expect(await scoresOf(attemptId)).toEqual([
      { keysNumber: 0, percent: 62, passed: false },
      { keysNumber: 1, percent: 87, passed: true },
    ]);
  expect(await db().regradeNotice.count()).toBe(attempts.length);
  expect(await lettersAsked()).toHaveLength(attempts.length);
  expect(await db().auditEntry.count({ where: { deed: "attempt-regraded" } })).toBe(attempts.length);
});

test("cut off in the middle, the next run marks those that are left and no other; the trainer sees how far it is", async () => {
  const attempts: string[] = [];
  for (let count = 0; count < 3; count += 1)
    attempts.push(await sit(await aPractitioner(), { [SINGLE]: wrongSingle, [MATCHING]: noMatch }));
  const [first, middle] = [...attempts].sort();
  const regradeId = await confirmed(alsoC);
  // What is written for the second attempt is cut off in the midst of its transaction, as by a kill.
  await db().$executeRawUnsafe(`CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$`);
  await db().$executeRawUnsafe(
    `CREATE TRIGGER cut BEFORE INSERT ON regrade_notice FOR EACH ROW WHEN (NEW.attempt_id = '${middle ?? ""}') EXECUTE FUNCTION cut()`,
  );
  try {
    await expect(applyRegrade(regradeId, occasion(minutes(70)))).rejects.toThrow("could not be marked");
    expect(await scoresOf(middle ?? "")).toHaveLength(1);
    expect(await scoresOf(first ?? "")).toHaveLength(2);
    expect(await db().enrolment.count({ where: { passedAt: { not: null } } })).toBe(2);
    const seen = (await itemCase(trainer, course.courseId, SINGLE))?.regrades[0];
    expect(seen).toMatchObject({ preview: null, progress: { attempts: 3, done: 2, told: 2, passes: 2, endedAt: null } });
  } finally {
    await db().$executeRawUnsafe("DROP TRIGGER cut ON regrade_notice; ");
    await db().$executeRawUnsafe("DROP FUNCTION cut()");
  }
  expect(await applyRegrade(regradeId, occasion(minutes(71)))).toBe(1);
  for (const attemptId of attempts) expect(await scoresOf(attemptId)).toHaveLength(2);
  expect(await db().regradeNotice.count()).toBe(3);
  expect((await itemCase(trainer, course.courseId, SINGLE))?.regrades[0]).toMatchObject({
    progress: { attempts: 3, done: 3, told: 3, passes: 3, endedAt: minutes(71) },
  });
});

test("before its second look a correction is not at its end: what was being marked meanwhile by older keys is found", async () => {
  await sit(await aPractitioner(), { [SINGLE]: wrongSingle, [MATCHING]: noMatch });
  const regradeId = await confirmed(alsoC);
  expect(await applyRegrade(regradeId, occasion(minutes(61)))).toBe(1);
  expect(await db().regradeEnd.count()).toBe(0);
  const waiting = await db().$queryRaw<{ at: Date }[]>`
    SELECT j.run_at AS at FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'apply-regrade' ORDER BY j.run_at`;
  expect(waiting.map(({ at }) => at.toISOString())).toContain(minutes(62));
  expect(await applyRegrade(regradeId, occasion(minutes(62)))).toBe(0);
  expect(await db().regradeEnd.count()).toBe(1);
});

test("late and offline: an attempt that was under way is marked by the newest keys, its receipt and its page say the same, and nothing is told twice", async () => {
  const learner = await aPractitioner();
  const attemptId = await begin(learner);
  const regradeId = await confirmed(alsoC);
  await applyRegrade(regradeId, occasion(minutes(70)));
  const deviceId = randomUUID();
  const events = (await questionsOfAttempt(attemptId)).map((item, index) => ({
    kind: "answer-given",
    id: randomUUID(),
    deviceId,
    sequence: index + 1,
    occurredAt: minutes(5),
    attemptId,
    itemId: item.id,
    response: item.id === SINGLE ? wrongSingle : item.id === MATCHING ? noMatch : rightResponse(item),
  }));
  const finish = { kind: "attempt-finished", id: randomUUID(), deviceId, sequence: events.length + 1, occurredAt: minutes(6), attemptId };
  const receipts = await recordLearnerEvents(learner, [...events, finish], occasion(minutes(300)));
  expect(receipts.at(-1)).toMatchObject({ outcome: "stored", data: { settled: true } });
  expect(await scoresOf(attemptId)).toEqual([{ keysNumber: 1, percent: 75, passed: true }]);
  expect(await attemptResult(learner, course.courseId, attemptId, "en")).toMatchObject({ percent: 75, passed: true, regraded: null });
  expect((await quizStanding(learner, course.courseId, minutes(301)))?.history).toMatchObject([{ percent: 75, passed: true }]);
  expect(await applyRegrade(regradeId, occasion(minutes(302)))).toBe(0);
  expect(await lettersAsked()).toEqual([]);
});

test("two people: nobody confirms what they proposed, nor a trainer anything; other houses see and do nothing; a page that is old confirms nothing", async () => {
  await sit(await aPractitioner(), { [SINGLE]: wrongSingle });
  const regradeId = await proposed(alsoC);
  const decide = (actor: Actor, seen = 0, outcome: "confirmed" | "refused" = "confirmed", reason = "") =>
    decideRegrade(actor, { regradeId, outcome, reason, seen }, occasion(minutes(61)));
  const both: Actor = { role: "reviewer", accountId: trainer.accountId, providerId: "test-provider" };
  expect(await decide(trainer)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await decide(both)).toEqual({ ok: false, refusal: "own-proposal" });
  expect(await decide(await aReviewer("another"))).toEqual({ ok: false, refusal: "not-yours" });
  expect(await decide(reviewer, 4)).toEqual({ ok: false, refusal: "outdated" });
  expect(await decide(reviewer, 0, "refused")).toEqual({ ok: false, refusal: "reason-missing" });
  await expect(
    db().regradeDecision.create({
      data: {
        regradeId,
        courseId: course.courseId,
        outcome: "confirmed",
        number: 1,
        reason: "",
        decidedBy: trainer.accountId,
        decidedAt: new Date(),
      },
    }),
  ).rejects.toThrow();
  const wish = {
    courseId: course.courseId,
    itemId: SINGLE,
    versionIds: [CourseVersionId.parse(course.courseVersionId)],
    remedy: alsoC,
    sentence,
  };
  const propose = (actor: Actor, more: Partial<typeof wish> = {}) => proposeRegrade(actor, { ...wish, ...more }, occasion());
  expect(await propose(trainer)).toEqual({ ok: false, refusal: "waits-already" });
  expect(await decide(reviewer, 0, "refused", "The guideline says b.")).toMatchObject({ ok: true });
  expect(await decide(reviewer)).toEqual({ ok: false, refusal: "decided-already" });
  expect(await applyRegrade(regradeId, occasion(minutes(70)))).toBe(0);
  expect(await propose(reviewer)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await propose(await aTrainer("another"))).toEqual({ ok: false, refusal: "not-yours" });
  expect(await propose(trainer, { versionIds: [] })).toEqual({ ok: false, refusal: "no-version" });
  expect(await propose(trainer, { versionIds: [CourseVersionId.parse(randomUUID())] })).toEqual({ ok: false, refusal: "no-version" });
  const key: Remedy = { kind: "accept-also", accepted: { type: "single-best-answer", choice: "b" } };
  expect(await propose(trainer, { remedy: key })).toEqual({ ok: false, refusal: "is-the-key" });
  const stranger = await aTrainer("another");
  expect(await reportedItems(stranger, course.courseId)).toBeNull();
  expect(await itemCase(stranger, course.courseId, SINGLE)).toBeNull();
  expect(await waitingRegrades(stranger)).toEqual([]);
  const holdWish = { courseId: course.courseId, itemId: SINGLE, holds: true, reason: "x", acceptShorter: true };
  expect(await holdItem(stranger, holdWish, occasion())).toEqual({ ok: false, refusal: { code: "not-yours" } });
});
