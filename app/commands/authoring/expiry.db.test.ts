import { beforeEach, expect, test } from "vitest";
import { warnOfExpiry } from "#app/commands/authoring/warn-of-expiry.server.ts";
import { withdrawCourse } from "#app/commands/authoring/withdraw-course.server.ts";
import type { Withdrawal } from "#app/domain/authoring/withdrawal.ts";
import { searchFrom } from "#app/domain/catalog/catalogue-search.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { ownDrafts } from "#app/queries/authoring/own-drafts.server.ts";
import { cataloguePage } from "#app/queries/catalog/catalogue-page.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { courseId, on, NOW, occasion, letters, deeds, outcome, begin, aCourseInUse, publishAs } from "#tests/builders/a-course-in-use.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import type { PublishedCourse } from "#tests/builders/a-published-course.ts";
import { anApprovedDraft } from "#tests/builders/an-approved-draft.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

const inThree = { ar: "كانت الجرعة خطأ.", ckb: "ژەمەکە هەڵە بوو.", en: "The dose was wrong." };
const withdraw: Withdrawal = { kind: "withdraw", reasonClass: "outdated", firstNumber: 1, explanation: inThree };

let trainer: Actor;
let first: PublishedCourse;

beforeEach(async () => {
  ({ trainer, first } = await aCourseInUse());
});

test("R79: on its last day in Baghdad a course can be begun until midnight there, and not a second later", async () => {
  const { expiresOn } = (await coursePage(courseId, "en", null, NOW))!;
  expect(expiresOn).toBe("2028-12-31");
  const lastMoment = instantAt(Date.parse("2028-12-31T20:59:59.999Z"));
  expect(dayInBaghdad(lastMoment)).toBe(expiresOn);
  expect(outcome(await begin(await aPractitioner(), lastMoment))).toBe("stored");
  expect(outcome(await begin(await aPractitioner(), instantAt(Date.parse("2028-12-31T21:00:00.000Z"))))).toBe("course-expired");
  expect((await cataloguePage("en", searchFrom(new URLSearchParams()), null, "2028-12-31")).total).toBe(1);
  expect((await cataloguePage("en", searchFrom(new URLSearchParams()), null, "2029-01-01")).total).toBe(0);
});

test("R78: the owners of a course are warned 90, 30 and 7 days before its end, once each, whoever asks and however often", async () => {
  await anApprovedDraft(trainer, { courseId, courseVersionId: first.courseVersionId }, { minutes: 61, expiresOn: "2026-06-30" }, occasion);
  expect(await publishAs(trainer)).toMatchObject({ ok: true });
  const another = (await aRoleHolder("trainer")).actor;
  const warn = (day: string) => warnOfExpiry({ at: on(day), requestId: null });
  expect(await warn("2026-03-31")).toBe(0);
  expect(await Promise.all([warn("2026-04-01"), warn("2026-04-01")]).then((sent) => sent.reduce((sum, one) => sum + one, 0))).toBe(1);
  expect(await warn("2026-04-20")).toBe(0);
  expect(await warn("2026-06-01")).toBe(1);
  expect(await warn("2026-06-23")).toBe(1);
  expect(await warn("2026-06-30")).toBe(0);
  expect(await warn("2026-07-01")).toBe(0);
  expect((await db().reminderSent.findMany({ orderBy: { sentAt: "asc" } })).map(({ person, step }) => [person, step])).toEqual(
    ["days-90", "days-30", "days-7"].map((step) => [trainer.accountId, step]),
  );
  // The other trainer of the provider did not write it.
  expect(await letters("expiring-30")).toEqual([trainer.accountId]);
  expect((await ownDrafts(another, on("2026-06-01")))[0]).toMatchObject({ expiresInDays: 29, standing: { published: "expiring" } });
  expect((await deeds()).filter((deed) => deed === "expiry-warned")).toHaveLength(3);
});

test("a course from a folder, which nobody wrote here, is every trainer's of its provider; a withdrawn one is nobody's worry", async () => {
  const another = (await aRoleHolder("trainer")).actor;
  await aRoleHolder("trainer", { providerId: "other-provider" });
  expect(await warnOfExpiry({ at: on("2028-12-01"), requestId: null })).toBe(2);
  expect(await letters("expiring-30")).toEqual([trainer.accountId, another.accountId].sort());
  await withdrawCourse(trainer, { courseId, withdrawal: withdraw }, { at: on("2028-12-02"), requestId: null });
  expect(await warnOfExpiry({ at: on("2028-12-25"), requestId: null })).toBe(0);
});
