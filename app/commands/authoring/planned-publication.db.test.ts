import { beforeEach, expect, test } from "vitest";
import { cancelPlannedPublication } from "#app/commands/authoring/cancel-planned-publication.server.ts";
import { endPlannedPublication } from "#app/commands/authoring/end-planned-publication.server.ts";
import { planPublication } from "#app/commands/authoring/plan-publication.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { run as publishPlanned } from "#app/jobs/publish-planned.server.ts";
import { db } from "#app/platform/db.server.ts";
import { plannedPublications } from "#app/queries/authoring/planned-publications.server.ts";
import { publicationPage } from "#app/queries/authoring/publication-page.server.ts";
import { courseId, NOW, occasion, letters, deeds, aCourseInUse, publishAs } from "#tests/builders/a-course-in-use.ts";
import { aNotice } from "#tests/builders/a-notice.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { anApprovedDraft, edited } from "#tests/builders/an-approved-draft.ts";
import { aReviewer } from "#tests/builders/an-author.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

let trainer: Actor;
let first: PublishedCourse;

beforeEach(async () => {
  ({ trainer, first } = await aCourseInUse());
});

test("a release to come is planned: not by hand before its day, by the clock on it, and only what was approved", async () => {
  await anApprovedDraft(trainer, { courseId, courseVersionId: first.courseVersionId }, { releasedOn: "2026-03-05" }, occasion);
  expect(await publishAs(trainer)).toEqual({ ok: false, refusal: { code: "not-yet" } });
  const plan = (actor: Actor, notice = aNotice()) => planPublication(actor, { courseId, notice }, occasion);
  const stranger = (await aRoleHolder("trainer", { providerId: "other-provider" })).actor;
  expect(await plan(stranger)).toEqual({ ok: false, refusal: { code: "not-yours" } });
  expect(await plan(await aReviewer())).toEqual({ ok: false, refusal: { code: "not-yours" } });
  expect(await plan(trainer, aNotice({ reason: "" }))).toEqual({ ok: false, refusal: { code: "notice", faults: ["reason-missing"] } });
  expect(await plan(trainer)).toEqual({ ok: true, value: { releaseOn: "2026-03-05" } });
  expect(await plan(trainer)).toEqual({ ok: false, refusal: { code: "planned-already" } });
  expect((await publicationPage(trainer, courseId, null, NOW))?.plan).toEqual({ releaseOn: "2026-03-05" });
  expect(await cancelPlannedPublication(stranger, { courseId }, occasion)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await cancelPlannedPublication(trainer, { courseId }, occasion)).toEqual({ ok: true, value: null });
  expect(await cancelPlannedPublication(trainer, { courseId }, occasion)).toEqual({ ok: false, refusal: "not-planned" });
  expect(await plan(trainer)).toMatchObject({ ok: true });
  // 4 March, 23:59 in Baghdad, and the minute after.
  expect(await plannedPublications(instantAt(Date.parse("2026-03-04T20:59:00Z")))).toEqual([]);
  const [due] = await plannedPublications(instantAt(Date.parse("2026-03-04T21:00:00Z")));
  expect(due).toMatchObject({ courseId, planner: { role: "trainer", accountId: trainer.accountId } });
  await publishPlanned();
  expect(await db().courseVersion.findFirst({ where: { number: 2 } })).toMatchObject({ publishedBy: trainer.accountId });
  expect(await db().plannedPublicationEnd.findMany({ orderBy: { endedAt: "asc" } })).toMatchObject([
    { outcome: "cancelled" },
    { outcome: "published" },
  ]);
  await publishPlanned();
  expect(await db().courseVersion.count()).toBe(2);
});

test("a plan whose content was edited meanwhile publishes nothing: whoever planned it gets a letter", async () => {
  await anApprovedDraft(trainer, { courseId, courseVersionId: first.courseVersionId }, { releasedOn: "2026-03-05" }, occasion);
  expect(await planPublication(trainer, { courseId, notice: aNotice() }, occasion)).toMatchObject({ ok: true });
  await edited(trainer, courseId, "metadata", (content) => ({ ...(content as Record<string, Json>), minutes: 63 }), occasion);
  await publishPlanned();
  expect(await db().courseVersion.count()).toBe(1);
  expect(await db().plannedPublicationEnd.findMany()).toMatchObject([{ outcome: "refused", refusal: "changed-meanwhile", endedBy: null }]);
  expect(await letters("not-published")).toEqual([trainer.accountId]);
  expect(await deeds()).toContain("planned-publication-refused");
  // A plan ends once: asked again, nothing is written and nobody is written to.
  const { plannedPublicationId } = await db().plannedPublicationEnd.findFirstOrThrow();
  await endPlannedPublication({ planId: plannedPublicationId, refusal: "expired" }, occasion);
  expect(await db().plannedPublicationEnd.findMany()).toMatchObject([{ refusal: "changed-meanwhile" }]);
  expect(await letters("not-published")).toHaveLength(1);
});

test("a plan of somebody who is no trainer any more publishes nothing", async () => {
  await anApprovedDraft(trainer, { courseId, courseVersionId: first.courseVersionId }, { releasedOn: "2026-03-05" }, occasion);
  await planPublication(trainer, { courseId, notice: aNotice() }, occasion);
  await db().roleGrant.updateMany({ where: { accountId: trainer.accountId }, data: { endedAt: new Date() } });
  await publishPlanned();
  expect(await db().courseVersion.count()).toBe(1);
  expect(await db().plannedPublicationEnd.findMany()).toMatchObject([{ outcome: "refused", refusal: "planner-gone" }]);
});

test("a plan that fails for want of room keeps no other back, and is carried out by a later run", async () => {
  const second = CourseId.parse("second-course");
  const other = await aPublishedCourse({ metadata: { id: second } });
  for (const [id, { courseVersionId }] of [
    [courseId, first],
    [second, other],
  ] as const) {
    await anApprovedDraft(trainer, { courseId: id, courseVersionId }, { releasedOn: "2026-03-05" }, occasion);
    expect(await planPublication(trainer, { courseId: id, notice: aNotice() }, occasion)).toMatchObject({ ok: true });
  }
  await db().$executeRawUnsafe(`CREATE OR REPLACE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`);
  await db().$executeRawUnsafe(
    "CREATE TRIGGER no_room BEFORE INSERT ON course_version FOR EACH ROW WHEN (NEW.course_id = 'tiny-course') EXECUTE FUNCTION no_room()",
  );
  try {
    await expect(publishPlanned()).rejects.toThrow("1 planned");
  } finally {
    await db().$executeRawUnsafe("DROP TRIGGER no_room ON course_version");
  }
  expect(await db().courseVersion.findMany({ where: { number: 2 }, select: { courseId: true } })).toEqual([{ courseId: second }]);
  expect(await db().plannedPublicationEnd.findMany()).toMatchObject([{ outcome: "published" }]);
  await publishPlanned();
  expect(await db().courseVersion.count({ where: { number: 2 } })).toBe(2);
});
