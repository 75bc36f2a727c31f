import { expect, test } from "vitest";
import { type ClaimStanding, type ClaimWish, awardForClaim, hundredthsForMinutes } from "#app/domain/credits/award-for-claim.ts";
import { CourseId, CourseVersionId, EventId, PractitionerId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";

const AT = instantAt(Date.parse("2026-03-01T09:00:00Z"));
const id = (last: number) => `00000000-0000-4000-8000-00000000000${String(last)}`;
const standing: ClaimStanding = {
  practitionerId: PractitionerId.parse(id(1)),
  profession: "nurse",
  courseId: CourseId.parse("tiny-course"),
  courseVersionId: CourseVersionId.parse(id(2)),
  courseVersionNumber: 1,
  providerId: "test-provider",
  passedAt: AT,
  evaluatedAt: AT,
  alreadyClaimed: false,
  creditOffers: [{ creditType: "hours", category: "clinical", professions: ["nurse"], maximumHundredths: 200 }],
  repeat: "each-time",
  earlierLines: [],
};
const wish: ClaimWish = { eventId: EventId.parse(id(3)), minutesStated: 60, claimedHundredths: 100, statementAccepted: true };
const judged = (claim: Partial<ClaimWish>, facts: Partial<ClaimStanding> = {}) =>
  awardForClaim({ ...wish, ...claim }, { ...standing, ...facts }, AT);

// @rule ama-pra/credit-designation
test.each([
  [0, 0],
  [7, 0],
  [8, 25],
  [15, 25],
  [22, 25],
  [23, 50],
  [60, 100],
  [67, 100],
  [68, 125],
])("%d minutes are %d hundredths of a credit: the nearest quarter hour", (minutes, hundredths) => {
  expect(hundredthsForMinutes(minutes)).toBe(hundredths);
});

// @rule ama-pra/minimum-performance-level
test("no credit before the minimum performance level was reached", () => {
  expect(judged({}, { passedAt: null })).toEqual({ ok: false, refusal: "not-passed" });
  expect(judged({}).ok).toBe(true);
});

// @rule uems-eaccme/feedback-before-credit
test("no credit before the evaluation", () => {
  expect(judged({}, { evaluatedAt: null })).toEqual({ ok: false, refusal: "not-evaluated" });
});

// @rule ama-pra/credits-actually-claimed
test("what is awarded is what was claimed, not the most that was offered", () => {
  expect(judged({ claimedHundredths: 75 })).toMatchObject({ ok: true, value: { amountHundredths: 75 } });
});

// @rule uems-eaccme/time-actually-spent
test("nobody claims more than the time that they say they spent", () => {
  expect(judged({ minutesStated: 30, claimedHundredths: 75 })).toEqual({ ok: false, refusal: "more-than-time-stated" });
  expect(judged({ minutesStated: 30, claimedHundredths: 50 }).ok).toBe(true);
});
