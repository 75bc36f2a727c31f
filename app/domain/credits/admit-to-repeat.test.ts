import fc from "fast-check";
import { expect, test } from "vitest";
import { type RepeatStanding, admitToRepeat } from "#app/domain/credits/admit-to-repeat.ts";
import { type ClaimStanding, awardForClaim } from "#app/domain/credits/award-for-claim.ts";
import type { EventId } from "#app/domain/shared/ids.ts";
import { CalendarDay, type Instant, instantAt } from "#app/domain/shared/time.ts";

const noon = (day: string): Instant => instantAt(Date.parse(`${day}T09:00:00Z`));
const offer = { creditType: "hours", category: "clinical", professions: ["nurse"], maximumHundredths: 100 };
const line = (amountHundredths: number, day: string) => ({
  amountHundredths,
  creditType: "hours",
  category: "clinical",
  earnedOn: CalendarDay.parse(day),
});
const standing = (changes: Partial<RepeatStanding> = {}, repeat: RepeatStanding["next"]["repeat"] = "once-per-cycle"): RepeatStanding => ({
  profession: "nurse",
  earlierLines: [line(100, "2026-03-01")],
  last: { passedAt: noon("2026-03-01"), claimed: true, creditOffers: [offer], repeat },
  next: { creditOffers: [offer], repeat, expiresOn: CalendarDay.parse("2028-12-31") },
  ...changes,
});
const answer = (one: RepeatStanding, day: string) => {
  const admission = admitToRepeat(one, noon(day));
  return admission.ok ? "granted" : admission.refusal.code;
};

test("once in a cycle: not again in the same calendar year, and from the first day of the next", () => {
  expect(admitToRepeat(standing(), noon("2026-12-31"))).toEqual({
    ok: false,
    refusal: { code: "awarded-this-cycle", from: "2027-01-01" },
  });
  expect(answer(standing(), "2027-01-01")).toBe("granted");
  // In Baghdad the new year begins three hours before it does in Greenwich.
  expect(admitToRepeat(standing(), instantAt(Date.parse("2026-12-31T21:00:00Z"))).ok).toBe(true);
});

test("once ever, and each time", () => {
  expect(answer(standing({}, "once-ever"), "2027-06-01")).toBe("awarded-once-ever");
  expect(answer(standing({}, "each-time"), "2026-03-01")).toBe("granted");
});

test("what was reversed may be earned again", () => {
  const earlierLines = [line(100, "2026-03-01"), line(-100, "2026-03-01")];
  for (const repeat of ["once-ever", "once-per-cycle"] as const)
    expect(answer(standing({ earlierLines }, repeat), "2026-04-01")).toBe("granted");
});

test("first the credit of the last time, if there is one to claim", () => {
  const last = { ...standing().last, claimed: false };
  expect(answer(standing({ last, earlierLines: [] }), "2027-02-01")).toBe("not-claimed");
  // Passed twice in one cycle: the second cannot be claimed, so nothing waits for it.
  expect(answer(standing({ last }), "2027-02-01")).toBe("granted");
  expect(answer(standing({ last: { ...last, creditOffers: [] }, earlierLines: [] }), "2026-04-01")).toBe("granted");
});

test("not without an offer for the profession, and not once the course has expired", () => {
  expect(answer(standing({ profession: "dentist" }), "2027-02-01")).toBe("no-offer-for-profession");
  expect(answer(standing(), "2028-12-31")).toBe("granted");
  expect(answer(standing(), "2029-01-01")).toBe("course-expired");
});

test("R87: whoever is admitted and passes that day is awarded, and whoever is refused for an award would not be", () => {
  const day = fc.integer({ min: 0, max: 1200 }).map((days) => instantAt(Date.parse("2026-01-01T12:00:00Z") + days * 86_400_000));
  const anyLine = fc.tuple(fc.constantFrom(100, 50, -50, -100), day).map(([amount, at]) => line(amount, at.slice(0, 10)));
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 5 }),
      fc.constantFrom("once-ever", "once-per-cycle", "each-time" as const),
      day,
      (earlierLines, repeat, now) => {
        const one = standing({ earlierLines }, repeat);
        const admission = admitToRepeat(one, now);
        const claim: ClaimStanding = {
          ...one.next,
          practitionerId: "p" as ClaimStanding["practitionerId"],
          profession: one.profession,
          courseId: "c" as ClaimStanding["courseId"],
          courseVersionId: "v" as ClaimStanding["courseVersionId"],
          courseVersionNumber: 1,
          providerId: "x",
          passedAt: now,
          evaluatedAt: now,
          alreadyClaimed: false,
          earlierLines,
        };
        const wish = { eventId: "e" as EventId, minutesStated: 60, claimedHundredths: 100, statementAccepted: true };
        const award = awardForClaim(wish, claim, now);
        if (admission.ok) expect(award.ok).toBe(true);
        else if (admission.refusal.code.startsWith("awarded")) expect(award).toEqual({ ok: false, refusal: "already-awarded" });
      },
    ),
  );
});
