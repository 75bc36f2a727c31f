import { expect, test } from "vitest";
import { policyDifference } from "#app/domain/compliance/policy-difference.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";

const floor = (hundredths: number) => ({ kind: "minimum", clause: "c", per: "cycle", amount: { hundredths } }) as const;
const once = { kind: "count-once", clause: "c", per: "ever" } as const;
const fails = { kind: "cycle-failure", clause: "c" } as const;

test("a version in another order is the same", () => {
  expect(policyDifference(aPolicy([floor(2000), once]), aPolicy([once, floor(2000)]))).toEqual([]);
});

test("a changed figure is one change of one rule; what came and what went stand for themselves", () => {
  const changes = policyDifference(aPolicy([floor(2000), once]), aPolicy([fails, floor(2500)]));
  expect(changes).toMatchObject([
    { from: null, to: { kind: "cycle-failure" } },
    { from: { amount: { hundredths: 2000 } }, to: { amount: { hundredths: 2500 } } },
    { from: { kind: "count-once" }, to: null },
  ]);
});
