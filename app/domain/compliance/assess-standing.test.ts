import fc from "fast-check";
import { expect, test } from "vitest";
import { assessStanding } from "#app/domain/compliance/assess-standing.ts";
import { compilePolicy } from "#app/domain/compliance/compile-policy.ts";
import { type Policy } from "#app/domain/compliance/policy.ts";
import { type CreditLine, factsOf } from "#app/domain/compliance/register-facts.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { aPolicy, severalPolicies } from "#tests/builders/a-policy.ts";

const DAY = "2027-08-15" as CalendarDay;
const day = (text: string) => text as CalendarDay;

const aLine = (more: Partial<CreditLine> = {}): CreditLine => ({
  id: "one",
  sequence: 1,
  amountHundredths: 100,
  correctsId: null,
  earnedOn: day("2026-05-01"),
  creditType: "provider-certified-hours",
  category: "clinical",
  topics: [],
  format: "live",
  role: "learner",
  grade: "provider-signed",
  providerId: "provider",
  activityId: null,
  accreditor: null,
  ...more,
});

const lines = fc
  .array(
    fc.record({
      amountHundredths: fc.integer({ min: 1, max: 60 }).map((quarters) => quarters * 25),
      earnedOn: fc
        .tuple(fc.integer({ min: 2024, max: 2027 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
        .map((parts) => day(parts.map((part) => String(part).padStart(2, "0")).join("-"))),
      category: fc.constantFrom("clinical", "patient-safety", "ethics", "personal"),
      topics: fc.subarray(["ethics", "must-know"]),
      format: fc.constantFrom("live", "online"),
      role: fc.constantFrom("learner", "faculty"),
      activityId: fc.constantFrom(null, "a", "b", "c"),
      accreditor: fc.constantFrom(null, null, "known", "unknown"),
    }),
    { maxLength: 14 },
  )
  .map((drafts) => drafts.map((draft, place) => aLine({ ...draft, id: String(place), sequence: place + 1 })));

const person = fc.constantFrom(
  factsOf("nurse", { licensedOn: day("2024-03-10") }),
  factsOf("nurse", { licensedOn: day("2025-02-01"), registeredOn: day("2025-02-01") }),
  factsOf("nurse", { licensedOn: day("2024-03-10"), reliefs: [{ reason: "maternity", from: day("2026-02-01"), to: day("2026-07-31") }] }),
);
const policies = fc.constantFrom(...severalPolicies());

test("the order in which the lines are given changes nothing", () => {
  fc.assert(
    fc.property(policies, person, lines, fc.array(fc.integer(), { minLength: 14, maxLength: 14 }), (policy, facts, given, dice) => {
      const history = compilePolicy([policy]);
      const shuffled = given.map((line, place) => ({ line, at: dice[place] ?? 0 })).sort((one, other) => one.at - other.at);
      const [inOrder, inAnother] = [given, shuffled.map(({ line }) => line)].map((each) => assessStanding(history, each, facts, DAY));
      expect({ ...inAnother, outside: inAnother?.outside.toSorted() }).toEqual({ ...inOrder, outside: inOrder?.outside.toSorted() });
    }),
  );
});

test("a newer version changes no cycle that is over, nor one that began before it", () => {
  fc.assert(
    fc.property(policies, policies, person, lines, (policy, newer, facts, given) => {
      const second: Policy = { ...newer, version: "2", adoptedOn: day("2027-03-01"), effective: { from: day("2027-04-01"), until: null } };
      const withoutWaivers = { ...second, rules: second.rules.filter(({ kind }) => kind !== "waiver") };
      const before = assessStanding(compilePolicy([policy]), given, facts, day("2027-03-31"));
      const after = assessStanding(compilePolicy([policy, withoutWaivers]), given, facts, day("2027-03-31"));
      expect(after).toEqual(before);
      const later = assessStanding(compilePolicy([policy, withoutWaivers]), given, facts, day("2027-12-31"));
      const closed = assessStanding(compilePolicy([policy]), given, facts, day("2027-12-31")).cycles;
      for (const [place, cycle] of later.cycles.entries())
        if (cycle.from < second.effective.from && !cycle.isRolling) expect(cycle).toEqual(closed[place]);
    }),
  );
});

test("no credit counts more than its amount times the largest multiplier, and every step from there to what counts is written down", () => {
  fc.assert(
    fc.property(policies, person, lines, (policy, facts, given) => {
      const standing = assessStanding(compilePolicy([policy]), given, facts, DAY);
      const percents = policy.rules.flatMap((rule) =>
        rule.kind === "multiplier" ? [rule.percent] : rule.kind === "recognise" ? rule.accreditors.map(({ percent }) => percent) : [],
      );
      const most = Math.max(100, ...percents) / 100;
      for (const { amountHundredths, countedHundredths, steps } of standing.cycles.flatMap(({ credits }) => credits)) {
        expect(countedHundredths).toBeGreaterThanOrEqual(0);
        expect(countedHundredths).toBeLessThanOrEqual(amountHundredths * most * most);
        expect(steps.reduce((sum, { hundredths }) => sum + hundredths, amountHundredths)).toBe(countedHundredths);
      }
    }),
  );
});

test("what counted, credit by credit, is what a cycle says in all; and each credit is told of once", () => {
  fc.assert(
    fc.property(policies, person, lines, (policy, facts, given) => {
      const { cycles, outside } = assessStanding(compilePolicy([policy]), given, facts, DAY);
      for (const { credits, carried, countedHundredths } of cycles) {
        const sum = credits.reduce((total, credit) => total + credit.countedHundredths, 0);
        expect(sum + (carried?.hundredths ?? 0)).toBe(countedHundredths);
      }
      const told = [...cycles.flatMap(({ credits }) => credits.map(({ id }) => id)), ...outside];
      expect(told.toSorted()).toEqual(given.map(({ id }) => id).toSorted());
    }),
  );
});

const RANK = ["met", "short", "non-adherent", "non-compliant"];

test("one more credit never makes anything missing, where no ceiling is a part of everything and no time is left to make a cycle good", () => {
  const isPromised = (policy: Policy) =>
    policy.rules.every((rule) => rule.kind !== "cure" && !(rule.kind === "maximum" && "percentOfCounted" in rule.amount));
  const promised = fc.constantFrom(...severalPolicies().filter(isPromised));
  fc.assert(
    fc.property(promised, person, lines, fc.nat(13), (policy, facts, given, place) => {
      const newest = given[place];
      if (newest === undefined) return;
      const history = compilePolicy([policy]);
      const written = { ...newest, id: "newest", sequence: 99 };
      const before = assessStanding(history, given, facts, DAY);
      const after = assessStanding(history, [...given, written], facts, DAY);
      for (const [at, cycle] of before.cycles.entries()) {
        const then = after.cycles[at]!;
        for (const [number, measure] of cycle.measures.entries())
          expect(then.measures[number]!.missing).toBeLessThanOrEqual(measure.missing);
        expect(RANK.indexOf(then.state)).toBeLessThanOrEqual(RANK.indexOf(cycle.state));
      }
    }),
  );
});

test("where everything else that counts sets a ceiling, the ceiling alone never lessens the whole", () => {
  const policy = aPolicy([
    { kind: "minimum", clause: "c", per: "cycle", amount: { hundredths: 1000 } },
    { kind: "maximum", clause: "c", which: { formats: ["online"] }, per: "cycle", amount: { percentOfCounted: 50 } },
  ]);
  const history = compilePolicy([policy]);
  fc.assert(
    fc.property(lines, fc.nat(13), (given, place) => {
      const newest = given[place];
      if (newest === undefined) return;
      const count = (all: readonly CreditLine[]) =>
        assessStanding(history, all, factsOf("nurse"), DAY).cycles.map((cycle) => cycle.countedHundredths);
      const after = count([...given, { ...newest, id: "newest", sequence: 99 }]);
      for (const [at, counted] of count(given).entries()) expect(after[at]).toBeGreaterThanOrEqual(counted);
    }),
  );
});

test("a line and its reversal count nothing, an adjustment counts the difference, and the reason says that it was corrected", () => {
  const history = compilePolicy([aPolicy([{ kind: "minimum", clause: "c", per: "cycle", amount: { hundredths: 1000 } }])]);
  const correct = (amountHundredths: number, sequence: number, correctsId: string) =>
    aLine({ id: `c${String(sequence)}`, sequence, amountHundredths, correctsId });
  const count = (given: readonly CreditLine[]) => assessStanding(history, given, factsOf("nurse"), day("2026-12-31")).cycles.at(-1);
  expect(count([aLine(), correct(-100, 2, "one")])).toMatchObject({
    countedHundredths: 0,
    credits: [{ steps: [{ why: "corrected", hundredths: -100 }] }],
  });
  expect(count([aLine(), correct(-25, 2, "one")])?.countedHundredths).toBe(75);
  expect(count([aLine(), correct(-100, 2, "one"), correct(100, 3, "c2")])?.countedHundredths).toBe(100);
});

test("leave that puts the end of a cycle off counts each day once, though two reliefs were granted for it", () => {
  const history = compilePolicy([aPolicy([{ kind: "relief", clause: "c", reasons: ["maternity", "illness"], effect: "extend" }])]);
  const ends = (...spans: readonly (readonly [string, string])[]) => {
    const reliefs = spans.map(([from, to], place) => ({ reason: place % 2 === 0 ? "maternity" : "illness", from: day(from), to: day(to) }));
    return assessStanding(history, [], factsOf("nurse", { reliefs }), day("2024-06-01")).cycles.at(-1)?.to;
  };
  expect(ends(["2024-02-01", "2024-04-30"])).toBe("2025-03-31");
  expect(ends(["2024-02-01", "2024-04-30"], ["2024-02-01", "2024-04-30"])).toBe("2025-03-31");
  expect(ends(["2024-02-01", "2024-04-30"], ["2024-04-01", "2024-05-31"])).toBe("2025-04-30");
});
