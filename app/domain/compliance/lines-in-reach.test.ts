import fc from "fast-check";
import { expect, test } from "vitest";
import { assessStanding } from "#app/domain/compliance/assess-standing.ts";
import { compilePolicy } from "#app/domain/compliance/compile-policy.ts";
import { reachOf, withLinesAnswered } from "#app/domain/compliance/lines-in-reach.ts";
import { type CreditLine, factsOf } from "#app/domain/compliance/register-facts.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { aPolicy, severalPolicies } from "#tests/builders/a-policy.ts";

const day = (text: string) => text as CalendarDay;
const days = (first: number, last: number) =>
  fc
    .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map((parts) => day(parts.map((part) => String(part).padStart(2, "0")).join("-")));

/** Awards and, of some, corrections on any day, once or twice removed. */
const lines = fc
  .array(
    fc.record({
      amountHundredths: fc.integer({ min: 1, max: 60 }).map((quarters) => quarters * 25),
      earnedOn: days(2021, 2027),
      category: fc.constantFrom("clinical", "patient-safety", "ethics", "personal"),
      topics: fc.subarray(["ethics", "must-know"]),
      format: fc.constantFrom("live", "online"),
      activityId: fc.constantFrom(null, "a", "b", "c"),
      corrects: fc.option(fc.nat({ max: 20 }), { freq: 3 }),
    }),
    { maxLength: 20 },
  )
  .map((drafts) =>
    drafts.map(({ corrects, ...draft }, place): CreditLine => {
      const answered = corrects === null || place === 0 ? null : corrects % place;
      const rest = { creditType: "hours", role: "learner", grade: "provider-signed", providerId: "p", accreditor: null } as const;
      const amountHundredths = answered === null ? draft.amountHundredths : -draft.amountHundredths;
      return {
        ...rest,
        ...draft,
        id: String(place),
        sequence: place + 1,
        amountHundredths,
        correctsId: answered === null ? null : String(answered),
      };
    }),
  );
const people = fc.constantFrom(
  factsOf("nurse", { licensedOn: day("2024-03-10") }),
  factsOf("nurse", { licensedOn: day("2025-02-01"), registeredOn: day("2025-02-01") }),
  factsOf("nurse", { licensedOn: day("2020-03-10"), reliefs: [{ reason: "maternity", from: day("2026-02-01"), to: day("2026-07-31") }] }),
);
const carriesIn = aPolicy([{ kind: "carry-over", clause: "c", from: "before-first-cycle", maximumHundredths: 700 }]);
const policies = fc.constantFrom(...severalPolicies(), carriesIn);

test("what is out of reach changes neither the state nor any cycle", () => {
  fc.assert(
    fc.property(policies, people, lines, days(2024, 2027), (policy, facts, given, on) => {
      const { from, to } = reachOf([policy], on);
      const read = given.filter(
        ({ earnedOn, correctsId }) => correctsId !== null || ((from === null || from <= earnedOn) && earnedOn <= to),
      );
      const history = compilePolicy([policy]);
      const { outside: _whole, ...whole } = assessStanding(history, given, facts, on);
      const { outside: _some, ...some } = assessStanding(history, withLinesAnswered(read), facts, on);
      expect(some).toEqual(whole);
    }),
    { numRuns: 400 },
  );
});

test("a rule that takes in what was earned before reaches however far back, a rolling one its months", () => {
  expect(reachOf([carriesIn], day("2026-05-01"))).toEqual({ from: null, to: "2026-05-01" });
  expect(reachOf([aPolicy([])], day("2026-05-01")).from).toBe("2024-01-01");
  const rolling = aPolicy([{ kind: "cycle", clause: "c", months: 60, anchor: { kind: "rolling" } }]);
  expect(reachOf([rolling], day("2026-05-01")).from).toBe("2021-05-02");
});
