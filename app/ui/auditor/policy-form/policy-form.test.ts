import { expect, test } from "vitest";
import type { FieldShape, TypedGroup } from "#app/domain/compliance/form-field.ts";
import { CASE_FIELD, POLICY_FIELD, RULE_KINDS } from "#app/domain/compliance/policy-form.ts";
import { Policy } from "#app/domain/compliance/policy.ts";
import { within } from "#app/domain/compliance/read-form.ts";
import { tryCase } from "#app/domain/compliance/try-case.ts";
import { WorkedCases } from "#app/domain/compliance/worked-case.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { messagesFor } from "#app/i18n/messages-for.server.ts";
import { otherwiseSaid } from "#app/ui/auditor/policy-form/case-words.ts";
import { choiceLabel, codeOptions, fieldLabel, fieldName, gapText } from "#app/ui/auditor/policy-form/field-words.ts";
import { moved, setAt, typedAt } from "#app/ui/auditor/policy-form/set-at.ts";
import { casesInFile, jsonIn, readPolicyForm, startPolicyForm, textOf } from "#app/ui/auditor/policy-form/use-policy-form.ts";
import { policyFiles, readContent } from "#tests/support/policy-files.ts";

const files = policyFiles().map((path) => ({
  policy: Policy.parse(readContent(path)),
  casesText: JSON.stringify(readContent(path.replace(/\.json$/, ".cases.json"))),
}));

/** Every place of a form with its field, one line of each list. */
function* placesIn(field: FieldShape, place: string): Generator<[place: string, field: FieldShape]> {
  yield [place, field];
  if ("of" in field) {
    const inner =
      field.kind === "rows" || field.kind === "record" ? within(place, 0) : field.kind === "asked" ? within(place, "of") : place;
    if (field.kind === "record") yield* placesIn(field.key, within(inner, "key"));
    yield* placesIn(field.of, field.kind === "record" ? within(inner, "of") : inner);
  }
  if (field.kind === "group") for (const [key, each] of Object.entries(field.fields)) yield* placesIn(each, within(place, key));
  if (field.kind === "one-of")
    for (const fields of Object.values(field.variants))
      for (const [key, each] of Object.entries(fields ?? {})) yield* placesIn(each, within(place, key));
}

test("every field, choice, kind and code of the house has a name in every language", () => {
  for (const language of LANGUAGES) {
    const t = messagesFor(language);
    const unnamed = [...placesIn(POLICY_FIELD, ""), ...placesIn(CASE_FIELD, "cases.0")].flatMap(([place, field]) => {
      if (["", "language", "state", "adoptedOn", "rules", "rules.0", "cases.0", "clauses.0", "remarks.0"].includes(place)) return [];
      const values = field.kind === "choice" ? field.values.map(String) : [];
      const variants = field.kind === "one-of" ? Object.keys(field.variants) : [];
      const codes = field.kind === "code" || field.kind === "codes" ? codeOptions(field.list, [], language, t).options : [];
      const said = [
        fieldLabel(t, place),
        ...[...values, ...variants].map((value) => choiceLabel(t, place, value)),
        ...codes.map(({ label }) => label),
      ];
      return said.filter((text) => /^(policy-form|policies)\./.test(text));
    });
    expect({ language, unnamed: [...new Set(unnamed)] }).toEqual({ language, unnamed: [] });
    for (const kind of RULE_KINDS) expect(t(`policy-form.purpose-${kind}`)).not.toContain("policy-form.");
  }
});

test("a field is called by its own key, or by another where that would mislead", () => {
  expect(["rules.0.anchor.first", "rules.0.first", "cases.0.name", "name", "clauses.12.doubt"].map(fieldName)).toEqual([
    "firstDay",
    "first",
    "caseName",
    "name",
    "doubt",
  ]);
  const lost = ["cases.0.expect.lost.of.0.key", "cases.0.expect.lost.of.0.of.0.key", "cases.0.expect.missing.of.0.of"];
  expect(lost.map(fieldName)).toEqual(["creditKey", "key", "of"]);
});

test("what is wrong is said with its limits", () => {
  const t = messagesFor("en");
  expect(gapText(t, { place: "", code: "out-of-range", from: 1, to: 120 })).toBe("From 1 to 120.");
  expect(gapText(t, { place: "", code: "out-of-range", from: 1 })).toBe("At least 1.");
  expect(gapText(t, { place: "", code: "out-of-range", to: 9 })).toBe("At most 9.");
  expect(gapText(t, { place: "", code: "too-short", from: 20 })).toBe("It is too short. Letters at least: 20.");
});

