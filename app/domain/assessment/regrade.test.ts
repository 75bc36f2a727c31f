import fc from "fast-check";
import { expect, test } from "vitest";
import { simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { gradeAttempt } from "#app/domain/assessment/grade-attempt.ts";
import { gradeResponse } from "#app/domain/assessment/grade-response.ts";
import type { SimpleItem } from "#app/domain/assessment/item.ts";
import { type KeyCorrection, markUnder, remedyFault } from "#app/domain/assessment/regrade.ts";
import type { Remedy } from "#app/domain/assessment/remedy.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import { passAfter, standingScore } from "#app/domain/assessment/standing-score.ts";
import type { ItemId } from "#app/domain/shared/ids.ts";
import { aMultipleResponse, aNumeric, anExtendedMatching, anOrdering, aPool, aSingleBestAnswer, simple } from "#tests/builders/an-item.ts";

const questions = aPool().flatMap(({ item }) => simpleItemsOf(item));

/** An answer of the question's own type that names parts it has, right or wrong. */
function anAnswerTo(item: SimpleItem): fc.Arbitrary<Response> {
  switch (item.type) {
    case "single-best-answer":
      return fc.constantFrom(...item.options).map(({ id }): Response => ({ type: item.type, choice: id }));
    case "multiple-response":
      return fc
        .subarray(
          item.options.map(({ id }) => id),
          { minLength: 1 },
        )
        .map((choices): Response => ({ type: item.type, choices }));
    case "extended-matching":
      return fc
        .tuple(...item.stems.map(({ id }) => fc.constantFrom(...item.options).map((option) => [id, option.id] as const)))
        .map((pairs): Response => ({ type: item.type, matches: Object.fromEntries(pairs) }));
    case "ordering":
      return fc
        .shuffledSubarray(
          item.elements.map(({ id }) => id),
          { minLength: item.elements.length },
        )
        .map((order): Response => ({ type: item.type, order }));
    case "numeric":
      return fc
        .tuple(fc.constantFrom("2.5", "2.4", "25", "3"), fc.constantFrom(...item.units))
        .map(([value, unit]): Response => ({ type: item.type, value, unit: unit.id }));
  }
}

/** A remedy that a trainer could propose for the question. */
function aRemedyOf(item: SimpleItem): fc.Arbitrary<Remedy> {
  const accepted = anAnswerTo(item).map((response): Remedy | null => {
    switch (response.type) {
      case "extended-matching": {
        const [stem = "", choice = ""] = Object.entries(response.matches)[0] ?? [];
        return { kind: "accept-also", accepted: { type: response.type, stem, choice } };
      }
      case "numeric":
        return { kind: "accept-also", accepted: { ...response, unit: response.unit ?? "", tolerance: "0.1" } };
      default:
        return { kind: "accept-also", accepted: response };
    }
  });
  return fc
    .oneof(accepted, fc.constant<Remedy>({ kind: "full-marks" }), fc.constant<Remedy>({ kind: "drop" }))
    .filter((remedy): remedy is Remedy => remedy !== null && remedyFault(item, remedy) === null);
}

const aCorrection: fc.Arbitrary<KeyCorrection> = fc
  .constantFrom(...questions)
  .chain((item) => aRemedyOf(item).map((remedy) => ({ itemId: item.id, remedy })));
const corrections = fc.array(aCorrection, { maxLength: 8 });
const answers: fc.Arbitrary<ReadonlyMap<ItemId, Response>> = fc
  .tuple(...questions.map((item) => fc.option(anAnswerTo(item)).map((response) => [item.id, response] as const)))
  .map((pairs) => new Map(pairs.flatMap(([id, response]) => (response === null ? [] : [[id, response] as const]))));
const grade = (given: ReadonlyMap<ItemId, Response>, under: readonly KeyCorrection[]) => gradeAttempt(questions, given, 70, under);

test("R73: accepting a further answer, and a point for everyone, never lower any question's mark, whatever was corrected before", () => {
  fc.assert(
    fc.property(answers, corrections, aCorrection, (given, before, more) => {
      fc.pre(more.remedy.kind !== "drop");
      const [was, is] = [grade(given, before), grade(given, [...before, more])];
      is.items.forEach((item, index) => expect(item.points).toBeGreaterThanOrEqual(was.items[index]?.points ?? 0));
      expect(is.percent).toBeGreaterThanOrEqual(was.percent);
    }),
  );
});

test("R73: the order of corrections does not matter, and one that is there twice is the same as once", () => {
  fc.assert(
    fc.property(
      answers,
      corrections.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      (given, [list, turned]) => {
        expect(grade(given, turned)).toEqual(grade(given, list));
        expect(grade(given, [...list, ...turned])).toEqual(grade(given, list));
      },
    ),
  );
});

test("R73: a question that is dropped leaves numerator and denominator, whichever answers it had, and no other question moves", () => {
  fc.assert(
    fc.property(answers, corrections, fc.constantFrom(...questions), (given, before, item) => {
      const dropped = [...before, { itemId: item.id, remedy: { kind: "drop" } } as const];
      const rest = gradeAttempt(
        questions.filter(({ id }) => id !== item.id),
        given,
        70,
        before,
      );
      const { points, maximumPoints, percent, passed } = grade(given, dropped);
      expect({ points, maximumPoints, percent, passed }).toEqual({
        points: rest.points,
        maximumPoints: rest.maximumPoints,
        percent: rest.percent,
        passed: rest.passed,
      });
    }),
  );
});

test("no correction takes a mark over its maximum, and without one the key decides", () => {
  fc.assert(
    fc.property(answers, corrections, (given, list) => {
      for (const item of grade(given, list).items) expect(item.points).toBeLessThanOrEqual(item.maximumPoints);
      for (const item of questions) expect(markUnder(item, given.get(item.id), [])).toEqual(gradeResponse(item, given.get(item.id)));
    }),
  );
});

test("each type accepts a further answer of its own, and a number stays apart by a factor of ten (D2)", () => {
  const also = (item: SimpleItem, accepted: Extract<Remedy, { kind: "accept-also" }>["accepted"], response: Response) =>
    markUnder(item, response, [{ itemId: item.id, remedy: { kind: "accept-also", accepted } }]).points;
  const single = simple(aSingleBestAnswer("s"));
  expect(also(single, { type: "single-best-answer", choice: "c" }, { type: "single-best-answer", choice: "c" })).toBe(100);
  expect(also(single, { type: "single-best-answer", choice: "c" }, { type: "single-best-answer", choice: "d" })).toBe(0);
  const multiple = simple(aMultipleResponse("m"));
  const choices = ["a", "c"];
  expect(also(multiple, { type: "multiple-response", choices }, { type: "multiple-response", choices })).toBe(100);
  const matching = simple(anExtendedMatching("e"));
  const two: KeyCorrection[] = ["s1", "s2"].map((stem) => ({
    itemId: matching.id,
    remedy: { kind: "accept-also", accepted: { type: "extended-matching", stem, choice: "f" } },
  }));
  expect(markUnder(matching, { type: "extended-matching", matches: { s1: "f", s2: "f", s3: "a" } }, two)).toEqual({
    points: 300,
    maximumPoints: 300,
  });
  expect(markUnder(matching, { type: "extended-matching", matches: { s1: "a", s2: "f", s3: "f" } }, two).points).toBe(200);
  const ordering = simple(anOrdering("o"));
  const order = ["b", "a", "c", "d"];
  expect(also(ordering, { type: "ordering", order }, { type: "ordering", order })).toBe(100);
  const numeric = simple(aNumeric("n"));
  const accepted = { type: "numeric", value: "5", unit: "ml", tolerance: "50" } as const;
  expect(also(numeric, accepted, { type: "numeric", value: "٥", unit: "ml" })).toBe(100);
  expect(also(numeric, accepted, { type: "numeric", value: "50", unit: "ml" })).toBe(0);
  expect(also(numeric, accepted, { type: "numeric", value: "5", unit: "mg" })).toBe(0);
});

test("a remedy names parts that the question has, is of its type, and is not the key again", () => {
  const single = simple(aSingleBestAnswer("s"));
  const fault = (accepted: Extract<Remedy, { kind: "accept-also" }>["accepted"]) => remedyFault(single, { kind: "accept-also", accepted });
  expect(fault({ type: "single-best-answer", choice: "b" })).toBeNull();
  expect(fault({ type: "single-best-answer", choice: "a" })).toBe("is-the-key");
  expect(fault({ type: "single-best-answer", choice: "z" })).toBe("unknown-part");
  expect(fault({ type: "multiple-response", choices: ["a"] })).toBe("not-its-type");
  expect(remedyFault(single, { kind: "drop" })).toBeNull();
});

test("R44: a pass that was told stays; R72: the newest keys hold, and what was told before is known", () => {
  expect(passAfter(true, { passed: false })).toBe(true);
  expect(passAfter(false, { passed: true })).toBe(true);
  const first = { keysNumber: 0, percent: 60, passed: false };
  const same = { keysNumber: 1, percent: 60, passed: false };
  const raised = { keysNumber: 3, percent: 80, passed: true };
  expect(standingScore([])).toBeNull();
  expect(standingScore([first])).toEqual({ ...first, before: null });
  expect(standingScore([same, first])).toEqual({ ...same, before: null });
  expect(standingScore([first, raised, same])).toEqual({ ...raised, before: same });
});
