import { describe, expect, test } from "vitest";
import { Policy } from "#app/domain/compliance/policy.ts";
import { policyFaults } from "#app/domain/compliance/policy-faults.ts";
import { tryCase } from "#app/domain/compliance/try-case.ts";
import { type WorkedCase, WorkedCases } from "#app/domain/compliance/worked-case.ts";
import { policyFiles, readContent } from "#tests/support/policy-files.ts";

const regimes = policyFiles().map((path) => ({
  policy: Policy.parse(readContent(path)),
  cases: WorkedCases.parse(readContent(path.replace(/\.json$/, ".cases.json"))),
}));

test("there are the two examples of Iraq and more than fourteen regimes of other countries, none of them able to judge anybody", () => {
  expect(regimes.filter(({ policy }) => policy.jurisdiction.startsWith("IQ")).map(({ policy }) => policy.id)).toEqual([
    "iq-example",
    "iq-kr-example",
  ]);
  expect(regimes.length).toBeGreaterThanOrEqual(16);
  for (const { policy } of regimes) expect(policy.state).toBe(policy.jurisdiction.startsWith("IQ") ? "shadow" : "draft");
});

describe.each(regimes)("$policy.id", ({ policy, cases: { policy: id, cases } }) => {
  test("it does not contradict itself, and its cases are its own", () => {
    expect(policyFaults(policy)).toEqual([]);
    expect(id).toBe(policy.id);
  });

  test.each(cases)("$name", (worked) => {
    expect(tryCase([policy], worked)).toEqual([]);
  });

  const clauses = policy.clauses.map((clause) => clause.id);
  test.each(clauses)("clause %s: without its rules a case that shows it comes out otherwise", (clause) => {
    const shown = cases.filter((worked) => worked.clauses.includes(clause));
    const rules = policy.rules.filter((rule) => rule.clause !== clause);
    const isOtherwise = (worked: WorkedCase) => tryCase([{ ...policy, rules }], worked).length > 0;
    expect(shown.filter(isOtherwise).map(({ name }) => name)).not.toEqual([]);
  });
});