test("a place is read and changed, and nothing besides it", () => {
  const typed = { rules: [{ who: { professions: "nurse" } }, { who: { professions: "" } }] };
  expect(typedAt(typed, "rules.0.who.professions")).toBe("nurse");
  expect(typedAt(typed, "rules.7.who")).toBe("");
  const changed = setAt(typed, "rules.1.who.professions", "dentist") as typeof typed;
  expect(changed).toEqual({ rules: [typed.rules[0], { who: { professions: "dentist" } }] });
  expect(changed.rules[0]).toBe(typed.rules[0]);
  expect([moved(["a", "b", "c"], 1, 1), moved(["a", "b", "c"], 1, -1)]).toEqual([
    ["a", "c", "b"],
    ["b", "a", "c"],
  ]);
});

test("a form begun from a version says that version, its text gives it back, and its cases come out as expected", () => {
  for (const { policy, casesText } of files) {
    const cases = WorkedCases.parse(jsonIn(casesText)).cases;
    const read = readPolicyForm(startPolicyForm(policy, cases, "IQ"));
    expect(read).toMatchObject({ policy, gaps: [], faults: [] });
    expect(Policy.parse(jsonIn(textOf(read)))).toEqual(policy);
    expect(read.cases.map(({ worked }) => worked)).toEqual(cases);
    for (const { worked } of read.cases) expect(worked === null ? null : tryCase([policy], worked)).toEqual([]);
    expect(casesInFile(casesText)).toEqual(startPolicyForm(null, cases, "IQ")["cases"]);
  }
});

test("a form begun from nothing says what it lacks, beside its fields; an unfinished rule is not held against the others", () => {
  const typed = startPolicyForm(null, [], "IQ-KR");
  const { policy, rules, gaps, faults } = readPolicyForm(typed);
  expect({ policy, rules, faults }).toEqual({ policy: null, rules: [null, null], faults: [] });
  expect(gaps.map(({ place }) => place)).toEqual(expect.arrayContaining(["id", "name.ckb", "rules.0.months", "rules.1.amount"]));
  const filled = [
    ["rules.0.months", "12"],
    ["rules.0.anchor", { choice: "calendar-year", firstYear: "2027" }],
    ["clauses.1.id", "whole"],
  ] as const;
  const next = filled.reduce<TypedGroup>((form, [place, value]) => setAt(form, place, value) as TypedGroup, typed);
  expect(readPolicyForm(next).rules[0]).toEqual({
    kind: "cycle",
    clause: "cycle",
    months: 12,
    anchor: { kind: "calendar-year", firstYear: 2027 },
    who: {},
  });
  expect(readPolicyForm(next).faults.map(({ place, fault }) => `${place} ${fault.code}`)).toEqual(["clauses.1.id clause-without-rule"]);
});

test("a file of cases that the form cannot show is not taken", () => {
  for (const text of ["", "{", "[]", '{"cases": []}', '{"cases": [{"name": 7}]}', '{"cases": [{"unheard": "of"}]}', "null"])
    expect(casesInFile(text)).toBeNull();
});

test("what comes out otherwise is said in words, a duty in times and credits in credits", () => {
  const rules = Policy.parse({
    ...files[0]?.policy,
    rules: [
      { kind: "duty", clause: "audit", duty: "clinical-audit", times: 2, per: "cycle" },
      { kind: "minimum", clause: "total", per: "cycle", amount: { hundredths: 1500 } },
    ],
  }).rules;
  const say = { rules, language: "en", t: messagesFor("en") } as const;
  const said = (what: Parameters<typeof otherwiseSaid>[0]) =>
    otherwiseSaid(what, say)
      .replace(/[\u2066-\u2069]/g, "")
      .replaceAll("\u00a0", " ");
  expect(said({ what: "state", expected: "met", found: "short" })).toBe("State: expected Met, found Something is missing");
  expect(said({ what: "missing", expected: { audit: 2 }, found: { audit: 1, total: 250 } })).toBe(
    "What is missing, by clause: expected clause audit: times: 2, found clause audit: times: 1, clause total: 2.5 credits",
  );
  expect(said({ what: "lost", expected: { "0": { total: 100 } }, found: {} })).toBe(
    "What of a credit does not count, by clause: expected credit 0: clause total: 1 credits, found nothing",
  );
  expect(said({ what: "until", expected: null, found: "2026-12-31" })).toContain("expected nothing, found 31 December 2026");
  expect(said({ what: "cycle", expected: ["2026-01-01", "2026-12-31"], found: undefined })).toContain("found nothing");
  expect(said({ what: "counted", expected: 100, found: 50 })).toContain("found 0.5 credits");
});
