import fc from "fast-check";
import { expect, test } from "vitest";
import type { TypedGroup } from "#app/domain/compliance/form-field.ts";
import { CASE_FIELD, POLICY_FIELD, RULE_FIELD, RULE_KINDS } from "#app/domain/compliance/policy-form.ts";
import { Policy } from "#app/domain/compliance/policy.ts";
import { PolicyRule } from "#app/domain/compliance/policy-rule.ts";
import { readForm } from "#app/domain/compliance/read-form.ts";
import { WorkedCase, WorkedCases } from "#app/domain/compliance/worked-case.ts";
import { emptyForm, writeForm } from "#app/domain/compliance/write-form.ts";
import { severalPolicies } from "#tests/builders/a-policy.ts";
import { policyFiles, readContent } from "#tests/support/policy-files.ts";

const files = policyFiles().map(readContent);
const cases = policyFiles().flatMap((path) => WorkedCases.parse(readContent(path.replace(/\.json$/, ".cases.json"))).cases);
const anyCase = fc.constantFrom(...cases);
const anyPolicy = fc.constantFrom(...files, ...severalPolicies());

test.each(files)("what a form shows of a policy is that policy, and its form again", (file) => {
  const { typed, lost } = writeForm(POLICY_FIELD, file);
  const { value, gaps } = readForm(POLICY_FIELD, typed);
  expect({ lost, gaps }).toEqual({ lost: [], gaps: [] });
  expect(value).toEqual(Policy.parse(file));
  expect(writeForm(POLICY_FIELD, JSON.parse(JSON.stringify(value))).typed).toEqual(typed);
});

test("rules in any number and order come back as they were", () => {
  const rules = files.flatMap((file) => Policy.parse(file).rules);
  const policy = Policy.parse(files[0]);
  fc.assert(
    fc.property(fc.shuffledSubarray(rules, { minLength: 1, maxLength: 12 }), (some) => {
      const { typed, lost } = writeForm(POLICY_FIELD, { ...policy, rules: some });
      expect(lost).toEqual([]);
      expect(readForm(POLICY_FIELD, typed)).toEqual({ value: { ...policy, rules: some }, gaps: [] });
    }),
    { numRuns: 30 },
  );
});

test("every worked case of the house comes back as it was, and an empty one says what it lacks", () => {
  for (const worked of cases) {
    const { typed, lost } = writeForm(CASE_FIELD, worked);
    expect({ lost, ...readForm(CASE_FIELD, typed) }).toEqual({ lost: [], value: worked, gaps: [] });
  }
  expect(readForm(CASE_FIELD, emptyForm(CASE_FIELD)).gaps.map(({ place, code }) => [place, code])).toEqual([
    ["name", "missing"],
    ["clauses", "none-chosen"],
    ["day", "missing"],
    ["person.profession", "missing"],
    ["expect.state", "missing"],
  ]);
});

/** A value somewhere in a document, put in the place of another. */
function spoilt(json: unknown, at: number, by: unknown): unknown {
  let left = at;
  const walk = (value: unknown): unknown => {
    if (typeof value === "object" && value !== null) {
      if (Array.isArray(value)) return value.map(walk);
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]));
    }
    left -= 1;
    return left === -1 ? by : value;
  };
  return walk(json);
}
const anything = fc.constantFrom("", "x", "Not A Code", "2026-02-30", "2026-02-28", -1, 0, 0.5, 7, 1e9, null, true, [], {}, { x: 1 });

test.each([
  ["policy", anyPolicy, POLICY_FIELD, Policy],
  ["worked case", anyCase, CASE_FIELD, WorkedCase],
] as const)(
  "a form of a %s without a gap is what the schema takes, and what the schema takes has a form without a gap",
  (_, any, field, schema) => {
    fc.assert(
      fc.property(any, fc.nat(400), anything, (whole, at, by) => {
        const json = spoilt(whole, at, by);
        const { typed, lost } = writeForm(field, json);
        const { value, gaps } = readForm(field, typed);
        const read = schema.safeParse(json);
        if (read.success) expect({ lost, gaps, value }).toEqual({ lost: [], gaps: [], value: read.data });
        if (gaps.length === 0) expect(schema.safeParse(value).error).toBeUndefined();
        // What is unfinished is in the text as it was typed.
        expect(writeForm(field, JSON.parse(JSON.stringify(value))).typed).toEqual(typed);
      }),
      { numRuns: 300 },
    );
  },
);

test("there is a form for every kind of rule that the schema knows", () => {
  expect([...RULE_KINDS].sort()).toEqual(PolicyRule.options.map(({ shape }) => shape.kind.value).sort());
});

test("numbers are read in the digits of the reader's own keyboard", () => {
  const { typed } = writeForm(POLICY_FIELD, severalPolicies()[0]);
  const read = (stepHundredths: string) => readForm(POLICY_FIELD, { ...(typed as object), stepHundredths });
  for (const half of ["٠٫٥", "۰٫۵", "٠،٥", "0,5", "0.5"]) expect(read(half)).toMatchObject({ value: { stepHundredths: 50 }, gaps: [] });
  expect(read("٠٫٥٥٥").gaps).toEqual([{ place: "stepHundredths", code: "not-a-number" }]);
  const ramp = writeForm(RULE_FIELD, { kind: "ramp", clause: "c", first: { percentByYear: [25] } }).typed as TypedGroup;
  const first = { ...(ramp["first"] as TypedGroup), percentByYear: "٢٥، ۵۰" };
  expect(readForm(RULE_FIELD, { ...ramp, first })).toMatchObject({ value: { first: { percentByYear: [25, 50] } }, gaps: [] });
});
