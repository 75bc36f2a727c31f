import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { cancelPlannedPublication } from "#app/commands/authoring/cancel-planned-publication.server.ts";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { endPlannedPublication } from "#app/commands/authoring/end-planned-publication.server.ts";
import { planPublication } from "#app/commands/authoring/plan-publication.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { warnOfExpiry } from "#app/commands/authoring/warn-of-expiry.server.ts";
import { withdrawCourse } from "#app/commands/authoring/withdraw-course.server.ts";
import { confirmNoticeRead } from "#app/commands/learning/confirm-notice-read.server.ts";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { searchFrom } from "#app/domain/catalog/catalogue-search.ts";
import type { PublicationNotice } from "#app/domain/authoring/publication-notice.ts";
import type { Withdrawal } from "#app/domain/authoring/withdrawal.ts";
import type { Actor, ActorIn } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { type Instant, dayInBaghdad, instantAt } from "#app/domain/shared/time.ts";
import type { Receipt } from "#app/domain/sync/receipt.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { run as publishPlanned } from "#app/jobs/publish-planned.server.ts";
import { run as sendCourseLetter } from "#app/jobs/send-course-letter.server.ts";
import { db } from "#app/platform/db.server.ts";
import { courseLetterFacts } from "#app/queries/authoring/course-letter-facts.server.ts";
import { coursePackage } from "#app/queries/authoring/course-package.server.ts";
import { lessonPage } from "#app/queries/authoring/lesson-page.server.ts";
import { ownDrafts } from "#app/queries/authoring/own-drafts.server.ts";
import { plannedPublications } from "#app/queries/authoring/planned-publications.server.ts";
import { publicationPage } from "#app/queries/authoring/publication-page.server.ts";
import { withdrawableCourses, withdrawalPage } from "#app/queries/authoring/withdrawal-page.server.ts";
import { cataloguePage } from "#app/queries/catalog/catalogue-page.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { courseChanges } from "#app/queries/learning/course-changes.server.ts";
import { learnerHome } from "#app/queries/learning/home.server.ts";
import { quizStanding } from "#app/queries/learning/quiz-standing.server.ts";
import { aMaterialNotice, aNotice } from "#tests/builders/a-notice.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse, publishFolder } from "#tests/builders/a-published-course.ts";
import { anApprovedDraft, approved, edited } from "#tests/builders/an-approved-draft.ts";
import { aReviewer } from "#tests/builders/an-author.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { emptyTables } from "#tests/support/database.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";
import { aRoleHolder } from "#tests/support/signed-in.ts";

const courseId = CourseId.parse("tiny-course");
const on = (day: string): Instant => instantAt(Date.parse(`${day}T09:00:00Z`));
const NOW = on("2026-03-01");
const occasion = { at: NOW, requestId: null };
const inThree = { ar: "كانت الجرعة خطأ.", ckb: "ژەمەکە هەڵە بوو.", en: "The dose was wrong." };
const recall: Withdrawal = { kind: "recall", reasonClass: "unsafe", firstNumber: 1, explanation: inThree };
const withdraw: Withdrawal = { kind: "withdraw", reasonClass: "outdated", firstNumber: 1, explanation: inThree };

let trainer: Actor;
let first: PublishedCourse;

beforeEach(async () => {
  await emptyTables();
  first = await aPublishedCourse();
  trainer = (await aRoleHolder("trainer")).actor;
});

const publish = (notice: PublicationNotice = aNotice(), at = NOW) =>
  publishDraft(trainer, { courseId, words: lessonWords(), notice, contentHash: null }, { at, requestId: null });
const jobs = async (kind: string) =>
  (
    await db().$queryRaw<{ payload: { kind: string; accountId: string } }[]>`
      SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'send-course-letter'`
  )
    .filter(({ payload }) => payload.kind === kind)
    .map(({ payload }) => payload.accountId)
    .sort();
const deeds = async () => (await db().auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ deed }) => deed);

