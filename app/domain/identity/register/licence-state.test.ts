import fc from "fast-check";
import { expect, test } from "vitest";
import { LICENCE_STATES, type LicenceFact, licenceSpans, licenceStateOn } from "#app/domain/identity/register/licence-state.ts";
import { type CalendarDay, daysAfter } from "#app/domain/shared/time.ts";

const day = (number: number): CalendarDay => daysAfter("2026-01-01" as CalendarDay, number);
const facts = fc
  .array(
    fc.record({
      state: fc.constantFrom(...LICENCE_STATES.map(({ code }) => code)),
      since: fc.integer({ min: 0, max: 20 }),
      lasts: fc.option(fc.integer({ min: 0, max: 10 })),
    }),
    { maxLength: 5 },
  )
  .map((drafts) =>
    drafts.map(({ state, since, lasts }, place): LicenceFact => {
      return { state, since: day(since), validUntil: lasts === null ? null : day(since + lasts), recordedAt: String(place) };
    }),
  );

test("law: the times in which a licence stood so and so say of every day what the facts say of it", () => {
  fc.assert(
    fc.property(facts, (known) => {
      const spans = licenceSpans(known);
      for (let number = -1; number < 40; number += 1) {
        const on = day(number);
        const found = spans.filter(({ from, to }) => from <= on && (to === null || on <= to));
        expect(found.length).toBeLessThanOrEqual(1);
        expect(found[0]?.state ?? null).toBe(licenceStateOn(known, on));
      }
    }),
  );
});

test("a licence that was suspended for a month, and one whose days ran out", () => {
  const fact = (state: LicenceFact["state"], since: string, validUntil: string | null, recordedAt: string): LicenceFact => {
    return { state, since: since as CalendarDay, validUntil: validUntil as CalendarDay | null, recordedAt };
  };
  const known = [
    fact("active", "2020-01-01", null, "1"),
    fact("suspended", "2026-02-01", null, "2"),
    fact("active", "2026-03-01", "2026-12-31", "3"),
  ];
  expect(licenceSpans(known)).toEqual([
    { state: "active", from: "2020-01-01", to: "2026-01-31" },
    { state: "suspended", from: "2026-02-01", to: "2026-02-28" },
    { state: "active", from: "2026-03-01", to: "2026-12-31" },
    { state: "expired", from: "2027-01-01", to: null },
  ]);
});
