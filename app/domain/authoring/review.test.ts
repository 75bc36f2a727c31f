import fc from "fast-check";
import { expect, test } from "vitest";
import { courseStanding } from "#app/domain/authoring/course-standing.ts";
import { type CountedDecision, reviewOutcome } from "#app/domain/authoring/review.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";

const decision = fc.record({
  reviewerId: fc.constantFrom("a", "b", "c", "d"),
  decision: fc.constantFrom("approve" as const, "ask-changes" as const),
});

test("approved means: the last words of two people who wrote nothing, and nobody's last word asks for changes", () => {
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 12 }), fc.uniqueArray(fc.constantFrom("a", "b", "c", "d")), (given, wrote) => {
      const authors = new Set<string>(wrote);
      const lastWord = (id: string) => given.findLast(({ reviewerId }) => reviewerId === id)?.decision;
      const independent = ["a", "b", "c", "d"].filter((id) => !authors.has(id)).map(lastWord);
      const approved = independent.filter((word) => word === "approve").length >= 2 && !independent.includes("ask-changes");
      expect(reviewOutcome(given as CountedDecision[], authors) === "approved").toBe(approved);
    }),
  );
});

test("content handed in again as it was is open again, and not approved before whoever asked for changes decides anew", () => {
  const asked = { reviewerId: "a", decision: "ask-changes" } as const;
  const [b, c] = [
    { reviewerId: "b", decision: "approve" },
    { reviewerId: "c", decision: "approve" },
  ] as const;
  expect(reviewOutcome([asked, b, c], new Set())).toBe("changes-asked");
  expect(reviewOutcome([{ ...asked, handedInSince: true }, b, c], new Set())).toBe("open");
  expect(reviewOutcome([{ ...asked, handedInSince: true }, b, c, { reviewerId: "a", decision: "approve" }], new Set())).toBe("approved");
});

test.each([
  ["2026-06-01", "published"],
  ["2026-05-02", "expiring"],
  ["2026-02-01", "expiring"],
  ["2026-01-31", "retired"],
])("a course whose last day is %s is %s on 1 February 2026", (expiresOn, state) => {
  const published = { expiresOn: expiresOn as CalendarDay, parts: null };
  expect(courseStanding({ draft: null, published, submission: null }, "2026-02-01" as CalendarDay)).toEqual({
    state,
    draft: null,
    published: state,
  });
});
