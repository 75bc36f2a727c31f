import type { z } from "zod";
import { Policy } from "#app/domain/compliance/policy.ts";
import type { PolicyRule } from "#app/domain/compliance/policy-rule.ts";

type Rule = z.input<typeof PolicyRule>;

const YEARS: Rule = { kind: "cycle", clause: "c", months: 12, anchor: { kind: "calendar-year", firstYear: 2024 } };

/** A policy of these rules, in force as an example since 2024, with calendar years for cycles unless a rule says otherwise. */
export function aPolicy(rules: readonly Rule[], more: Partial<z.input<typeof Policy>> = {}): Policy {
  const words = { ar: "مثال", ckb: "نموونە", en: "Example" };
  const all = rules.some(({ kind }) => kind === "cycle") ? rules : [YEARS, ...rules];
  return Policy.parse({
    language: 1,
    id: "example",
    version: "1",
    state: "shadow",
    name: words,
    source: words,
    legalReference: null,
    jurisdiction: "IQ",
    adoptedOn: "2023-12-01",
    effective: { from: "2024-01-01", until: null },
    clauses: [...new Set(all.map(({ clause }) => clause))].map((id) => ({
      id,
      text: "A sentence that stands for a clause.",
      source: "Made up for a test",
      certainty: "example",
    })),
    rules: all,
    ...more,
  });
}

const floor = (hundredths: number): Rule => ({ kind: "minimum", clause: "c", per: "cycle", amount: { hundredths } });
const FAILS: Rule[] = [{ kind: "cycle-failure", clause: "c" }];

/** Policies that between them use every kind of rule. */
export function severalPolicies(): Policy[] {
  return [
    aPolicy([floor(2000), ...FAILS]),
    aPolicy([
      floor(2000),
      { kind: "minimum", clause: "c", which: { topics: ["ethics"] }, per: "cycle", amount: { hundredths: 300 } },
      { kind: "maximum", clause: "c", which: { formats: ["online"] }, per: "cycle", amount: { percentOfRequired: 50 } },
      { kind: "maximum", clause: "c", per: "day", amount: { hundredths: 600 } },
      { kind: "maximum", clause: "c", which: { categories: ["personal"] }, per: "cycle", amount: { hundredths: 500 } },
      { kind: "count-once", clause: "c", per: "ever" },
      { kind: "multiplier", clause: "c", which: { topics: ["ethics"] }, percent: 200 },
      { kind: "recognise", clause: "c", accreditors: [{ code: "known", percent: 50, category: "clinical" }] },
      { kind: "relief", clause: "c", reasons: ["maternity"], effect: "prorate" },
      { kind: "ramp", clause: "c", first: "prorate" },
      { kind: "carry-over", clause: "c", from: "surplus", maximumHundredths: 500 },
      ...FAILS,
    ]),
    aPolicy([
      { kind: "cycle", clause: "c", months: 24, anchor: { kind: "licence-date" } },
      floor(4000),
      { kind: "minimum", clause: "c", per: "year", amount: { hundredths: 1500 } },
      { kind: "maximum", clause: "c", per: "activity", amount: { hundredths: 800 } },
      { kind: "maximum", clause: "c", which: { formats: ["online"] }, per: "year", amount: { hundredths: 700 } },
      { kind: "relief", clause: "c", reasons: ["maternity"], effect: "extend" },
      { kind: "year-failure", clause: "c", canBeMadeGood: true },
      { kind: "waiver", clause: "c", from: "2025-01-01", to: "2025-06-30", yearMinimum: "waived", extendMonths: 3 },
      { kind: "duty", clause: "c", duty: "clinical-audit", times: 1, per: "year" },
      ...FAILS,
    ]),
    aPolicy([
      { kind: "cycle", clause: "c", months: 24, anchor: { kind: "rolling" } },
      floor(6000),
      { kind: "minimum", clause: "c", per: { lastMonths: 12 }, amount: { hundredths: 3000 } },
      { kind: "expiry", clause: "c", months: 18 },
      { kind: "cure", clause: "c", days: 180, from: "notice" },
      ...FAILS,
    ]),
    aPolicy([
      floor(3000),
      { kind: "maximum", clause: "c", which: { formats: ["online"] }, per: "cycle", amount: { percentOfCounted: 50 } },
      { kind: "not-counted", clause: "c", which: { categories: ["personal"] } },
      { kind: "cure", clause: "c", days: 90, from: "cycle-end" },
      { kind: "appeal", clause: "c", days: 30, from: "cycle-end" },
      ...FAILS,
    ]),
  ];
}
