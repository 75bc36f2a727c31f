import fc from "fast-check";
import { expect, test } from "vitest";
import { type ClaimStanding, type ClaimWish, awardForClaim, hundredthsForMinutes } from "#app/domain/credits/award-for-claim.ts";
import { CourseId, CourseVersionId, EventId, PractitionerId } from "#app/domain/shared/ids.ts";
import type { CalendarDay, Instant } from "#app/domain/shared/time.ts";

const NOW = "2026-03-01T09:00:00.000Z" as Instant;
const PASSED = "2026-02-28T10:00:00.000Z" as Instant;

const aWish = (over: Partial<ClaimWish> = {}): ClaimWish => ({
  eventId: EventId.parse("00000000-0000-4000-8000-000000000001"),
  minutesStated: 60,
  claimedHundredths: 100,
  statementAccepted: true,
  ...over,
});

const anOffer = { creditType: "provider-certified-hours", category: "clinical", professions: ["nurse", "doctor"], maximumHundredths: 250 };

const aStanding = (over: Partial<ClaimStanding> = {}): ClaimStanding => ({
  practitionerId: PractitionerId.parse("00000000-0000-4000-8000-0000000000aa"),
  profession: "nurse",
  courseId: CourseId.parse("a-course"),
  courseVersionId: CourseVersionId.parse("00000000-0000-4000-8000-0000000000bb"),
  courseVersionNumber: 3,
  providerId: "bimaristan-editorial",
  passedAt: PASSED,
  evaluatedAt: PASSED,
  alreadyClaimed: false,
  creditOffers: [anOffer],
  repeat: "once-ever",
  earlierLines: [],
  ...over,
});

const refusalOf = (wish: Partial<ClaimWish>, standing: Partial<ClaimStanding> = {}) => {
  const award = awardForClaim(aWish(wish), aStanding(standing), NOW);
  return award.ok ? null : award.refusal;
};

const earlier = (earnedOn: string, amountHundredths = 100) => ({
  amountHundredths,
  creditType: "provider-certified-hours",
  category: "clinical",
  earnedOn: earnedOn as CalendarDay,
});

test("R86: value, type, category and rule are copied into the line, and its cause is the event", () => {
  const award = awardForClaim(aWish({ claimedHundredths: 75 }), aStanding(), NOW);
  expect(award.ok && award.value).toEqual({
    practitionerId: "00000000-0000-4000-8000-0000000000aa",
    kind: "award",
    amountHundredths: 75,
    creditType: "provider-certified-hours",
    category: "clinical",
    cause: "00000000-0000-4000-8000-000000000001",
    courseId: "a-course",
    courseVersionId: "00000000-0000-4000-8000-0000000000bb",
    providerId: "bimaristan-editorial",
    ruleVersion: "designation-1:a-course@3",
    evidenceGrade: "provider-signed",
    earnedOn: "2026-02-28",
    recordedAt: NOW,
    correctsId: null,
    reason: null,
  });
});

test("R86: the offer of the own profession is the one that is copied", () => {
  const forDoctors = { ...anOffer, professions: ["doctor"], category: "ethics", maximumHundredths: 500 };
  const award = awardForClaim(aWish(), aStanding({ creditOffers: [forDoctors, anOffer] }), NOW);
  expect(award.ok && award.value.category).toBe("clinical");
  expect(refusalOf({}, { profession: "pharmacist" })).toBe("no-offer-for-profession");
  expect(refusalOf({}, { creditOffers: [] })).toBe("no-offer-for-profession");
});

test("first the quiz, then the evaluation, then one claim with its statement", () => {
  expect(refusalOf({}, { passedAt: null })).toBe("not-passed");
  expect(refusalOf({}, { evaluatedAt: null })).toBe("not-evaluated");
  expect(refusalOf({}, { alreadyClaimed: true })).toBe("already-claimed");
  expect(refusalOf({ statementAccepted: false })).toBe("statement-missing");
  expect(refusalOf({})).toBeNull();
});

