import { expect, test } from "vitest";
import { answersByOption } from "#app/domain/assessment/answers-by-option.ts";
import { caseStateOf } from "#app/domain/assessment/item-case.ts";
import { holdEffect, poolWithout } from "#app/domain/assessment/item-hold.ts";
import { type AttemptEffect, previewRegrade } from "#app/domain/assessment/regrade-preview.ts";
import { ItemId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { aNumeric, aPool, aSingleBestAnswer, simple } from "#tests/builders/an-item.ts";

const pool = aPool();
const id = (text: string) => ItemId.parse(text);

test("a question on hold leaves the pool, and takes its whole case with it", () => {
  expect(poolWithout(pool, [id("single-1")]).map(({ item }) => item.id)).not.toContain("single-1");
  expect(poolWithout(pool, [id("case-1-q2")]).map(({ item }) => item.id)).not.toContain("case-1");
  expect(poolWithout(pool, [])).toHaveLength(pool.length);
});

test("a hold says whether papers become shorter than the course says, and whether one is left at all", () => {
  const ample = { "topic-one": 2, "topic-two": 2 };
  expect(holdEffect(pool, ample, [], id("single-1"))).toMatchObject({ isShorter: false, isEmpty: false });
  const all = { "topic-one": 6 };
  const effect = holdEffect(pool, all, [], id("single-1"));
  expect(effect).toMatchObject({ before: { least: 7, most: 7 }, after: { least: 6, most: 6 }, isShorter: true, isEmpty: false });
  expect(holdEffect(pool, all, [], id("case-1-q1")).after).toEqual({ least: 5, most: 5 });
  const [first] = pool;
  expect(holdEffect(first === undefined ? [] : [first], { "topic-one": 1 }, [], id("single-1"))).toMatchObject({ isEmpty: true });
});

test("words after a verdict open a question's reports again; a proposal waits for its second person", () => {
  const at = (minute: number) => instantAt(minute * 60_000);
  const rejected = { verdict: "rejected", at: at(2) } as const;
  expect(caseStateOf({ lastReportAt: null, lastVerdict: null, isProposed: false })).toBeNull();
  expect(caseStateOf({ lastReportAt: at(1), lastVerdict: null, isProposed: false })).toBe("reported");
  expect(caseStateOf({ lastReportAt: at(1), lastVerdict: rejected, isProposed: false })).toBe("rejected");
  expect(caseStateOf({ lastReportAt: at(3), lastVerdict: rejected, isProposed: false })).toBe("reported");
  expect(caseStateOf({ lastReportAt: at(3), lastVerdict: rejected, isProposed: true })).toBe("proposed");
});

test("a preview counts whom a regrade raises, lowers, lets pass, and whose pass stands against the marks", () => {
  const effect = (attemptId: string, was: number, now: number, hasQuestions = true): AttemptEffect => ({
    attemptId,
    before: { percent: was, passed: was >= 70 },
    now: { percent: now, passed: now >= 70 },
    hasQuestions,
  });
  const effects = [effect("a", 60, 75), effect("b", 72, 66), effect("c", 50, 50), effect("d", 90, 100), effect("e", 10, 0, false)];
  const preview = previewRegrade(effects);
  expect(preview).toMatchObject({ concerned: 5, raised: 2, lowered: 2, unchanged: 1, passes: 1, passesKept: 1, emptied: 1 });
  expect(preview.before).toEqual([0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0]);
  expect(preview.after).toEqual([1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1]);
  expect(preview.changes.map(({ attemptId }) => attemptId)).toEqual(["a", "b", "d", "e"]);
  expect(previewRegrade([...effects].reverse())).toEqual(preview);
});

test("answers are added up by option, and free ones by what was given", () => {
  const single = simple(aSingleBestAnswer("s"));
  const chosen = answersByOption(single, [
    { response: { type: "single-best-answer", choice: "b" }, times: 7 },
    { response: { type: "single-best-answer", choice: "a" }, times: 2 },
    { response: { type: "ordering", order: [] }, times: 9 },
  ]);
  expect(chosen.answered).toBe(9);
  expect(chosen.parts.map(({ part, count, isKey }) => [part, count, isKey])).toEqual([
    ["a", 2, true],
    ["b", 7, false],
    ["c", 0, false],
    ["d", 0, false],
  ]);
  const number = answersByOption(simple(aNumeric("n")), [
    { response: { type: "numeric", value: "25", unit: "ml" }, times: 3 },
    { response: { type: "numeric", value: "2.5", unit: "ml" }, times: 4 },
  ]);
  expect(number.parts.map(({ part, count, isKey }) => [part, count, isKey])).toEqual([
    ["2.5 ml", 4, true],
    ["25 ml", 3, false],
  ]);
  expect(answersByOption(simple(aNumeric("n")), []).parts).toEqual([{ part: "2.5 ml", stem: null, count: 0, isKey: true }]);
});
