import { beforeEach, expect, test } from "vitest";
import { withdrawCourse } from "#app/commands/authoring/withdraw-course.server.ts";
import type { Withdrawal } from "#app/domain/authoring/withdrawal.ts";
import { searchFrom } from "#app/domain/catalog/catalogue-search.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { run as sendCourseLetter } from "#app/jobs/send-course-letter.server.ts";
import { db } from "#app/platform/db.server.ts";
import { courseLetterFacts } from "#app/queries/authoring/course-letter-facts.server.ts";
import { coursePackage } from "#app/queries/authoring/course-package.server.ts";
import { lessonPage } from "#app/queries/authoring/lesson-page.server.ts";
import { ownDrafts } from "#app/queries/authoring/own-drafts.server.ts";
import { withdrawableCourses, withdrawalPage } from "#app/queries/authoring/withdrawal-page.server.ts";
import { cataloguePage } from "#app/queries/catalog/catalogue-page.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { courseChanges } from "#app/queries/learning/course-changes.server.ts";
import { learnerHome } from "#app/queries/learning/home.server.ts";
import { quizStanding } from "#app/queries/learning/quiz-standing.server.ts";
import { standingForDevice } from "#app/queries/learning/standing-for-device.server.ts";
import {
  courseId,
  on,
  NOW,
  occasion,
  letters,
  deeds,
  outcome,
  begin,
  startQuiz,
  handIn,
  earned,
  underWay,
  aCourseInUse,
  publishAs,
} from "#tests/builders/a-course-in-use.ts";
import { aMaterialNotice } from "#tests/builders/a-notice.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, publishFolder } from "#tests/builders/a-published-course.ts";
import { anApprovedDraft } from "#tests/builders/an-approved-draft.ts";
import { aReviewer } from "#tests/builders/an-author.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

const inThree = { ar: "كانت الجرعة خطأ.", ckb: "ژەمەکە هەڵە بوو.", en: "The dose was wrong." };
const recall: Withdrawal = { kind: "recall", reasonClass: "unsafe", firstNumber: 1, explanation: inThree };
const withdraw: Withdrawal = { kind: "withdraw", reasonClass: "outdated", firstNumber: 1, explanation: inThree };

let trainer: Actor;
let first: PublishedCourse;

beforeEach(async () => {
  ({ trainer, first } = await aCourseInUse());
});

test("only a trainer of the provider, or an admin, takes a course back", async () => {
  const stranger = (await aRoleHolder("trainer", { providerId: "other-provider" })).actor;
  const learner = await aPractitioner();
  for (const actor of [stranger, await aReviewer(), learner, (await aRoleHolder("auditor")).actor]) {
    expect(await withdrawCourse(actor, { courseId, withdrawal: withdraw }, occasion)).toEqual({ ok: false, refusal: "not-yours" });
    expect(await withdrawableCourses(actor)).toEqual([]);
    expect(await withdrawalPage(actor, courseId)).toBeNull();
  }
  const admin = (await aRoleHolder("admin")).actor;
  expect(await withdrawableCourses(admin)).toMatchObject([{ courseId, number: 1, withdrawn: null }]);
  expect(await withdrawCourse(admin, { courseId, withdrawal: { ...withdraw, firstNumber: 2 } }, occasion)).toEqual({
    ok: false,
    refusal: "no-such-version",
  });
  expect(await withdrawCourse(admin, { courseId, withdrawal: withdraw }, occasion)).toMatchObject({ ok: true });
  expect(await withdrawCourse(trainer, { courseId, withdrawal: withdraw }, occasion)).toEqual({ ok: false, refusal: "withdrawn-already" });
  expect(await withdrawalPage(trainer, courseId)).toMatchObject({
    withdrawn: "withdraw",
    withdrawals: [{ kind: "withdraw", reason: "outdated" }],
  });
  // What was withdrawn as outdated may turn out to be wrong.
  expect(await withdrawCourse(trainer, { courseId, withdrawal: recall }, occasion)).toMatchObject({ ok: true });
  expect(await withdrawCourse(trainer, { courseId, withdrawal: recall }, occasion)).toEqual({ ok: false, refusal: "withdrawn-already" });
  expect((await deeds()).filter((deed) => /withdrawn|recalled/.test(deed))).toEqual(["course-withdrawn", "course-recalled"]);
});