type Wish = Record<string, unknown>;
async function say(learner: ActorIn<"learner">, wish: Wish, at: Instant = NOW): Promise<Receipt> {
  const id = randomUUID();
  const [receipt] = await recordLearnerEvents(learner, [{ ...wish, id, deviceId: id, sequence: 1, occurredAt: at }], {
    at,
    requestId: null,
  });
  if (receipt === undefined) throw new Error("no receipt");
  return receipt;
}
const outcome = (receipt: Receipt) => (receipt.outcome === "rejected" ? receipt.reason : receipt.outcome);
const begin = (learner: ActorIn<"learner">, at = NOW, round?: number) =>
  say(learner, { kind: "course-started", courseId, ...(round === undefined ? {} : { round }) }, at);
async function startQuiz(learner: ActorIn<"learner">, courseVersionId: string, at = NOW): Promise<Receipt> {
  return say(learner, { kind: "attempt-started", courseVersionId }, at);
}
async function handIn(learner: ActorIn<"learner">, started: Receipt, at = NOW): Promise<Receipt> {
  if (started.outcome !== "stored") throw new Error(JSON.stringify(started));
  const { attemptId } = started.data;
  for (const item of await questionsOfAttempt(attemptId ?? ""))
    await say(learner, { kind: "answer-given", attemptId, itemId: item.id, response: rightResponse(item) }, at);
  return say(learner, { kind: "attempt-finished", attemptId }, at);
}
const evaluation = {
  relevance: 5,
  intentToChange: "yes",
  intendedChange: "",
  barriers: ["none"],
  perceivedBias: "none",
  biasComment: "",
  comment: "",
};
async function earned(courseVersionId: string, at = NOW): Promise<ActorIn<"learner">> {
  const learner = await aPractitioner();
  await begin(learner, at);
  await handIn(learner, await startQuiz(learner, courseVersionId, at), at);
  await say(learner, { kind: "evaluation-submitted", courseVersionId, evaluation }, at);
  expect(
    outcome(
      await say(
        learner,
        { kind: "credit-claimed", courseVersionId, minutesStated: 60, claimedHundredths: 100, statementAccepted: true },
        at,
      ),
    ),
  ).toBe("stored");
  return learner;
}
async function underWay(at = NOW): Promise<ActorIn<"learner">> {
  const learner = await aPractitioner();
  expect(outcome(await begin(learner, at))).toBe("stored");
  return learner;
}
/** A draft in which the key of a question is another one: a material change. */
async function aMaterialDraft(at = NOW): Promise<void> {
  const when = { at, requestId: null };
  await aBegunDraft(when);
  await edited(trainer, courseId, "items", (items) => (items as Json[]).map((item) => otherKey(item as Record<string, Json>)), when);
  await approved(trainer, courseId, when);
}
const otherKey = (item: Record<string, Json>) => (item["id"] === "item-single" ? { ...item, key: item["key"] === "c" ? "b" : "c" } : item);
async function aBegunDraft(when: { at: Instant; requestId: null }): Promise<void> {
  const { courseVersionId } = first;
  const begun = await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, when);
  if (!begun.ok && begun.refusal !== "draft-exists") throw new Error(JSON.stringify(begun.refusal));
}

test("a publication writes what it means: kind, proposal and reason, in the row and in the audit; authors and reviewers get a letter", async () => {
  await anApprovedDraft(trainer, { courseId, courseVersionId: first.courseVersionId }, { minutes: 61 }, occasion);
  expect(await publish(aNotice({ reason: "" }))).toEqual({ ok: false, refusal: { code: "notice", faults: ["reason-missing"] } });
  expect(await db().courseVersion.count()).toBe(1);
  const published = await publish();
  expect(published).toMatchObject({ ok: true, value: { number: 2 } });
  expect(await db().versionPublication.findMany()).toMatchObject([
    {
      courseId,
      replacedVersionId: first.courseVersionId,
      change: "editorial",
      proposed: "editorial",
      reason: "Clearer wording.",
      summary: null,
      publishedBy: trainer.accountId,
    },
  ]);
  const audit = await db().auditEntry.findFirstOrThrow({ where: { deed: "course-published", accountId: trainer.accountId } });
  expect(audit.details).toMatchObject({ change: "editorial", proposed: "editorial", reason: "Clearer wording." });
  const reviewers = (await db().reviewDecision.findMany()).map(({ reviewerId }) => reviewerId);
  expect(await jobs("published")).toEqual([trainer.accountId, ...reviewers].sort());
  expect(await publish()).toMatchObject({ ok: true, value: { unchanged: true } });
  expect(await db().versionPublication.count()).toBe(1);
});

