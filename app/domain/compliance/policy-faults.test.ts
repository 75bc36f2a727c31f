import { expect, test } from "vitest";
import { Policy } from "#app/domain/compliance/policy.ts";
import { policyFaults } from "#app/domain/compliance/policy-faults.ts";
import { aPolicy, severalPolicies } from "#tests/builders/a-policy.ts";

type Rules = Parameters<typeof aPolicy>[0];
type Rule = Rules[number];
const faultsOf = (...[rules, more]: Parameters<typeof aPolicy>) => policyFaults(aPolicy(rules, more));
const whole: Rule = { kind: "minimum", clause: "whole", per: "cycle", amount: { hundredths: 2000 } };
const twoYears: Rule = { kind: "cycle", clause: "cycle", months: 24, anchor: { kind: "licence-date" } };
const rolling: Rule = { kind: "cycle", clause: "cycle", months: 24, anchor: { kind: "rolling" } };

test("policies that use every kind of rule do not contradict themselves", () => {
  for (const policy of severalPolicies()) expect(policyFaults(policy)).toEqual([]);
});

const CONTRADICTIONS: readonly (readonly [string, Rules, object])[] = [
  [
    "a ceiling below the floor of the same credits",
    [
      whole,
      { kind: "minimum", clause: "floor", which: { categories: ["ethics"] }, per: "cycle", amount: { hundredths: 400 } },
      { kind: "maximum", clause: "ceiling", which: { categories: ["ethics", "law"] }, per: "cycle", amount: { hundredths: 300 } },
    ],
    { code: "ceiling-below-floor", clause: "ceiling", other: "floor" },
  ],
  [
    "a ceiling of everything below the whole, in per cent",
    [whole, { kind: "maximum", clause: "ceiling", per: "cycle", amount: { percentOfRequired: 90 } }],
    { code: "ceiling-below-floor", clause: "ceiling", other: "whole" },
  ],
  [
    "floors of categories that come to more than the whole",
    [
      whole,
      { kind: "minimum", clause: "one", which: { categories: ["a"] }, per: "cycle", amount: { percentOfRequired: 60 } },
      { kind: "minimum", clause: "two", which: { categories: ["b"] }, per: "cycle", amount: { hundredths: 900 } },
    ],
    { code: "floors-above-whole", clause: "two", other: "whole" },
  ],
  [
    "years that come to more than their cycle",
    [twoYears, whole, { kind: "minimum", clause: "year", per: "year", amount: { hundredths: 1100 } }],
    { code: "years-above-cycle", clause: "year", other: "whole" },
  ],
  [
    "a part of a whole that nobody asks",
    [{ kind: "minimum", clause: "part", which: { categories: ["a"] }, per: "cycle", amount: { percentOfRequired: 60 } }],
    { code: "per-cent-of-nothing", clause: "part" },
  ],
  [
    "a part of everything on one day",
    [whole, { kind: "maximum", clause: "day", per: "day", amount: { percentOfCounted: 50 } }],
    { code: "per-cent-per-day", clause: "day" },
  ],
  [
    "two amounts for the same people",
    [whole, { ...whole, clause: "other", amount: { hundredths: 2500 } }],
    { code: "two-rules-for-one", clause: "other", other: "whole" },
  ],
  [
    "two cycles for the same people",
    [twoYears, { ...rolling, clause: "other" }],
    { code: "two-rules-for-one", clause: "other", other: "cycle" },
  ],
  [
    "years where no cycle begins",
    [rolling, { kind: "minimum", clause: "year", per: "year", amount: { hundredths: 100 } }],
    { code: "years-in-rolling", clause: "year", other: "cycle" },
  ],
  [
    "a failure of years where there are none",
    [rolling, { kind: "year-failure", clause: "fails", canBeMadeGood: true }],
    { code: "years-in-rolling", clause: "fails", other: "cycle" },
  ],
  [
    "a surplus where nothing closes",
    [rolling, { kind: "carry-over", clause: "more", from: "surplus", maximumHundredths: 100 }],
    { code: "carry-over-in-rolling", clause: "more", other: "cycle" },
  ],
  [
    "a time after an end that never comes",
    [rolling, { kind: "cure", clause: "cure", days: 30, from: "cycle-end" }],
    { code: "cure-from-no-end", clause: "cure", other: "cycle" },
  ],
  [
    "more months than are kept",
    [rolling, { kind: "minimum", clause: "long", per: { lastMonths: 36 }, amount: { hundredths: 100 } }],
    { code: "months-beyond-cycle", clause: "long", other: "cycle" },
  ],
  [
    "last months in a cycle that closes",
    [twoYears, { kind: "minimum", clause: "months", per: { lastMonths: 6 }, amount: { hundredths: 100 } }],
    { code: "months-outside-rolling", clause: "months", other: "cycle" },
  ],
  [
    "a first cycle cut short that begins with the person",
    [twoYears, { kind: "ramp", clause: "ramp", first: "prorate" }],
    { code: "ramp-without-common-cycle", clause: "ramp", other: "cycle" },
  ],
  [
    "two effects of one leave",
    [
      { kind: "relief", clause: "one", reasons: ["illness"], effect: "prorate" },
      { kind: "relief", clause: "two", reasons: ["maternity", "illness"], effect: "extend" },
    ],
    { code: "two-effects-of-leave", clause: "two", other: "one" },
  ],
  [
    "one accreditor at two rates",
    [
      {
        kind: "recognise",
        clause: "abroad",
        accreditors: [
          { code: "one", percent: 100 },
          { code: "one", percent: 50 },
        ],
      },
    ],
    { code: "accreditor-twice", clause: "abroad" },
  ],
  [
    "a waiver that ends before it begins",
    [{ kind: "waiver", clause: "war", from: "2026-02-01", to: "2026-01-01", yearMinimum: "waived", extendMonths: 1 }],
    { code: "ends-before-it-begins", clause: "war" },
  ],
];

