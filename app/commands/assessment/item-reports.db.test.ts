import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { answerItemReports } from "#app/commands/assessment/answer-item-reports.server.ts";
import { applyRegrade } from "#app/commands/assessment/apply-regrade.server.ts";
import { holdItem } from "#app/commands/assessment/hold-item.server.ts";
import { reportItem } from "#app/commands/assessment/report-item.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { AttemptId, ItemId } from "#app/domain/shared/ids.ts";
import { run as sendItemLetter } from "#app/jobs/send-item-letter.server.ts";
import { db } from "#app/platform/db.server.ts";
import { itemCase } from "#app/queries/assessment/item-case.server.ts";
import { answeredLetter } from "#app/queries/assessment/item-letter.server.ts";
import { ownItemNews } from "#app/queries/assessment/own-item-news.server.ts";
import { ownItemReport } from "#app/queries/assessment/own-item-report.server.ts";
import { reportedItems } from "#app/queries/assessment/reported-items.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aTrainer } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";
import { letterTo } from "#tests/support/kept-letters.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import {
  course,
  trainer,
  reviewer,
  aCourseToCorrect,
  minutes,
  occasion,
  SINGLE,
  MATCHING,
  wrongSingle,
  noMatch,
  sentence,
  alsoC,
  lettersAsked,
  begin,
  sit,
  confirmed,
  type Learner,
} from "#tests/builders/a-course-to-correct.ts";

beforeEach(async () => {
  await emptyTables();
  await aCourseToCorrect();
});

test("a reviewer holds a question at once: refused with numbers until papers may be shorter, then in no new paper, though papers under way keep it", async () => {
  const [before, later] = [await aPractitioner(), await aPractitioner()];
  const underWay = await begin(before);
  const hold = (holds: boolean, acceptShorter = false, reason = "A dose may be wrong.") =>
    holdItem(reviewer, { courseId: course.courseId, itemId: SINGLE, holds, reason, acceptShorter }, occasion());
  expect(await hold(true, true, " ")).toEqual({ ok: false, refusal: { code: "reason-missing" } });
  const shorter = { code: "papers-shorter", questions: 6, until: 7 };
  expect(await hold(true)).toEqual({ ok: false, refusal: shorter });
  expect(await hold(true, true)).toEqual({ ok: true, value: null });
  expect(await hold(true)).toEqual({ ok: true, value: null });
  expect(await db().itemHold.count()).toBe(1);
  expect((await questionsOfAttempt(underWay)).map(({ id }) => id)).toContain(SINGLE);
  expect((await questionsOfAttempt(await begin(later))).map(({ id }) => id)).not.toContain(SINGLE);
  expect(await reportedItems(trainer, course.courseId)).toMatchObject({
    items: [{ itemId: SINGLE, isHeld: true, state: null, people: 0 }],
  });
  expect(await hold(false)).toEqual({ ok: true, value: null });
  expect((await questionsOfAttempt(await begin(await aPractitioner()))).map(({ id }) => id)).toContain(SINGLE);
  expect(await db().auditEntry.findMany({ where: { deed: { in: ["item-held", "item-released"] } }, orderBy: { id: "asc" } })).toMatchObject(
    [{ deed: "item-held", role: "reviewer", accountId: reviewer.accountId }, { deed: "item-released" }],
  );
});

