import fc from "fast-check";
import { expect, test } from "vitest";
import { type QuestionSums, isFunctional, questionStatistics } from "#app/domain/assessment/question-statistics.ts";

const sums = (asked: number, right: number, upper: number, lower: number): QuestionSums => ({
  asked,
  points: right,
  maximum: asked,
  upper: { points: upper, maximum: Math.ceil(asked * 0.27) },
  lower: { points: lower, maximum: Math.ceil(asked * 0.27) },
});

test("100 attempts, 20 of the upper 27 right and 8 of the lower: DIF 52, D 0.44", () => {
  expect(questionStatistics(sums(100, 55, 20, 8))).toEqual({
    asked: 100,
    percentRight: 55,
    judgement: { difficultyIndex: 52, difficulty: "acceptable", discriminationHundredths: 44, discrimination: "excellent" },
  });
});

test("a question that the weaker get right more often is against the paper", () => {
  expect(questionStatistics(sums(100, 50, 8, 20)).judgement?.discrimination).toBe("negative");
});

test("49 attempts are told and not judged; none at all have no per cent", () => {
  expect(questionStatistics(sums(49, 20, 10, 5))).toEqual({ asked: 49, percentRight: 41, judgement: null });
  expect(questionStatistics(sums(0, 0, 0, 0))).toEqual({ asked: 0, percentRight: null, judgement: null });
});

test("whatever was reached, per cents lie between 0 and 100, D between -1 and 1, and none is NaN", () => {
  const part = fc.nat(300).chain((maximum) => fc.record({ maximum: fc.constant(maximum), points: fc.nat(maximum) }));
  fc.assert(
    fc.property(fc.nat(1000), part, part, part, (asked, all, upper, lower) => {
      const { percentRight, judgement } = questionStatistics({ asked, ...all, upper, lower });
      if (percentRight !== null) expect(percentRight).toSatisfy((value: number) => value >= 0 && value <= 100);
      if (judgement === null) return;
      expect(judgement.difficultyIndex).toSatisfy((value: number) => value >= 0 && value <= 100);
      expect(judgement.discriminationHundredths).toSatisfy((value: number) => value >= -100 && value <= 100);
    }),
  );
});

test("a distractor works from one answer in twenty", () => {
  expect([isFunctional(5, 100), isFunctional(4, 100), isFunctional(0, 49)]).toEqual([true, false, null]);
});
