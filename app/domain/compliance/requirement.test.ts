import fc from "fast-check";
import { expect, test } from "vitest";
import { cycleOn, Policy, requirementFor, standingOf } from "#app/domain/compliance/requirement.ts";
import { totalCredits } from "#app/domain/credits/total-credits.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import example from "#content/policies/iq-example.json" with { type: "json" };

const policy = Policy.parse(example);
const asked = {
  professions: "all-others" as const,
  totalHundredths: 1500,
  categories: [{ category: "patient-safety", minimumHundredths: 200 }],
};

test("the example policy is one, says so, and is in shadow", () => {
  expect(policy.state).toBe("shadow");
  expect(policy.name.en).toContain("Example");
});

// @rule iq-example/total
test("a profession that is named is asked what is written for it, every other what is written for all others", () => {
  expect(requirementFor(policy, "pharmacist")?.totalHundredths).toBe(2500);
  expect(requirementFor(policy, "nurse")?.totalHundredths).toBe(1500);
});

// @rule iq-example/cycle
test("a cycle is the calendar year of the day", () => {
  expect(cycleOn("2026-12-31" as CalendarDay)).toEqual({ from: "2026-01-01", to: "2026-12-31" });
});

// @rule iq-example/category-minimum
test("enough in all but too little in a category does not meet it", () => {
  const standing = standingOf(asked, { all: 2000, byCategory: { clinical: 2000 }, byCreditType: {} });
  expect(standing).toMatchObject({
    earned: 2000,
    missing: 0,
    met: false,
    categories: [{ category: "patient-safety", earned: 0, missing: 200 }],
  });
});

test("it is met exactly when nothing is missing, and one more award never takes it away", () => {
  const line = fc.record({
    amountHundredths: fc.integer({ min: 1, max: 40 }).map((quarters) => quarters * 25),
    creditType: fc.constant("provider-certified-hours"),
    category: fc.constantFrom("clinical", "patient-safety"),
    earnedOn: fc.constant("2026-05-01" as CalendarDay),
  });
  fc.assert(
    fc.property(fc.array(line), line, (lines, more) => {
      const before = standingOf(asked, totalCredits(lines));
      const after = standingOf(asked, totalCredits([...lines, more]));
      expect(before.met).toBe(before.missing + before.categories.reduce((sum, each) => sum + each.missing, 0) === 0);
      expect(!before.met || after.met).toBe(true);
    }),
  );
});