test("credit is claimed in quarters, at least one of them", () => {
  for (const claimedHundredths of [0, -25, 10, 30, 99, 12.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(refusalOf({ claimedHundredths, minutesStated: 6000 })).toBe("not-in-quarters");
  for (const claimedHundredths of [25, 50, 225, 250]) expect(refusalOf({ claimedHundredths, minutesStated: 6000 })).toBeNull();
});

test("nobody claims more than the course offers, or than the time truly spent", () => {
  expect(refusalOf({ claimedHundredths: 275, minutesStated: 6000 })).toBe("more-than-offered");
  expect(refusalOf({ claimedHundredths: 100, minutesStated: 52 })).toBe("more-than-time-stated");
  expect(refusalOf({ claimedHundredths: 100, minutesStated: 53 })).toBeNull();
});

test("sixty minutes are one credit, to the nearest quarter of an hour, and more time is never less credit", () => {
  expect([0, 7, 8, 22, 23, 60, 90].map(hundredthsForMinutes)).toEqual([0, 0, 25, 25, 50, 100, 150]);
  fc.assert(fc.property(fc.nat(6000), (minutes) => hundredthsForMinutes(minutes) <= hundredthsForMinutes(minutes + 1)));
});

test("whatever is claimed, what is awarded is a quarter, no more than was wished, offered or worked for", () => {
  fc.assert(
    fc.property(fc.integer({ min: -100, max: 1000 }), fc.integer({ min: 0, max: 600 }), (claimedHundredths, minutesStated) => {
      const award = awardForClaim(aWish({ claimedHundredths, minutesStated }), aStanding(), NOW);
      if (!award.ok) return;
      const { amountHundredths } = award.value;
      expect(amountHundredths % 25).toBe(0);
      expect(amountHundredths).toBe(claimedHundredths);
      expect(amountHundredths).toBeLessThanOrEqual(Math.min(250, hundredthsForMinutes(minutesStated)));
    }),
  );
});

test("R87, once ever: whatever was awarded before for the course, in whichever year, is all there is", () => {
  expect(refusalOf({}, { earlierLines: [earlier("2019-05-05")] })).toBe("already-awarded");
  expect(refusalOf({}, { earlierLines: [] })).toBeNull();
});

test("R87, once per cycle: the calendar year of passing, in Baghdad", () => {
  const inYears = (passedAt: string, earnedOn: string) =>
    refusalOf({}, { repeat: "once-per-cycle", passedAt: passedAt as Instant, earlierLines: [earlier(earnedOn)] });
  expect(inYears("2026-02-28T10:00:00.000Z", "2026-01-02")).toBe("already-awarded");
  expect(inYears("2026-02-28T10:00:00.000Z", "2025-12-31")).toBeNull();
  // Three hours before midnight in London it is the next year in Baghdad.
  expect(inYears("2026-12-31T20:59:59.999Z", "2026-06-01")).toBe("already-awarded");
  expect(inYears("2026-12-31T21:00:00.000Z", "2026-06-01")).toBeNull();
  expect(inYears("2026-12-31T21:00:00.000Z", "2027-01-01")).toBe("already-awarded");
});

test("R87, each time: what was awarded before does not count", () => {
  expect(refusalOf({}, { repeat: "each-time", earlierLines: [earlier("2026-02-28"), earlier("2026-02-27")] })).toBeNull();
});

test("R87: an award that was reversed is none, so the credit may be claimed again; a partial correction is not a reversal", () => {
  const reversed = [earlier("2026-01-10"), earlier("2026-01-10", -100)];
  for (const repeat of ["once-ever", "once-per-cycle"] as const) {
    expect(refusalOf({}, { repeat, earlierLines: reversed })).toBeNull();
    expect(refusalOf({}, { repeat, earlierLines: [earlier("2026-01-10"), earlier("2026-01-10", -25)] })).toBe("already-awarded");
    expect(refusalOf({}, { repeat, earlierLines: [...reversed, earlier("2026-01-20")] })).toBe("already-awarded");
  }
});