test("going below the proposal needs a written reason, which the audit row keeps", async () => {
  await aMaterialDraft();
  const page = await publicationPage(trainer, courseId, null, NOW);
  expect(page?.material).toMatchObject([{ code: "key", itemId: "item-single" }]);
  expect(page?.difference?.items).toMatchObject([{ itemId: "item-single", change: "changed", keyChanged: true }]);
  expect(await publish()).toEqual({ ok: false, refusal: { code: "notice", faults: ["below-reason-missing"] } });
  expect(await publish(aMaterialNotice({ summary: { ar: "", ckb: "", en: "Changed" } }))).toEqual({
    ok: false,
    refusal: { code: "notice", faults: ["summary-missing"] },
  });
  expect(await publish(aNotice({ belowReason: "The option was renamed, nothing else." }))).toMatchObject({ ok: true });
  expect(
    (await db().auditEntry.findFirstOrThrow({ where: { deed: "course-published", accountId: trainer.accountId } })).details,
  ).toMatchObject({
    change: "editorial",
    proposed: "material",
    belowReason: "The option was renamed, nothing else.",
  });
});

test("R44: who is under way keeps their version and is told of the newer one; who has passed keeps everything and is asked to read, once (R84)", async () => {
  const [done, running, newcomer] = [await earned(first.courseVersionId), await underWay(), await aPractitioner()];
  const before = await db().$queryRaw`SELECT * FROM credit_ledger ORDER BY sequence`;
  expect((await learnerHome(done, "en", NOW))?.notices).toEqual([]);
  await aMaterialDraft(on("2026-04-01"));
  const page = await publicationPage(trainer, courseId, null, on("2026-04-01"));
  expect(page?.published).toMatchObject({ number: 1, underWay: 1, completed: 1 });
  expect(await publish(aMaterialNotice(), on("2026-04-01"))).toMatchObject({ ok: true, value: { number: 2 } });

  // Nothing of what was earned has moved, and the attempt is at the old version.
  expect(await db().$queryRaw`SELECT * FROM credit_ledger ORDER BY sequence`).toEqual(before);
  expect(await coursePage(courseId, "en", done, on("2026-04-02"))).toMatchObject({ enrolment: { passed: true, claimed: true } });
  expect(await coursePage(courseId, "en", running, on("2026-04-02"))).toMatchObject({ versionNumber: 1, newerVersion: 2 });
  expect(outcome(await handIn(running, await startQuiz(running, first.courseVersionId, on("2026-04-02")), on("2026-04-02")))).toBe(
    "stored",
  );
  expect(await db().enrolment.findFirst({ where: { practitionerId: running.practitionerId } })).toMatchObject({
    courseVersionId: first.courseVersionId,
    passedAt: new Date(on("2026-04-02")),
  });
  await begin(newcomer, on("2026-04-02"));
  expect(await coursePage(courseId, "en", newcomer, on("2026-04-02"))).toMatchObject({ versionNumber: 2 });
  expect((await courseChanges(newcomer, courseId, "en", NOW))?.notices).toEqual([]);

  const home = await learnerHome(done, "en", on("2026-04-02"));
  expect(home?.notices).toEqual([{ courseId, title: "A tiny course about hypertension", kind: "changed" }]);
  const changes = await courseChanges(done, courseId, "ckb", on("2026-04-02"));
  expect(changes?.notices).toMatchObject([{ kind: "changed", text: "ژەمەکە گۆڕا.", readAt: null }]);
  const { noticeId } = changes!.notices[0]!;
  const stranger = await aPractitioner();
  expect(await confirmNoticeRead(stranger, { noticeId }, occasion)).toEqual({ ok: false, refusal: "not-found" });
  expect(await confirmNoticeRead(done, { noticeId: randomUUID() }, occasion)).toEqual({ ok: false, refusal: "not-found" });
  const [once, twice] = await Promise.all(
    [0, 1].map(() => confirmNoticeRead(done, { noticeId }, { at: on("2026-04-03"), requestId: null })),
  );
  expect(once).toEqual({ ok: true, value: { readAt: on("2026-04-03") } });
  expect(twice).toEqual(once);
  expect(await confirmNoticeRead(done, { noticeId }, { at: on("2026-05-01"), requestId: null })).toEqual(once);
  expect((await deeds()).filter((deed) => deed === "notice-read")).toHaveLength(1);
  expect((await learnerHome(done, "en", on("2026-04-03")))?.notices).toEqual([]);
  expect((await courseChanges(done, courseId, "en", on("2026-04-03")))?.notices).toMatchObject([{ readAt: on("2026-04-03") }]);
});

