import fc from "fast-check";
import { expect, test } from "vitest";
import { drawPaper, questionIdsOf } from "#app/domain/assessment/draw-paper.ts";
import { questionCountOf } from "#app/domain/assessment/question-count.ts";
import { aPool } from "#tests/builders/an-item.ts";

const pool = aPool();

test("a vignette set counts each of its questions, and only the draw knows whether it comes", () => {
  expect(questionCountOf(pool, { "topic-one": 4 })).toEqual({ least: 4, most: 5 });
  expect(questionCountOf(pool, { "topic-one": 6, "topic-two": 1 })).toEqual({ least: 8, most: 9 });
  expect(questionCountOf(pool, { "topic-one": 99 })).toEqual({ least: 7, most: 7 });
  expect(questionCountOf(pool, { elsewhere: 2 })).toEqual({ least: 0, most: 0 });
});

test("every paper that is drawn lies within the count, and both ends are met", () => {
  const met = new Set<number>();
  const count = questionCountOf(pool, { "topic-one": 3, "topic-two": 2 });
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const questions = questionIdsOf(drawPaper(pool, { "topic-one": 3, "topic-two": 2 }, seed)).length;
      met.add(questions);
      expect(questions).toBeGreaterThanOrEqual(count.least);
      expect(questions).toBeLessThanOrEqual(count.most);
    }),
    { numRuns: 200 },
  );
  expect([Math.min(...met), Math.max(...met)]).toEqual([count.least, count.most]);
});
