import { expect, test } from "vitest";
import { placedFaults } from "#app/domain/compliance/fault-places.ts";
import type { Policy } from "#app/domain/compliance/policy.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";

const places = (policy: Policy, rules: readonly (Policy["rules"][number] | null)[] = policy.rules, pending: readonly string[] = []) =>
  placedFaults(policy, rules, new Set(pending)).map(({ place, fault }) => `${place} ${fault.code}`);

const floor = { kind: "minimum", clause: "floor", per: "cycle", amount: { hundredths: 2000 } } as const;

test("a contradiction stands beside the field that says it", () => {
  const ceiling = { kind: "maximum", clause: "ceiling", per: "cycle", amount: { hundredths: 100 } } as const;
  expect(places(aPolicy([floor, ceiling]))).toEqual(["rules.2.amount ceiling-below-floor"]);
  expect(places(aPolicy([floor, { ...floor, clause: "again" }]))).toEqual(["rules.2.who two-rules-for-one"]);
  const waiver = { kind: "waiver", clause: "w", from: "2025-02-01", to: "2025-01-01", yearMinimum: "kept", extendMonths: 0 } as const;
  expect(places(aPolicy([floor, waiver]))).toEqual(["rules.2.to ends-before-it-begins"]);
  expect(places(aPolicy([floor], { effective: { from: "2024-01-01", until: "2023-12-31" } }))).toEqual([
    "effective.until ends-before-it-begins",
  ]);
  const rolling = { kind: "cycle", clause: "c", months: 12, anchor: { kind: "rolling" } } as const;
  expect(places(aPolicy([rolling, floor, { kind: "year-failure", clause: "f", canBeMadeGood: true }]))).toEqual([
    "rules.2.clause years-in-rolling",
  ]);
});

test("a clause says itself that it is written twice or that no rule rests on it, and a policy that it has no cycle", () => {
  const policy = aPolicy([floor]);
  const [first] = policy.clauses;
  if (first === undefined) throw new Error("A policy has clauses.");
  expect(places({ ...policy, clauses: [...policy.clauses, first] })).toEqual(["clauses.2.id clause-twice"]);
  expect(places({ ...policy, clauses: [...policy.clauses, { ...first, id: "bare" }] })).toEqual(["clauses.2.id clause-without-rule"]);
  expect(places({ ...policy, clauses: [first] })).toEqual(["rules.1.clause unknown-clause"]);
  expect(places({ ...policy, clauses: policy.clauses.slice(1) }, policy.rules.slice(1))).toEqual(["rules no-cycle"]);
});

test("an unfinished rule is not held against the others", () => {
  const policy = aPolicy([floor]);
  const [cycle, minimum] = policy.rules;
  expect(places(policy, [null, minimum ?? null], ["c"])).toEqual([]);
  expect(places(policy, [cycle ?? null, null], ["floor"])).toEqual([]);
});

test("what keeps a version from force stands beside its law and its first day", () => {
  const early = aPolicy([floor], { state: "in-force", adoptedOn: "2024-02-01" });
  expect(new Set(places(early))).toEqual(
    new Set([
      "effective.from retroactive",
      "legalReference in-force-without-law",
      "clauses.0.id in-force-on-doubt",
      "clauses.1.id in-force-on-doubt",
    ]),
  );
});