test.each(CONTRADICTIONS)("refused with its clause: %s", (_name, rules, fault) => {
  expect(faultsOf(rules)).toContainEqual(fault);
});

test("rules that no person can meet together do not contradict each other", () => {
  const doctors: Rule = { ...whole, who: { professions: ["dentist"] } };
  expect(faultsOf([doctors, { ...whole, who: { otherThan: ["dentist"] } }])).toEqual([]);
  expect(faultsOf([doctors, { ...whole, who: { professions: ["nurse"] } }])).toEqual([]);
});

test("every clause is carried out by a rule, every rule rests on a clause, and somebody has a cycle", () => {
  const policy = aPolicy([whole]);
  const clause = { id: "idle", text: "A clause that nobody carries out.", source: "Made up for a test", certainty: "example" as const };
  expect(policyFaults({ ...policy, clauses: [...policy.clauses, clause] })).toEqual([{ code: "clause-without-rule", clause: "idle" }]);
  expect(policyFaults({ ...policy, clauses: policy.clauses.slice(1) })).toEqual([
    { code: "unknown-clause", clause: policy.clauses[0]!.id },
  ]);
  expect(policyFaults({ ...policy, clauses: [...policy.clauses, policy.clauses[0]!] })).toEqual([{ code: "clause-twice", clause: "c" }]);
  expect(policyFaults({ ...policy, rules: policy.rules.filter(({ kind }) => kind !== "cycle") })).toContainEqual({
    code: "no-cycle",
    clause: "whole",
  });
});

test("what is in force was signed before it took effect, rests on a law and on nothing doubtful", () => {
  const policy = aPolicy([whole], { state: "in-force", adoptedOn: null });
  expect(policyFaults(policy).map(({ code }) => code)).toEqual([
    "in-force-unsigned",
    "in-force-without-law",
    "in-force-on-doubt",
    "in-force-on-doubt",
  ]);
  expect(policyFaults({ ...policy, state: "shadow" })).toEqual([]);
  expect(faultsOf([whole], { adoptedOn: "2024-02-01" })).toEqual([{ code: "retroactive", clause: "c" }]);
  expect(faultsOf([whole], { effective: { from: "2024-01-01", until: "2023-12-31" } })).toEqual([
    { code: "ends-before-it-begins", clause: "c" },
  ]);
});

test("a doubt stands exactly where a clause is uncertain", () => {
  const policy = aPolicy([whole]);
  const [clause] = policy.clauses;
  expect(Policy.safeParse({ ...policy, clauses: [{ ...clause, certainty: "uncertain" }] }).success).toBe(false);
  expect(Policy.safeParse({ ...policy, clauses: [{ ...clause, doubt: "Somebody doubts it." }] }).success).toBe(false);
});

test("what two pairs of rules say against each other in the same clauses is said once", () => {
  const floorOf = (profession: string): Rule => ({ ...whole, who: { professions: [profession] } });
  const ceiling: Rule = { kind: "maximum", clause: "ceiling", per: "cycle", amount: { hundredths: 1000 } };
  expect(faultsOf([floorOf("nurse"), floorOf("dentist"), ceiling])).toEqual([
    { code: "ceiling-below-floor", clause: "ceiling", other: "whole" },
  ]);
});