test("withdrawn: nobody begins it, nobody new reads or keeps it, no quiz starts; an open attempt is handed in, and who is under way is told why", async () => {
  const [done, running, sitting, newcomer] = [
    await earned(first.courseVersionId),
    await underWay(),
    await underWay(),
    await aPractitioner(),
  ];
  const open = await startQuiz(sitting, first.courseVersionId);
  expect(await withdrawCourse(trainer, { courseId, withdrawal: withdraw }, occasion)).toMatchObject({ ok: true });

  expect(outcome(await begin(newcomer))).toBe("course-withdrawn");
  expect((await cataloguePage("en", searchFrom(new URLSearchParams()), null, "2026-03-01")).total).toBe(0);
  expect(await coursePage(courseId, "en", newcomer, NOW)).toMatchObject({ withdrawn: "withdraw", enrolment: null });
  expect(await lessonPage(courseId, "hands", "en", newcomer)).toBeNull();
  expect(await lessonPage(courseId, "hands", "en", running)).toMatchObject({ withdrawn: "withdraw" });
  expect(await standingForDevice(running, courseId)).toMatchObject({ withdrawn: "withdraw" });
  expect(await lessonPage(courseId, "hands", "en", done)).toMatchObject({ withdrawn: null });
  expect(await coursePackage(courseId, "en", newcomer)).toBeNull();
  expect(await coursePackage(courseId, "en", running)).not.toBeNull();
  expect(outcome(await startQuiz(running, first.courseVersionId))).toBe("course-withdrawn");
  expect(await quizStanding(running, courseId, NOW)).toMatchObject({ next: { kind: "course-withdrawn" } });
  expect(outcome(await handIn(sitting, open))).toBe("stored");
  expect(await db().enrolment.findFirst({ where: { practitionerId: sitting.practitionerId } })).toMatchObject({ passedAt: new Date(NOW) });

  expect(await letters("withdrawn")).toEqual([running.accountId, sitting.accountId].sort());
  expect((await courseChanges(running, courseId, "ar", NOW))?.notices).toMatchObject([
    { kind: "withdrawn", reason: "outdated", text: inThree.ar },
  ]);
  expect((await learnerHome(running, "en", NOW))?.notices).toMatchObject([{ kind: "withdrawn" }]);
  expect((await courseChanges(done, courseId, "en", NOW))?.notices).toEqual([]);
  expect((await ownDrafts(trainer, NOW))[0]?.standing.published).toBe("withdrawn");
});

test("recalled: everybody who learned it is told by letter and at home; certificates and credit stay, and no device fetches it", async () => {
  const [done, running, untouched] = [await earned(first.courseVersionId), await underWay(), await aPractitioner()];
  const before = await db().$queryRaw`SELECT * FROM credit_ledger ORDER BY sequence`;
  expect(await withdrawCourse(trainer, { courseId, withdrawal: recall }, occasion)).toMatchObject({ ok: true });
  expect(await letters("recalled")).toEqual([done.accountId, running.accountId].sort());
  for (const learner of [done, running]) {
    expect((await learnerHome(learner, "en", NOW))?.notices).toMatchObject([{ courseId, kind: "withdrawn" }]);
    expect((await courseChanges(learner, courseId, "en", NOW))?.notices).toMatchObject([
      { kind: "recalled", reason: "unsafe", text: inThree.en },
    ]);
    expect(await coursePackage(courseId, "en", learner)).toBeNull();
    expect(await lessonPage(courseId, "hands", "en", learner)).toMatchObject({ withdrawn: "recall" });
    expect(await standingForDevice(learner, courseId)).toMatchObject({ withdrawn: "recall" });
    expect(await coursePage(courseId, "en", learner, NOW)).toMatchObject({ withdrawn: "recall" });
  }
  expect(await courseChanges(untouched, courseId, "en", NOW)).toBeNull();
  expect(await db().$queryRaw`SELECT * FROM credit_ledger ORDER BY sequence`).toEqual(before);
  expect(await db().certificate.count({ where: { revokedAt: { not: null } } })).toBe(0);
  await expect(sendCourseLetter({ kind: "recalled", accountId: done.accountId, courseId }, { jobId: "1" })).resolves.toBeUndefined();
  expect(await courseLetterFacts(courseId)).toMatchObject({ expiresOn: "2028-12-31" });
});

test("the same content does not come back after it was withdrawn; a later version opens the course, also to who was under way", async () => {
  const running = await underWay();
  await withdrawCourse(trainer, { courseId, withdrawal: recall }, occasion);
  // An import of the same folder at the next start shows it to nobody.
  expect(await publishFolder({}, on("2026-03-02"))).toMatchObject({ ok: true, value: { unchanged: true } });
  expect(await db().catalogueEntry.count()).toBe(0);
  // There is nothing else to begin yet: they are given back what they have.
  expect(outcome(await begin(running, on("2026-03-02"), 2))).toBe("stored");
  expect(await db().enrolment.count({ where: { practitionerId: running.practitionerId } })).toBe(1);
  await anApprovedDraft(trainer, { courseId, courseVersionId: first.courseVersionId }, { minutes: 61 }, occasion);
  const second = await publishAs(trainer, aMaterialNotice(), on("2026-03-03"));
  expect(second).toMatchObject({ ok: true, value: { number: 2 } });
  expect(await db().catalogueEntry.count()).toBe(3);
  const at = on("2026-03-04");
  expect(await courseChanges(running, courseId, "en", at)).toMatchObject({ beginAgain: 2 });
  // A plain start gives back what they have; said as the second time, it is the new version.
  await begin(running, at);
  expect(await db().enrolment.count({ where: { practitionerId: running.practitionerId } })).toBe(1);
  expect(outcome(await begin(running, at, 2))).toBe("stored");
  expect(await coursePage(courseId, "en", running, at)).toMatchObject({ versionNumber: 2, withdrawn: null });
  // Going back to what was recalled is refused.
  expect(await publishFolder({}, on("2026-03-05"))).toEqual({ ok: false, refusal: "withdrawn" });
});
