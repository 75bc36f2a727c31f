import fc from "fast-check";
import { expect, test } from "vitest";
import { assessStanding } from "#app/domain/compliance/assess-standing.ts";
import { compilePolicy } from "#app/domain/compliance/compile-policy.ts";
import { leastMissing } from "#app/domain/compliance/least-missing.ts";
import { type CreditLine, factsOf } from "#app/domain/compliance/register-facts.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { aPolicy, severalPolicies } from "#tests/builders/a-policy.ts";

const TODAY = "2026-06-15" as CalendarDay;
const YEAR = { from: "2026-01-01" as CalendarDay, to: "2026-12-31" as CalendarDay, isOver: false };
const of = (missing: number, which: Parameters<typeof leastMissing>[0][number]["which"] = {}) => ({ ...YEAR, which, missing });
const within = (months: string, missing: number) => {
  const [from, to] = months.split(" ");
  return { ...of(missing), from: `2026-${from ?? ""}-01` as CalendarDay, to: `2026-${to ?? ""}-28` as CalendarDay };
};

test("what one credit serves twice is asked once: 25 in all, of which 4 in ethics and safety, are 25 and not 29", () => {
  const [ethics, safety] = [of(200, { categories: ["ethics"] }), of(200, { categories: ["safety"] })];
  expect(leastMissing([of(2500), ethics, safety])).toBe(2500);
  // Of everything there is enough, but the wrong kind of it.
  expect(leastMissing([of(0), ethics, safety])).toBe(400);
  expect(leastMissing([of(300), ethics, safety])).toBe(400);
  // A credit has one category and any number of topics.
  expect(leastMissing([of(200, { topics: ["ethics"] }), of(300, { topics: ["must-know"] })])).toBe(300);
  expect(leastMissing([of(200, { categories: ["ethics", "safety"] }), safety])).toBe(200);
  expect(leastMissing([of(200, { imported: true }), of(100, { imported: false })])).toBe(300);
  expect(leastMissing([])).toBe(0);
});

test("what is missing in two stretches of time is missing twice, unless one of them is over and may be made good in the other", () => {
  expect(leastMissing([within("01 06", 500), within("07 12", 700)])).toBe(1200);
  expect(leastMissing([within("01 07", 500), within("07 12", 700)])).toBe(700);
  expect(leastMissing([{ ...within("01 06", 500), isOver: true }, within("07 12", 700)])).toBe(700);
});

const CATEGORIES = ["ethics", "safety", "clinical"] as const;
const line = (id: string, sequence: number, amountHundredths: number, category: string, topics: readonly string[] = []): CreditLine => ({
  ...{ id, sequence, amountHundredths, category, topics, correctsId: null, earnedOn: TODAY, creditType: "hours", format: "live" },
  ...{ role: "learner", grade: "provider-signed", providerId: "provider", activityId: null, accreditor: null },
});

test("where categories lie within the whole, exactly so many credits suffice", () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), amounts, amounts, (whole, floors, earned) => {
      const rules = CATEGORIES.flatMap((category, place): Parameters<typeof aPolicy>[0] => {
        const hundredths = floors[place] ?? 0;
        if (hundredths === 0) return [];
        return [{ kind: "minimum", clause: category, which: { categories: [category] }, per: "cycle", amount: { hundredths } }];
      });
      const history = compilePolicy([
        aPolicy([{ kind: "minimum", clause: "whole", per: "cycle", amount: { hundredths: whole } }, ...rules]),
      ]);
      const measuresOf = (lines: readonly CreditLine[]) => assessStanding(history, lines, factsOf("nurse"), TODAY).cycles.at(-1)!.measures;
      const lines = CATEGORIES.map((category, place) => line(category, place + 1, earned[place] ?? 0, category));
      const measures = measuresOf(lines);
      const least = leastMissing(measures);
      const parts = measures.flatMap(({ which, missing }) =>
        which.categories === undefined ? [] : [{ missing, category: which.categories[0]! }],
      );
      const rest = least - parts.reduce((sum, { missing }) => sum + missing, 0);
      expect(rest).toBeGreaterThanOrEqual(0);
      const more = [...parts, { missing: rest, category: "clinical" }].map(({ missing, category }, place) =>
        line(`more-${String(place)}`, 4 + place, missing, category),
      );
      expect(measuresOf([...lines, ...more]).map(({ missing }) => missing)).toEqual(measures.map(() => 0));
    }),
  );
});

test("whatever the policy, nothing that counts for less closes every floor", () => {
  const credit = fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.constantFrom(...CATEGORIES), fc.subarray(["ethics", "must-know"]));
  let closed = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...severalPolicies()),
      fc.array(credit, { maxLength: 5 }),
      fc.array(credit, { minLength: 1, maxLength: 5 }),
      (policy, had, gained) => {
        const facts = factsOf("nurse", { registeredOn: "2024-02-01" as CalendarDay, licensedOn: "2024-02-01" as CalendarDay });
        const cycleWith = (all: typeof had) => {
          const lines = all.map(([amount, category, topics], place) => line(String(place), place + 1, amount, category, topics));
          return assessStanding(compilePolicy([policy]), lines, facts, TODAY).cycles.at(-1);
        };
        const [before, after] = [cycleWith(had), cycleWith([...had, ...gained])];
        if (before === undefined || after === undefined) return;
        if (after.measures.some(({ missing }) => missing > 0)) return;
        closed += 1;
        expect(after.countedHundredths - before.countedHundredths).toBeGreaterThanOrEqual(leastMissing(before.measures));
      },
    ),
    { numRuns: 500 },
  );
  expect(closed).toBeGreaterThan(50);
});
