import fc from "fast-check";
import { expect, test } from "vitest";
import { creditForMinutes, minutesAfterMergener, minutesByWords } from "#app/domain/authoring/propose-minutes.ts";

test("the formula, worked by hand: 5,000 words, 20 questions, of middle difficulty", () => {
  // 0.9 * (-22.3 + 10.45 + 55.6 + 46.5) = 0.9 * 90.25
  expect(minutesAfterMergener({ words: 5000, questions: 20, difficulty: 3 })).toBe(81);
  expect(minutesAfterMergener({ words: 0, questions: 0, difficulty: 1 })).toBe(0);
  expect(minutesByWords(7000)).toBe(120);
});

test("the credit that is proposed is one that the checklist accepts: quarters, and no more than an hour a credit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), (minutes) => {
      const credit = creditForMinutes(minutes);
      expect(credit % 25).toBe(0);
      expect(credit * 60).toBeLessThanOrEqual(minutes * 100);
      expect((credit + 25) * 60).toBeGreaterThan(minutes * 100);
    }),
  );
});
