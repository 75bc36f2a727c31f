import { beforeEach, expect, test } from "vitest";
import type { Evaluation } from "#app/domain/learning/evaluation.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { courseResults } from "#app/queries/learning/course-results.server.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aTakenCourse } from "#tests/builders/a-taken-course.ts";
import { emptyTables } from "#tests/support/database.ts";

const NOW = instantAt(Date.parse("2026-06-01T09:00:00Z"));
const COURSE = CourseId.parse("tiny-course");
const evaluation: Evaluation = {
  relevance: 4,
  intentToChange: "yes",
  intendedChange: "Wash before each patient",
  barriers: ["time"],
  perceivedBias: "none",
  biasComment: "",
  comment: "Thank you",
};
let course: PublishedCourse;

beforeEach(async () => {
  await emptyTables();
  course = await aPublishedCourse();
});

const results = async () => (await courseResults(await aTrainer(), COURSE, null, NOW))!;

test("each step counts whom it reached, and the number of a lesson is that of those who finished it", async () => {
  await aTakenCourse(course, [
    { learners: 3 },
    { learners: 2, minutesPerSection: 4 },
    { learners: 4, minutesPerSection: 4, right: 0 },
    { learners: 6, minutesPerSection: 4, right: 1000, evaluation, minutesStated: 40 },
  ]);
  const { funnel, asOf, version } = await results();
  expect({ ...funnel, lessons: funnel.lessons.map(({ finished }) => finished) }).toEqual({
    began: 15,
    lessons: [12, 12],
    attempted: 10,
    passed: 6,
    evaluated: 6,
    claimed: 6,
  });
  expect([asOf, version]).toEqual([NOW, 1]);
});

test("time is measured between signs of work, a night's break is none, and the credit follows the middle", async () => {
  await aTakenCourse(course, [
    { learners: 6, minutesPerSection: 4, right: 1000, minutesStated: 50 },
    { learners: 5, minutesPerSection: 6, right: 1000, minutesStated: 30 },
    // Each section after a break of half an hour: nothing is known of how long it took.
    { learners: 30, minutesPerSection: 30, right: 1000, minutesStated: 45 },
  ]);
  const { time } = await results();
  const sections = time.lessons.map(({ taken }) => taken);
  for (const taken of sections) expect(taken).toMatchObject({ learners: 11 });
  // One minute to the answers, nine to the end.
  expect(time.quiz).toEqual({ learners: 41, quarter: 10, median: 10, threeQuarters: 10 });
  expect(time.whole.taken?.learners).toBe(11);
  expect(time.stated).toEqual({ learners: 41, quarter: 45, median: 45, threeQuarters: 45 });
  const median = time.whole.taken!.median;
  expect(median).toBeCloseTo(
    sections.reduce((sum, taken) => sum + taken!.median, 10),
    5,
  );
  expect(time.proposal).toMatchObject({ hundredths: Math.max(25, Math.round(median / 15) * 25) });
});

test("questions: how many were right, what else was chosen, and no judgement below fifty attempts", async () => {
  await aTakenCourse(course, [
    { learners: 20, right: 1000 },
    { learners: 10, right: 0 },
  ]);
  const before = await results();
  for (const question of before.questions) expect(question).toMatchObject({ asked: 30, answered: 30, judgement: null });
  const single = before.questions.find(({ type }) => type === "single-best-answer")!;
  expect(single.percentRight).toBe(67);
  expect(single.answers.find(({ isKey }) => isKey)?.chosen).toBe(20);
  expect(single.answers.reduce((sum, { chosen }) => sum + chosen, 0)).toBe(30);
  const numeric = before.questions.find(({ type }) => type === "numeric")!;
  expect(numeric.answers.map(({ typed, isKey, chosen }) => [typed !== null, isKey, chosen])).toEqual([
    [true, true, 20],
    [true, false, 10],
  ]);
  await aTakenCourse(course, [{ learners: 20, right: 0 }]);
  const after = (await results()).questions.find(({ itemId }) => itemId === single.itemId)!;
  // 27 per cent of 50 are 14: all of the upper right, none of the lower.
  expect(after.judgement).toEqual({
    difficultyIndex: 50,
    difficulty: "acceptable",
    discriminationHundredths: 100,
    discrimination: "excellent",
  });
});

test("evaluations are shown from five on, and no answer names whom it is of", async () => {
  await aTakenCourse(course, [{ learners: 4, right: 1000, evaluation }]);
  expect((await results()).evaluation).toEqual({ received: 4, answers: null });
  await aTakenCourse(course, [{ learners: 1, right: 1000, evaluation: { ...evaluation, relevance: 1, comment: "" } }]);
  const shown = await results();
  expect(shown.evaluation.answers).toMatchObject({ relevance: [1, 0, 0, 4, 0], comments: Array(4).fill("Thank you") });
  expect(JSON.stringify(shown)).not.toMatch(/practitioner|Alaa|علاء/i);
});

test("a course that nobody has begun has results, with nothing in them", async () => {
  const { funnel, time, questions, evaluation: none } = await results();
  expect(funnel).toMatchObject({ began: 0, attempted: 0, claimed: 0 });
  expect([time.quiz, time.whole.taken, time.stated, time.proposal]).toEqual([null, null, null, { kind: "too-few", learners: 0 }]);
  for (const { percentRight, asked } of questions) expect([percentRight, asked]).toEqual([null, 0]);
  expect(none).toEqual({ received: 0, answers: null });
});

test("another provider's trainer, a reviewer, a learner and a number that is no version find nothing", async () => {
  for (const actor of [await aTrainer("another"), await aReviewer(), await aPractitioner()])
    expect(await courseResults(actor, COURSE, null, NOW)).toBeNull();
  expect(await courseResults(await aTrainer(), COURSE, 2, NOW)).toBeNull();
});
