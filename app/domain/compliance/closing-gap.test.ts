import { expect, test } from "vitest";
import { gapClosedBy } from "#app/domain/compliance/closing-gap.ts";
import { compilePolicy } from "#app/domain/compliance/compile-policy.ts";
import { factsOf } from "#app/domain/compliance/register-facts.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { aPolicy } from "#tests/builders/a-policy.ts";

const possible = { amountHundredths: 300, creditType: "hours", category: "ethics", topics: [], providerId: "provider", activityId: "one" };

test("a course closes as much of each floor as it would count, and nothing above a ceiling", () => {
  const history = compilePolicy([
    aPolicy([
      { kind: "minimum", clause: "whole", per: "cycle", amount: { hundredths: 1000 } },
      { kind: "minimum", clause: "ethics", which: { categories: ["ethics"] }, per: "cycle", amount: { hundredths: 100 } },
      { kind: "maximum", clause: "day", per: "day", amount: { hundredths: 200 } },
    ]),
  ]);
  const closes = gapClosedBy(history, [], factsOf("nurse"), "2026-05-01" as CalendarDay);
  expect(closes(possible).map(({ clause, hundredths }) => [clause, hundredths])).toEqual([
    ["whole", 200],
    ["ethics", 100],
  ]);
  expect(closes({ ...possible, category: "clinical" }).map(({ clause }) => clause)).toEqual(["whole"]);
});

test("where nothing is missing, or nothing is asked, no course closes anything", () => {
  const nothing = gapClosedBy(compilePolicy([aPolicy([])]), [], factsOf("nurse"), "2026-05-01" as CalendarDay);
  expect(nothing(possible)).toEqual([]);
  const unborn = gapClosedBy(compilePolicy([aPolicy([])]), [], factsOf("nurse"), "2020-05-01" as CalendarDay);
  expect(unborn(possible)).toEqual([]);
});
