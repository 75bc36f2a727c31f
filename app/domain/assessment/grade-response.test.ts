import fc from "fast-check";
import { expect, test } from "vitest";
import { gradeResponse } from "#app/domain/assessment/grade-response.ts";
import { type Response } from "#app/domain/assessment/response.ts";
import { aMultipleResponse, aNumeric, anExtendedMatching, anOrdering, aPool, aSingleBestAnswer, simple } from "#tests/builders/an-item.ts";
import { simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";

const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
const choicesItem = fc
  .integer({ min: 4, max: 8 })
  .chain((count) =>
    fc
      .subarray(ids.slice(0, count), { minLength: 1 })
      .map((key) => ({ options: ids.slice(0, count), key, item: simple(aMultipleResponse("m", "t", ids.slice(0, count), key)) })),
  );
const multiple = (choices: readonly string[]): Response => ({ type: "multiple-response", choices: [...choices] });
const anyPart = fc.constantFrom(...ids, "zz", "__proto__", "s1", "s2", "s3", "ml", "mg");
const anyResponse: fc.Arbitrary<Response | undefined> = fc.oneof(
  fc.constant(undefined),
  anyPart.map((choice): Response => ({ type: "single-best-answer", choice })),
  fc.array(anyPart, { maxLength: 8 }).map(multiple),
  fc.dictionary(anyPart, anyPart).map((matches): Response => ({ type: "extended-matching", matches })),
  fc.array(anyPart, { maxLength: 8 }).map((order): Response => ({ type: "ordering", order })),
  fc
    .record({ value: fc.oneof(fc.string({ maxLength: 24 }), fc.float().map(String)), unit: fc.option(anyPart) })
    .map((one): Response => ({ type: "numeric", ...one })),
);

test("D1: ticking all never beats the honest best, and is worth nothing while one option is wrong", () => {
  fc.assert(
    fc.property(choicesItem, ({ options, key, item }) => {
      const all = gradeResponse(item, multiple(options)).points;
      const best = gradeResponse(item, multiple(key)).points;
      expect(best).toBe(100);
      expect(all).toBe(key.length === options.length ? 100 : 0);
      expect(gradeResponse(item, multiple([])).points).toBe(0);
    }),
  );
});

test("D1: guessing by ticking any set of options earns nothing on the average of all keys of that size", () => {
  const options = ["a", "b", "c", "d"];
  const pairs = options.flatMap((one, index) => options.slice(index + 1).map((other) => [one, other]));
  const wins = pairs.map((key) => gradeResponse(simple(aMultipleResponse("m", "t", options, key)), multiple(["a", "b"])).points);
  expect(wins.filter((points) => points === 100)).toHaveLength(1);
  expect(wins.filter((points) => points === 0)).toHaveLength(5);
});

test("a further right tick never costs, a further wrong tick never earns", () => {
  fc.assert(
    fc.property(choicesItem, fc.infiniteStream(fc.boolean()), ({ options, key, item }, coin) => {
      const chosen = options.filter(() => coin.next().value);
      const before = gradeResponse(item, multiple(chosen)).points;
      for (const id of options.filter((one) => !chosen.includes(one))) {
        const after = gradeResponse(item, multiple([...chosen, id])).points;
        if (key.includes(id)) expect(after).toBeGreaterThanOrEqual(before);
        else expect(after).toBeLessThanOrEqual(before);
      }
    }),
  );
});

test("the order and the repetition of ticks change nothing (D3)", () => {
  fc.assert(
    fc.property(choicesItem, fc.array(fc.constantFrom(...ids.slice(0, 4)), { maxLength: 8 }), ({ item }, ticks) => {
      const once = gradeResponse(item, multiple([...new Set(ticks)].sort())).points;
      expect(gradeResponse(item, multiple(ticks)).points).toBe(once);
      expect(gradeResponse(item, multiple([...ticks].reverse())).points).toBe(once);
    }),
  );
});

test("no response whatever breaks the marking, goes below zero or above the maximum", () => {
  const items = aPool().flatMap(({ item }) => simpleItemsOf(item));
  fc.assert(
    fc.property(fc.constantFrom(...items), anyResponse, (item, response) => {
      const { points, maximumPoints } = gradeResponse(item, response);
      expect(Number.isSafeInteger(points)).toBe(true);
      expect(points).toBeGreaterThanOrEqual(0);
      expect(points).toBeLessThanOrEqual(maximumPoints);
    }),
    { numRuns: 500 },
  );
});

test("unanswered is wrong, and so is an option that does not exist", () => {
  for (const { item } of aPool()) for (const one of simpleItemsOf(item)) expect(gradeResponse(one, undefined).points).toBe(0);
  expect(gradeResponse(simple(aSingleBestAnswer("x")), { type: "single-best-answer", choice: "zz" }).points).toBe(0);
  expect(gradeResponse(simple(aMultipleResponse("x")), multiple(["a", "b", "zz"])).points).toBe(0);
});

test("each stem of an extended matching item is a question", () => {
  const item = simple(anExtendedMatching("x"));
  expect(gradeResponse(item, { type: "extended-matching", matches: { s1: "a", s2: "c", s3: "a" } })).toEqual({
    points: 200,
    maximumPoints: 300,
  });
});

test("an order is right as a whole", () => {
  const item = simple(anOrdering("x"));
  expect(gradeResponse(item, { type: "ordering", order: ["a", "b", "c", "d"] }).points).toBe(100);
  expect(gradeResponse(item, { type: "ordering", order: ["b", "a", "c", "d"] }).points).toBe(0);
  expect(gradeResponse(item, { type: "ordering", order: ["a", "b", "c", "d", "d"] }).points).toBe(0);
});

const number = (value: string, unit: string | null = "ml"): Response => ({ type: "numeric", value, unit });

test("D2: a factor of ten is wrong however wide the tolerance, and so is a wrong or missing unit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 3 }), fc.boolean(), (hundredths, power, larger) => {
      const text = (value: number) => (value / 100).toFixed(6);
      const item = simple(aNumeric("x", "t", { value: text(hundredths), unit: "ml", tolerance: "999999999" }));
      expect(gradeResponse(item, number(text(hundredths))).points).toBe(100);
      expect(gradeResponse(item, number(text(hundredths), "mg")).points).toBe(0);
      expect(gradeResponse(item, number(text(hundredths), null)).points).toBe(0);
      const shifted = larger ? hundredths * 10 ** power : hundredths / 10 ** power;
      if (Math.abs(shifted * 10_000 - Math.round(shifted * 10_000)) < 1e-9)
        expect(gradeResponse(item, number(text(shifted))).points).toBe(0);
    }),
  );
});

test("D2: what other platforms let pass as alike is wrong here", () => {
  const mark = (wanted: string, given: string) =>
    gradeResponse(simple(aNumeric("x", "t", { value: wanted, unit: "ml", tolerance: "0" })), number(given)).points;
  for (const [wanted, given] of [
    ["100", "10"],
    ["0.01", "0.1"],
    ["15", "1.5"],
    ["1.5", "15"],
    ["10", "-10"],
  ] as const)
    expect(mark(wanted, given)).toBe(0);
});

test("the tolerance includes its ends, exactly, in three scripts", () => {
  const item = simple(aNumeric("x", "t", { value: "0.3", unit: "ml", tolerance: "0.1" }));
  for (const value of ["0.2", "0.4", "0.3", "٠٫٤", "۰٫۲", "0,2"]) expect(gradeResponse(item, number(value)).points).toBe(100);
  for (const value of ["0.19999999", "0.40000001", "3", "0.03", "0", ""]) expect(gradeResponse(item, number(value)).points).toBe(0);
});