test("what changed is shown old and new to who took the older version, and an editorial change asks nothing of who has passed", async () => {
  const [done, running] = [await earned(first.courseVersionId), await underWay()];
  await aBegunDraft(occasion);
  const added = { type: "paragraph", attrs: { id: "added-1" }, content: [{ type: "text", text: "WORD" }] };
  for (const [language, word] of [
    ["ar", "كلمة"],
    ["ckb", "وشە"],
    ["en", "Word"],
  ] as const)
    await edited(trainer, courseId, `lesson/hands/${language}`, (document) => withBlock(document, added, word), occasion);
  await approved(trainer, courseId, occasion);
  const page = await publicationPage(trainer, courseId, { lessonId: "hands", language: "ckb" }, NOW);
  expect(page?.difference?.lessons).toMatchObject([
    { lessonId: "hands", change: "changed", languages: [{ added: 1 }, { added: 1 }, { added: 1 }] },
  ]);
  expect(page?.looked?.blocks).toMatchObject([{ change: "added", words: [{ kind: "added", text: "وشە" }] }]);
  expect(page?.material).toEqual([]);
  expect(await publish()).toMatchObject({ ok: true });
  expect((await courseChanges(done, courseId, "en", NOW))?.notices).toEqual([]);
  const changes = await courseChanges(running, courseId, "en", NOW);
  expect(changes?.notices).toMatchObject([{ kind: "newer", text: null }]);
  expect(changes?.passages).toMatchObject([{ blocks: [{ change: "added", words: [{ text: "Word" }] }] }]);
  expect((await learnerHome(running, "en", NOW))?.notices).toEqual([]);
});

function withBlock(document: Json, block: Record<string, Json>, word: string): Json {
  const { content, ...rest } = document as { content: Json[] };
  return { ...rest, content: [...content, { ...block, content: [{ type: "text", text: word }] }] };
}

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

