import { expect, test } from "vitest";
import { Evaluation } from "#app/domain/learning/evaluation.ts";

const whole = {
  relevance: 5,
  intentToChange: "yes",
  intendedChange: "",
  barriers: [],
  perceivedBias: "none",
  biasComment: "",
  comment: "",
};

// @rule accme-sii-2020/standard-2-free-of-bias
test("an evaluation that does not say whether bias was perceived is none", () => {
  const { perceivedBias: _, ...silent } = whole;
  expect(Evaluation.safeParse(whole).success).toBe(true);
  expect(Evaluation.safeParse(silent).success).toBe(false);
  expect(Evaluation.safeParse({ ...whole, perceivedBias: "" }).success).toBe(false);
});