test("R33, R84: a learner reports a question of a paper of theirs, once for each wording; a further text is added, the same one is not, and an answer is told", async () => {
  const [learner, other] = [await aPractitioner(), await aPractitioner()];
  const attemptId = AttemptId.parse(await sit(learner, {}));
  const report = (who: Learner, body: string, textId: string = randomUUID(), itemId = SINGLE, at = minutes(10)) =>
    reportItem(who, { textId, courseId: course.courseId, attemptId, itemId, kind: "answer", body, language: "en" }, occasion(at));
  expect(await report(other, "Not my paper.")).toEqual({ ok: false, refusal: "not-found" });
  expect(await report(learner, "No such question.", randomUUID(), ItemId.parse("item-nowhere"))).toEqual({
    ok: false,
    refusal: "not-found",
  });
  expect(await ownItemReport(other, course.courseId, attemptId, SINGLE, "en")).toBeNull();
  const same = randomUUID();
  const [one, two] = await Promise.all([report(learner, "c is right too.", same), report(learner, "c is right too.", same)]);
  expect(one).toEqual(two);
  expect(await report(learner, "See the guideline of 2024.", randomUUID(), SINGLE, minutes(11))).toEqual(one);
  expect(await db().itemReport.count()).toBe(1);
  expect(await ownItemReport(learner, course.courseId, attemptId, SINGLE, "en")).toMatchObject({
    state: "reported",
    isMarked: true,
    texts: [{ body: "c is right too." }, { body: "See the guideline of 2024." }],
    answer: null,
  });
  expect(await reportedItems(trainer, course.courseId)).toMatchObject({
    items: [{ itemId: SINGLE, people: 1, byKind: { answer: 1 }, state: "reported" }],
  });
  const seen = await itemCase(trainer, course.courseId, SINGLE);
  expect(seen).toMatchObject({ texts: [{ reporter: 1, body: "See the guideline of 2024." }, { reporter: 1 }], answers: { answered: 1 } });
  expect(JSON.stringify(seen)).not.toContain(learner.practitionerId);

  const say = (actor: Actor) =>
    answerItemReports(actor, { courseId: course.courseId, itemId: SINGLE, verdict: "rejected", reason: sentence }, occasion(minutes(20)));
  expect(await say(reviewer)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await say(await aTrainer("another"))).toEqual({ ok: false, refusal: "not-yours" });
  expect(await say(trainer)).toEqual({ ok: true, value: { told: 1 } });
  expect(await say(trainer)).toEqual({ ok: false, refusal: "nothing-open" });
  expect(await ownItemReport(learner, course.courseId, attemptId, SINGLE, "ckb")).toMatchObject({
    state: "rejected",
    answer: { reason: sentence.ckb, at: minutes(20) },
  });
  expect(await ownItemNews(learner, "ar", minutes(30))).toMatchObject([{ kind: "report-answered", itemId: SINGLE, attemptId }]);
  const [letter] = await lettersAsked();
  expect(await answeredLetter(String(letter?.["reportId"]), String(letter?.["verdictId"]), "en")).toMatchObject({ reason: sentence.en });
  // More words open it again; there is an end to them.
  for (let count = 3; count <= 10; count += 1)
    expect(await report(learner, `Text ${String(count)}`, randomUUID(), SINGLE, minutes(30 + count))).toMatchObject({ ok: true });
  expect(await report(learner, "One too many.", randomUUID(), SINGLE, minutes(50))).toEqual({ ok: false, refusal: "too-many-texts" });
  expect(await ownItemReport(learner, course.courseId, attemptId, SINGLE, "en")).toMatchObject({ state: "reported", answer: null });
});

test("the letters say what it was, what it is and why, in the reader's language", async () => {
  const learner = await aPractitioner();
  await db().account.update({ where: { id: learner.accountId }, data: { language: "ckb" } });
  const { email } = await db().account.findUniqueOrThrow({ where: { id: learner.accountId } });
  const attemptId = AttemptId.parse(await sit(learner, { [SINGLE]: wrongSingle, [MATCHING]: noMatch }));
  const wish = {
    textId: randomUUID(),
    courseId: course.courseId,
    attemptId,
    itemId: SINGLE,
    kind: "answer",
    body: "?",
    language: "ckb",
  } as const;
  await reportItem(learner, wish, occasion(minutes(5)));
  await applyRegrade(await confirmed(alsoC), occasion(minutes(70)));
  const asked = await lettersAsked();
  expect(asked.map(({ kind }) => kind).sort()).toEqual(["regraded", "report-answered"]);
  for (const payload of asked) await sendItemLetter(payload, { jobId: "1" });
  const folder = process.env["DATA_FOLDER"] ?? "";
  const result = await letterTo(folder, email ?? "", ({ text }) => text.includes("/result"));
  expect(result.text).toContain(sentence.ckb);
  expect(result.text).toContain(`/learn/courses/${course.courseId}/quiz/${attemptId}/result`);
  const answered = await letterTo(folder, email ?? "", ({ text }) => text.includes("/report/"));
  expect(answered.text).toContain(sentence.ckb);
});
