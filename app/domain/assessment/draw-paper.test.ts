import fc from "fast-check";
import { expect, test } from "vitest";
import { drawPaper, questionIdsOf, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { aPool } from "#tests/builders/an-item.ts";

const pool = aPool();
const itemOf = new Map(pool.map(({ itemVersionId, item }) => [itemVersionId, item]));
const quota = fc.record({ "topic-one": fc.nat(8), "topic-two": fc.nat(8) });
const order = fc.shuffledSubarray(pool, { minLength: pool.length });

test("R71: the same pool, in any order, with the same quota and seed gives the same paper", () => {
  fc.assert(
    fc.property(order, quota, fc.string(), (shuffled, wanted, seed) => {
      expect(drawPaper(shuffled, wanted, seed)).toEqual(drawPaper(pool, wanted, seed));
    }),
  );
});

test("each topic gives as many items as its quota says, or all it has, and none twice", () => {
  fc.assert(
    fc.property(quota, fc.string(), (wanted, seed) => {
      const { entries } = drawPaper(pool, wanted, seed);
      expect(new Set(entries.map((entry) => entry.itemVersionId)).size).toBe(entries.length);
      for (const [topic, count] of Object.entries(wanted)) {
        const drawn = entries.filter((entry) => itemOf.get(entry.itemVersionId)?.topic === topic);
        expect(drawn).toHaveLength(Math.min(count, 6));
      }
    }),
  );
});

test("a topic without quota, or with a negative one, gives nothing", () => {
  expect(drawPaper(pool, { "topic-one": 2 }, "s").entries).toHaveLength(2);
  expect(drawPaper(pool, { "topic-one": -1, "no-such-topic": 3 }, "s").entries).toEqual([]);
});

test("every part of a question is shown once, and a vignette set keeps the order of its questions", () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      for (const { itemVersionId, orders } of drawPaper(pool, { "topic-one": 6, "topic-two": 6 }, seed).entries) {
        const questions = simpleItemsOf(itemOf.get(itemVersionId)!);
        expect(orders.map(({ itemId }) => itemId)).toEqual(questions.map(({ id }) => id));
        for (const { parts, stems } of orders) {
          expect(new Set(parts).size).toBe(parts.length);
          expect(new Set(stems).size).toBe(stems.length);
        }
        const [first] = questions;
        if (first?.type === "single-best-answer") expect([...orders[0]!.parts].sort()).toEqual(first.options.map(({ id }) => id).sort());
        if (first?.type === "extended-matching") expect([...orders[0]!.stems].sort()).toEqual(first.stems.map(({ id }) => id).sort());
      }
    }),
  );
});

test("other seeds give other papers, and every item has its chance", () => {
  const papers = Array.from({ length: 200 }, (_, index) => drawPaper(pool, { "topic-one": 2 }, `seed-${String(index)}`));
  expect(new Set(papers.map((paper) => questionIdsOf(paper).join())).size).toBeGreaterThan(15);
  const drawn = new Set(papers.flatMap((paper) => paper.entries.map((entry) => entry.itemId)));
  expect(drawn.size).toBe(6);
});
