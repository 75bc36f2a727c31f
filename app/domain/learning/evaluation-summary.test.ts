import fc from "fast-check";
import { expect, test } from "vitest";
import { ENOUGH_EVALUATIONS } from "#app/domain/learning/course-results.ts";
import { BARRIERS, BIAS_DEGREES, INTENTS } from "#app/domain/learning/evaluation-choices.ts";
import type { Evaluation } from "#app/domain/learning/evaluation.ts";
import { evaluationSummary } from "#app/domain/learning/evaluation-summary.ts";

const evaluation = fc.record({
  relevance: fc.integer({ min: 1, max: 5 }),
  intentToChange: fc.constantFrom(...INTENTS),
  intendedChange: fc.string({ maxLength: 5 }),
  barriers: fc.uniqueArray(fc.constantFrom(...BARRIERS)),
  perceivedBias: fc.constantFrom(...BIAS_DEGREES),
  biasComment: fc.string({ maxLength: 5 }),
  comment: fc.string({ maxLength: 5 }),
});

test("fewer than five evaluations are counted, and nothing of them is shown", () => {
  const four = fc.sample(evaluation, ENOUGH_EVALUATIONS - 1);
  expect(evaluationSummary(four)).toEqual({ received: 4, answers: null });
});

test("a summary says nothing of the order in which evaluations came, nor which answers belong together", () => {
  fc.assert(
    fc.property(fc.array(evaluation, { minLength: ENOUGH_EVALUATIONS, maxLength: 12 }), fc.nat(), (all: Evaluation[], by) => {
      const turned = [...all.slice(by % all.length), ...all.slice(0, by % all.length)];
      expect(evaluationSummary(turned)).toEqual(evaluationSummary(all));
      // The comments of the last moved on by one: another person's, and the same summary.
      const mixed = all.map((one, index) => ({ ...one, comment: all[(index + 1) % all.length]!.comment }));
      expect(evaluationSummary(mixed)).toEqual(evaluationSummary(all));
    }),
  );
});

test("every evaluation is counted once in each question", () => {
  fc.assert(
    fc.property(fc.array(evaluation, { minLength: ENOUGH_EVALUATIONS, maxLength: 12 }), (all: Evaluation[]) => {
      const { received, answers } = evaluationSummary(all);
      const sum = (counts: readonly number[]) => counts.reduce((one, other) => one + other, 0);
      expect([sum(answers!.relevance), sum(Object.values(answers!.intents)), sum(Object.values(answers!.bias))]).toEqual(
        Array(3).fill(received),
      );
    }),
  );
});
