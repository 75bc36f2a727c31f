import fc from "fast-check";
import { expect, test } from "vitest";
import { drawPaper, questionIdsOf, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { feedbackOn } from "#app/domain/assessment/feedback.ts";
import { gradeAttempt } from "#app/domain/assessment/grade-attempt.ts";
import { toCandidatePaper } from "#app/domain/assessment/paper.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { aPool } from "#tests/builders/an-item.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { FORBIDDEN_FIELDS } from "#tests/support/forbidden-fields.ts";

const pool = aPool();
const questions = pool.flatMap(({ item }) => simpleItemsOf(item));
const quota = { "topic-one": 4, "topic-two": 6 };

test("all right is a hundred per cent, nothing is zero, and neither is ever NaN", () => {
  const all = new Map(questions.map((item) => [item.id, rightResponse(item)]));
  expect(gradeAttempt(questions, all, 100)).toMatchObject({ percent: 100, passed: true });
  expect(gradeAttempt(questions, new Map(), 1)).toMatchObject({ percent: 0, points: 0, passed: false });
  expect(gradeAttempt([], all, 1)).toMatchObject({ percent: 0, maximumPoints: 0, passed: false });
});

test("the order of questions and answers changes nothing; one more right answer never lowers the grade", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(questions),
      fc.shuffledSubarray(questions, { minLength: questions.length, maxLength: questions.length }),
      (answered, order) => {
        const responses = new Map(answered.map((item) => [item.id, rightResponse(item)]));
        const grade = gradeAttempt(questions, responses, 70);
        const turned = gradeAttempt(order, new Map([...responses].reverse()), 70);
        expect([turned.points, turned.percent, turned.passed]).toEqual([grade.points, grade.percent, grade.passed]);
        const next = questions.find((item) => !responses.has(item.id));
        if (next !== undefined)
          expect(gradeAttempt(questions, new Map([...responses, [next.id, rightResponse(next)]]), 70).percent).toBeGreaterThanOrEqual(
            grade.percent,
          );
        expect(grade.percent).toBeLessThanOrEqual(100);
      },
    ),
  );
});

test("per cent is rounded down: two of three is 66, and does not pass 67", () => {
  const three = questions.filter((item) => item.type === "single-best-answer").slice(0, 3);
  const two = new Map(three.slice(0, 2).map((item) => [item.id, rightResponse(item)]));
  expect(gradeAttempt(three, two, 67)).toMatchObject({ percent: 66, passed: false });
  expect(gradeAttempt(three, two, 66)).toMatchObject({ passed: true });
});

test("R71: the same seed draws the same paper from the pool in any order; another seed draws another", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.shuffledSubarray(pool, { minLength: pool.length, maxLength: pool.length }), (seed, shuffledPool) => {
      expect(drawPaper(shuffledPool, quota, seed)).toEqual(drawPaper(pool, quota, seed));
    }),
  );
  const papers = new Set(Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawPaper(pool, quota, String(seed)))));
  expect(papers.size).toBeGreaterThan(45);
});

test("a paper fills each topic's quota, asks nothing twice and keeps sets whole and in order", () => {
  fc.assert(
    fc.property(fc.uuid(), (seed) => {
      const draw = drawPaper(pool, quota, seed);
      const topicOf = new Map(pool.map(({ item, itemVersionId }) => [itemVersionId, item.topic]));
      const topics = draw.entries.map((entry) => topicOf.get(entry.itemVersionId));
      expect(topics.filter((topic) => topic === "topic-one")).toHaveLength(4);
      expect(topics.filter((topic) => topic === "topic-two")).toHaveLength(6);
      const ids = questionIdsOf(draw);
      expect(new Set(ids).size).toBe(ids.length);
      for (const entry of draw.entries.filter((one) => one.itemId.startsWith("case-"))) {
        expect(entry.orders.map((order) => order.itemId)).toEqual([`${entry.itemId}-q1`, `${entry.itemId}-q2`]);
      }
    }),
  );
});

test("every place of every order is as likely as the next", () => {
  const firsts = new Map<string, number>();
  for (let seed = 0; seed < 4000; seed += 1) {
    const first = drawPaper(pool, { "topic-one": 6 }, `s${String(seed)}`).entries[0]?.itemId ?? "";
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  expect(firsts.size).toBe(6);
  for (const count of firsts.values()) expect(Math.abs(count - 4000 / 6)).toBeLessThan(120);
});

test("R32: no name that could give an answer away occurs anywhere in a candidate's paper", () => {
  const draw = drawPaper(pool, { "topic-one": 9, "topic-two": 9 }, "seed");
  for (const language of LANGUAGES) {
    const paper = toCandidatePaper(draw, pool, language, () => null);
    expect(paper.questions).toHaveLength(questions.length);
    expect(namesIn(paper).filter((name) => FORBIDDEN_FIELDS.includes(name))).toEqual([]);
    expect(JSON.stringify(paper)).not.toContain("Why ");
  }
});

test("feedback explains every part, says what was chosen, and marks as the grade did", () => {
  const draw = drawPaper(pool, { "topic-one": 9, "topic-two": 9 }, "seed");
  const orders = new Map(draw.entries.flatMap((entry) => entry.orders.map((order) => [order.itemId, order] as const)));
  for (const item of questions) {
    const order = orders.get(item.id);
    if (order === undefined) throw new Error("not drawn");
    const right = feedbackOn(item, rightResponse(item), order, "en", () => null);
    expect(right.points).toBe(right.maximumPoints);
    expect(right.parts.length).toBeGreaterThan(0);
    for (const part of right.parts) expect(part.rationale).not.toBe("");
    expect(feedbackOn(item, undefined, order, "ckb", () => null)).toMatchObject({ answered: false, points: 0 });
  }
});

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value === "object" && value !== null) return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
  return [];
}
