import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { claimStanding } from "#app/queries/credits/claim-standing.server.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { emptyTables } from "#tests/support/database.ts";

const NOW = instantAt(Date.parse("2026-03-01T09:00:00Z"));

beforeEach(emptyTables);

test("the standing tells what is owed before the claim, what may be claimed, and what was", async () => {
  const course = await aPublishedCourse();
  const learner = await aPractitioner();
  expect(await claimStanding(learner, course.courseId)).toBeNull();
  const id = randomUUID();
  const { practitionerId } = learner;
  const { courseId, courseVersionId } = course;
  await db().enrolment.create({ data: { id, practitionerId, courseId, courseVersionId, enrolledAt: NOW } });
  expect(await claimStanding(learner, courseId)).toMatchObject({
    courseVersionId,
    passedAt: null,
    evaluatedAt: null,
    minutes: 60,
    offer: { maximumHundredths: 100, category: "patient-safety" },
    claim: null,
    licencePending: true,
  });
  await db().enrolment.update({ where: { id }, data: { passedAt: NOW, evaluatedAt: NOW } });
  await db().claim.create({
    data: { id: randomUUID(), enrolmentId: id, eventId: randomUUID(), minutesStated: 50, claimedHundredths: 75, claimedAt: NOW },
  });
  expect(await claimStanding(learner, courseId)).toMatchObject({
    passedAt: NOW,
    evaluatedAt: NOW,
    claim: { claimedHundredths: 75, minutesStated: 50, claimedAt: NOW, certificateCode: null, certificateReady: false },
  });
});

test("a profession to which the course offers nothing is told so; another person's standing is not found", async () => {
  const course = await aPublishedCourse();
  const dentist = await aPractitioner({ profession: "dentist", licenceState: "confirmed" });
  await db().enrolment.create({
    data: {
      id: randomUUID(),
      practitionerId: dentist.practitionerId,
      courseId: course.courseId,
      courseVersionId: course.courseVersionId,
      enrolledAt: NOW,
    },
  });
  expect(await claimStanding(dentist, course.courseId)).toMatchObject({ offer: null, licencePending: false });
  expect(await claimStanding(await aPractitioner(), course.courseId)).toBeNull();
  expect(await claimStanding({ role: "admin", accountId: dentist.accountId }, course.courseId)).toBeNull();
});
