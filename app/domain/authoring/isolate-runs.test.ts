import fc from "fast-check";
import { expect, test } from "vitest";
import { isolateRuns } from "#app/domain/authoring/isolate-runs.ts";

const isolated = (text: string, direction: "rtl" | "ltr" = "rtl"): string[] =>
  isolateRuns(text, direction)
    .filter((run) => run.isolated)
    .map((run) => run.text);

test.each([
  ["الضغط 140/90 mmHg أو أعلى", ["140/90 mmHg"]],
  ["أعط 5–10 mg مرتين", ["5–10 mg"]],
  ["خلايا CD4+ في الدم", ["CD4+"]],
  ["دواء Metformin 500 mg مع الطعام", ["Metformin 500 mg"]],
  ["إذا كان ≥ 140 أو < 7% فراجع", ["≥ 140", "< 7%"]],
  ["HbA1c 6.5% أو أكثر", ["HbA1c 6.5%"]],
  ["15 548 سجلًا و8.2% منها", ["15 548", "8.2%"]],
  ["0.5 mL/kg/hour ثم −5 °C", ["0.5 mL/kg/hour", "−5 °C"]],
  ["(ISMP) و(WHO)", ["ISMP", "WHO"]],
  ["gentamicin، vancomycin", ["gentamicin", "vancomycin"]],
  ["SARS-CoV-2 و CC BY-SA 4.0", ["SARS-CoV-2", "CC BY-SA 4.0"]],
  ["بتركيز 1:1000", ["1:1000"]],
  ["پێوانەی .25 mg بخوێنەوە", [".25 mg"]],
])("in right-to-left text %s is isolated whole (R3, R41)", (text, runs) => {
  expect(isolated(text)).toEqual(runs);
});

test("bare numbers and Arabic digits stay in the line: the algorithm places them right", () => {
  expect(isolated("خلال 30 دقيقة و 2.5 ساعة، ١٠ أيام")).toEqual([]);
});

test("in English text words in Arabic script are isolated", () => {
  expect(isolated("The Eastern zero (٠) and أم علي here.", "ltr")).toEqual(["٠", "أم علي"]);
});

test("the pieces joined are the text, unchanged, for any text and direction", () => {
  const pieces = fc.constantFrom(
    "ضغط",
    " ",
    "140/90",
    "mmHg",
    "٥",
    "–",
    "(",
    ")",
    "≥",
    "%",
    "+",
    ".",
    "،",
    "Ä",
    "ە‌",
    "\n",
    "💊",
    "5",
    "µg",
    "CD4",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, fc.constantFrom("rtl" as const, "ltr" as const), (any, direction) => {
      expect(
        isolateRuns(any, direction)
          .map((run) => run.text)
          .join(""),
      ).toBe(any);
    }),
    { numRuns: 2000 },
  );
});

test("no piece is empty, and no isolated piece begins or ends with a space", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from("ab 1٥ض/+–%≥. ")) }), (any) => {
      for (const run of isolateRuns(any, "rtl")) {
        expect(run.text).not.toBe("");
        if (run.isolated) expect(run.text.trim()).toBe(run.text);
      }
    }),
  );
});

test("a long text without a gap is cut in time", () => {
  const begun = performance.now();
  isolateRuns("a1-".repeat(20_000), "rtl");
  isolateRuns("1 ".repeat(20_000), "rtl");
  expect(performance.now() - begun).toBeLessThan(1000);
});