test("a release to come is planned: not by hand before its day, by the clock on it, and only what was approved", async () => {
  await anApprovedDraft(trainer, { courseId, courseVersionId: first.courseVersionId }, { releasedOn: "2026-03-05" }, occasion);
  expect(await publish()).toEqual({ ok: false, refusal: { code: "not-yet" } });
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
  expect(await jobs("not-published")).toEqual([trainer.accountId]);
  expect(await deeds()).toContain("planned-publication-refused");
  // A plan ends once: asked again, nothing is written and nobody is written to.
  const { plannedPublicationId } = await db().plannedPublicationEnd.findFirstOrThrow();
  await endPlannedPublication({ planId: plannedPublicationId, refusal: "expired" }, occasion);
  expect(await db().plannedPublicationEnd.findMany()).toMatchObject([{ refusal: "changed-meanwhile" }]);
  expect(await jobs("not-published")).toHaveLength(1);
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

test("a plan of somebody who is no trainer any more publishes nothing", async () => {
  await anApprovedDraft(trainer, { courseId, courseVersionId: first.courseVersionId }, { releasedOn: "2026-03-05" }, occasion);
  await planPublication(trainer, { courseId, notice: aNotice() }, occasion);
  await db().roleGrant.updateMany({ where: { accountId: trainer.accountId }, data: { endedAt: new Date() } });
  await publishPlanned();
  expect(await db().courseVersion.count()).toBe(1);
  expect(await db().plannedPublicationEnd.findMany()).toMatchObject([{ outcome: "refused", refusal: "planner-gone" }]);
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
  expect(await coursePage(courseId, "en", newcomer, NOW)).toMatchObject({ withdrawn: true, enrolment: null });
  expect(await lessonPage(courseId, "hands", "en", newcomer)).toBeNull();
  expect(await lessonPage(courseId, "hands", "en", running)).not.toBeNull();
  expect(await coursePackage(courseId, "en", newcomer)).toBeNull();
  expect(await coursePackage(courseId, "en", running)).not.toBeNull();
  expect(outcome(await startQuiz(running, first.courseVersionId))).toBe("course-withdrawn");
  expect(await quizStanding(running, courseId, NOW)).toMatchObject({ next: { kind: "course-withdrawn" } });
  expect(outcome(await handIn(sitting, open))).toBe("stored");
  expect(await db().enrolment.findFirst({ where: { practitionerId: sitting.practitionerId } })).toMatchObject({ passedAt: new Date(NOW) });

  expect(await jobs("withdrawn")).toEqual([running.accountId, sitting.accountId].sort());
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
  expect(await jobs("recalled")).toEqual([done.accountId, running.accountId].sort());
  for (const learner of [done, running]) {
    expect((await learnerHome(learner, "en", NOW))?.notices).toMatchObject([{ courseId, kind: "withdrawn" }]);
    expect((await courseChanges(learner, courseId, "en", NOW))?.notices).toMatchObject([
      { kind: "recalled", reason: "unsafe", text: inThree.en },
    ]);
    expect(await coursePackage(courseId, "en", learner)).toBeNull();
  }
  expect(await courseChanges(untouched, courseId, "en", NOW)).toBeNull();
  expect(await db().$queryRaw`SELECT * FROM credit_ledger ORDER BY sequence`).toEqual(before);
  expect(await db().certificate.count({ where: { revokedAt: { not: null } } })).toBe(0);
  await expect(sendCourseLetter({ kind: "recalled", accountId: done.accountId, courseId })).resolves.toBeUndefined();
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
  const second = await publish(aMaterialNotice(), on("2026-03-03"));
  expect(second).toMatchObject({ ok: true, value: { number: 2 } });
  expect(await db().catalogueEntry.count()).toBe(3);
  const at = on("2026-03-04");
  expect(await courseChanges(running, courseId, "en", at)).toMatchObject({ beginAgain: 2 });
  // A plain start gives back what they have; said as the second time, it is the new version.
  await begin(running, at);
  expect(await db().enrolment.count({ where: { practitionerId: running.practitionerId } })).toBe(1);
  expect(outcome(await begin(running, at, 2))).toBe("stored");
  expect(await coursePage(courseId, "en", running, at)).toMatchObject({ versionNumber: 2, withdrawn: false });
  // Going back to what was recalled is refused.
  expect(await publishFolder({}, on("2026-03-05"))).toEqual({ ok: false, refusal: "withdrawn" });
});

test("R78: the owners of a course are warned 90, 30 and 7 days before its end, once each, whoever asks and however often", async () => {
  await anApprovedDraft(trainer, { courseId, courseVersionId: first.courseVersionId }, { minutes: 61, expiresOn: "2026-06-30" }, occasion);
  expect(await publish()).toMatchObject({ ok: true });
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
  expect(await jobs("expiring-30")).toEqual([trainer.accountId]);
  expect((await ownDrafts(another, on("2026-06-01")))[0]).toMatchObject({ expiresInDays: 29, standing: { published: "expiring" } });
  expect((await deeds()).filter((deed) => deed === "expiry-warned")).toHaveLength(3);
});

test("a course from a folder, which nobody wrote here, is every trainer's of its provider; a withdrawn one is nobody's worry", async () => {
  const another = (await aRoleHolder("trainer")).actor;
  await aRoleHolder("trainer", { providerId: "other-provider" });
  expect(await warnOfExpiry({ at: on("2028-12-01"), requestId: null })).toBe(2);
  expect(await jobs("expiring-30")).toEqual([trainer.accountId, another.accountId].sort());
  await withdrawCourse(trainer, { courseId, withdrawal: withdraw }, { at: on("2028-12-02"), requestId: null });
  expect(await warnOfExpiry({ at: on("2028-12-25"), requestId: null })).toBe(0);
});
