import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { learnerHome } from "#app/queries/learning/home.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { anAwardOf } from "#tests/builders/an-award.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { emptyTables } from "#tests/support/database.ts";

const NOW = instantAt(Date.parse("2026-03-01T09:00:00Z"));

beforeEach(emptyTables);

const creditOf = ({ practitionerId }: ActorIn<"learner">, amountHundredths: number, category: string, earnedOn: string) =>
  anAwardOf(practitionerId, { amountHundredths, category, earnedOn });
const enrolled = ({ practitionerId }: ActorIn<"learner">, course: PublishedCourse, more: object = {}) =>
  db().enrolment.create({
    data: {
      id: randomUUID(),
      practitionerId,
      courseId: course.courseId,
      courseVersionId: course.courseVersionId,
      enrolledAt: NOW,
      ...more,
    },
  });

test("the year counts what was earned in it, against what is asked of the profession", async () => {
  const nurse = await aPractitioner({ profession: "nurse" });
  await creditOf(nurse, 300, "clinical", "2025-12-31");
  await creditOf(nurse, 100, "clinical", "2026-01-01");
  await creditOf(nurse, 75, "patient-safety", "2026-02-28");
  await creditOf(await aPractitioner(), 900, "clinical", "2026-02-01");
  expect(await learnerHome(nurse, "en", NOW)).toMatchObject({
    licencePending: true,
    policy: { state: "shadow" },
    earnedHundredths: 175,
    standing: {
      state: "short",
      from: "2026-01-01",
      to: "2026-12-31",
      countedHundredths: 175,
      requiredHundredths: 1500,
      parts: [
        { which: { categories: ["patient-safety"] }, counted: 75, missing: 125 },
        { which: { categories: ["infection-control"] }, counted: 0, missing: 200 },
      ],
    },
  });
});

test("the first hours of a year in Baghdad belong to it, when it is still the old one elsewhere", async () => {
  const home = await learnerHome(await aPractitioner(), "en", instantAt(Date.parse("2026-12-31T21:30:00Z")));
  expect(home?.standing?.from).toBe("2027-01-01");
});

test("next expires a certificate that runs out within the cycle, else the cycle itself", async () => {
  const learner = await aPractitioner({ licenceState: "confirmed" });
  expect(await learnerHome(learner, "en", NOW)).toMatchObject({ licencePending: false, nextExpiry: { kind: "cycle", on: "2026-12-31" } });
  const certificate = async (code: string, expiresOn: string, revokedAt: string | null = null) => {
    const line = await creditOf(learner, 100, "clinical", "2026-02-01");
    await db().certificate.create({
      data: {
        id: randomUUID(),
        code,
        practitionerId: learner.practitionerId,
        ledgerLineId: line.id,
        language: "en",
        snapshot: {},
        statement: "none",
        keyId: "none",
        issuedAt: NOW,
        expiresOn,
        revokedAt,
        revokedReason: revokedAt === null ? null : "error",
      },
    });
  };
  await certificate("AAAA-AAAA-AAAA", "2026-02-28");
  await certificate("BBBB-BBBB-BBBB", "2026-05-01", NOW);
  await certificate("CCCC-CCCC-CCCC", "2027-06-01");
  expect((await learnerHome(learner, "en", NOW))?.nextExpiry).toEqual({ kind: "cycle", on: "2026-12-31", code: null });
  await certificate("DDDD-DDDD-DDDD", "2026-06-01");
  expect((await learnerHome(learner, "en", NOW))?.nextExpiry).toEqual({ kind: "certificate", on: "2026-06-01", code: "DDDD-DDDD-DDDD" });
});

test("recommended is what the profession may take, has not begun and has not ended; first what fills a missing category", async () => {
  const offer = (category: string, professions = ["nurse"]) => ({
    creditOffers: [{ creditType: "provider-certified-hours", category, professions, maximumHundredths: 100 }],
  });
  const at = (date: string) => instantAt(Date.parse(`${date}T06:00:00Z`));
  await aPublishedCourse({ metadata: { id: "fills-course", ...offer("infection-control") } }, at("2026-01-01"));
  await aPublishedCourse({ metadata: { id: "newest-course", ...offer("clinical") } }, at("2026-01-02"));
  await aPublishedCourse({ metadata: { id: "pharmacy-course", ...offer("clinical", ["pharmacist"]) } }, at("2026-01-03"));
  const begun = await aPublishedCourse({ metadata: { id: "begun-course", ...offer("clinical") } }, at("2026-01-04"));
  await aPublishedCourse(
    { metadata: { id: "ended-course", ...offer("clinical"), releasedOn: "2025-01-01", reviewedOn: "2025-01-01", expiresOn: "2026-02-28" } },
    at("2026-01-05"),
  );
  const learner = await aPractitioner();
  await enrolled(learner, begun);
  const recommended = (await learnerHome(learner, "ckb", NOW))?.recommended;
  expect(recommended?.map(({ courseId, fills }) => [courseId, fills])).toEqual([
    ["fills-course", "infection-control"],
    ["newest-course", null],
  ]);
});

test("a course under way says its next step, and leaves when its credit is claimed", async () => {
  const course = await aPublishedCourse();
  const learner = await aPractitioner();
  const { id } = await enrolled(learner, course);
  const step = async () => (await learnerHome(learner, "ar", NOW))?.underWay.map((one) => one.step);
  expect(await step()).toEqual(["read"]);
  await db().enrolment.update({ where: { id }, data: { passedAt: NOW } });
  expect(await step()).toEqual(["evaluate"]);
  await db().enrolment.update({ where: { id }, data: { evaluatedAt: NOW } });
  expect(await step()).toEqual(["claim"]);
  await db().claim.create({
    data: { id: randomUUID(), enrolmentId: id, eventId: randomUUID(), minutesStated: 60, claimedHundredths: 100, claimedAt: NOW },
  });
  expect(await step()).toEqual([]);
});

test("somebody who is no learner has no such page", async () => {
  const { accountId } = await aPractitioner();
  expect(await learnerHome({ role: "admin", accountId }, "en", NOW)).toBeNull();
});
