import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { commentOnBlock } from "#app/commands/authoring/comment-on-block.server.ts";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { decideReview } from "#app/commands/authoring/decide-review.server.ts";
import { type DiscloseWish, giveDisclosure } from "#app/commands/authoring/give-disclosure.server.ts";
import { judgeRelationship } from "#app/commands/authoring/judge-relationship.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { remindReviewers } from "#app/commands/authoring/remind-reviewers.server.ts";
import { restoreDraftRevision } from "#app/commands/authoring/restore-draft-revision.server.ts";
import { saveDraftPart } from "#app/commands/authoring/save-draft-part.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { ReviewAnswers } from "#app/domain/authoring/review.ts";
import { REVIEW_QUESTIONS } from "#app/domain/authoring/review-questions.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, type Instant, instantAt } from "#app/domain/shared/time.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { db } from "#app/platform/db.server.ts";
import { courseTeam } from "#app/queries/authoring/course-team.server.ts";
import { draftComments } from "#app/queries/authoring/draft-comments.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { openReviews } from "#app/queries/authoring/open-reviews.server.ts";
import { ownIndependence } from "#app/queries/authoring/own-independence.server.ts";
import { ownDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import { ownDrafts } from "#app/queries/authoring/own-drafts.server.ts";
import { reviewToRemindOf } from "#app/queries/authoring/review-to-remind-of.server.ts";
import { aDisclosure, aRelationship } from "#tests/builders/a-disclosure.ts";
import { aNotice } from "#tests/builders/a-notice.ts";
import { aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aReviewer, aTrainer, undisclosed } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

const NOW = instantAt(Date.parse("2026-02-01T06:00:00Z"));
const at = (moment: Instant) => ({ at: moment, requestId: null });
const occasion = at(NOW);
const later = (text: string) => at(instantAt(Date.parse(text)));
const courseId = CourseId.parse("tiny-course");
const YES = Object.fromEntries(REVIEW_QUESTIONS.map((question) => [question, true])) as ReviewAnswers;
const three = (text: string) => ({ ar: text, ckb: text, en: text });
const talk = { company: "Example Pharma", nature: "speaker", endedOn: null, concerns: "Antihypertensives" } as const;
const declares = (...relationships: DiscloseWish["relationships"]): DiscloseWish => ({
  name: three("Alaa"),
  credentials: three("Nurse"),
  relationships,
});

async function aDraft() {
  const { courseVersionId } = await aPublishedCourse();
  const trainer = await aTrainer();
  await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId } }, occasion);
  return { trainer };
}

async function edit(actor: Actor, change: Partial<DraftMetadata>, when = occasion) {
  const there = (await draftToEdit(actor, courseId, when.at))?.parts.find(({ part }) => part === "metadata");
  const content = { ...(there?.content as Record<string, Json>), ...(change as Record<string, Json>) };
  const wish = { courseId, saveId: randomUUID(), part: "metadata" as const, basedOn: there?.revision ?? 0, content };
  return saveDraftPart(actor, wish, when);
}
const approve = (actor: Actor, submissionId: string, when = occasion) =>
  decideReview(actor, { submissionId, decision: "approve", answers: YES, reason: "" }, when);
const publish = (actor: Actor, when = occasion) =>
  publishDraft(actor, { courseId, words: lessonWords(), notice: aNotice(), contentHash: null }, when);
const state = async (actor: Actor) => (await ownDrafts(actor, NOW))[0]?.standing.state;

async function submitted(actor: Actor, when = occasion): Promise<string> {
  const result = await submitForReview(actor, { courseId }, when);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value.submissionId;
}

/** What somebody else finds about the first relationship that a person declared. */
async function judge(judge: Actor, person: Actor, more: Partial<Parameters<typeof judgeRelationship>[1]> = {}, when = occasion) {
  const { history } = await ownDisclosure(person, when.at);
  const relationshipId = history[0]?.relationships[0]?.id ?? randomUUID();
  const found = { verdict: "mitigated", exception: null, mitigation: "recuse", reason: "Takes no part in it." } as const;
  return judgeRelationship(judge, { courseId, accountId: person.accountId, relationshipId, ...found, ...more }, when);
}

test("a disclosure takes the place of the one before, which stays; a relationship declared again keeps what was judged", async () => {
  const person = await undisclosed("trainer");
  expect(await ownDisclosure(person, NOW)).toMatchObject({
    state: "owed",
    lastDay: null,
    history: [],
    knownAs: { en: "Alaa Salah Al-Asadi" },
  });
  expect(await giveDisclosure(person, declares(talk), occasion)).toEqual({ ok: true, value: null });
  expect(await giveDisclosure(person, declares({ ...talk, endedOn: "2026-02-02" as CalendarDay }), occasion)).toEqual({
    ok: false,
    refusal: { code: "relationship", index: 0, fault: "ended-in-future" },
  });
  const renewed = later("2026-12-01T06:00:00Z");
  expect(await giveDisclosure(person, declares({ ...talk, endedOn: "2026-06-01" as CalendarDay }), renewed)).toMatchObject({ ok: true });
  const own = await ownDisclosure(person, renewed.at);
  expect(own).toMatchObject({ state: "valid", lastDay: "2027-12-01", history: [{ at: renewed.at }, { at: NOW }] });
  expect(own.history[0]?.relationships[0]?.id).toBe(own.history[1]?.relationships[0]?.id);
  expect((await ownDisclosure(await aTrainer(), NOW)).history).toHaveLength(1);
  expect(await db().auditEntry.count({ where: { deed: "disclosure-given", subjectId: person.accountId } })).toBe(2);
});

test("nobody begins, saves for the first time or takes up a revision without a disclosure; who began to write goes on when it runs out", async () => {
  const { trainer } = await aDraft();
  const newcomer = await undisclosed("trainer");
  const begin = (actor: Actor) =>
    createDraft(actor, { courseId: CourseId.parse("other"), from: { kind: "nothing", title: { en: "x" } } }, occasion);
  expect(await begin(newcomer)).toEqual({ ok: false, refusal: "disclosure-owed" });
  const refused = { ok: false, refusal: { code: "not-independent", obstacle: "disclosure-owed" } };
  expect(await edit(newcomer, { minutes: 61 })).toEqual(refused);
  expect(await edit(trainer, { minutes: 61 })).toMatchObject({ ok: true });
  const restore = { courseId, saveId: randomUUID(), part: "metadata" as const, basedOn: 2, revision: 1 };
  expect(await restoreDraftRevision(newcomer, restore, occasion)).toEqual(refused);
  expect((await draftToEdit(newcomer, courseId, NOW))?.independence).toMatchObject({ toBegin: "disclosure-owed", own: "disclosure-owed" });
  // What the pages of translation ask is the same.
  expect(await ownIndependence(newcomer, courseId, NOW)).toEqual({ toBegin: "disclosure-owed", own: "disclosure-owed" });
  expect(await ownIndependence(trainer, courseId, NOW)).toEqual({ toBegin: null, own: null });
  expect(await ownIndependence(await aTrainer("another-provider"), courseId, NOW)).toBeNull();
  await giveDisclosure(newcomer, declares(), occasion);
  expect(await edit(newcomer, { minutes: 62 })).toMatchObject({ ok: true });
  // A year and a day on, in the middle of the work.
  const ranOut = later("2027-02-02T06:00:00Z");
  expect(await edit(newcomer, { minutes: 63 }, ranOut)).toMatchObject({ ok: true });
  expect((await draftToEdit(newcomer, courseId, ranOut.at))?.independence).toMatchObject({
    toBegin: null,
    own: "disclosure-expired",
    owed: [{ by: { accountId: newcomer.accountId }, obstacle: "disclosure-expired" }],
  });
  expect(await begin(newcomer)).toMatchObject({ ok: true });
});

test("a relationship is judged by somebody else of the provider before the first word, and the whole team before it is handed in", async () => {
  const { trainer } = await aDraft();
  const author = await undisclosed("trainer");
  await giveDisclosure(author, declares(talk), occasion);
  expect(await edit(author, { minutes: 61 })).toEqual({
    ok: false,
    refusal: { code: "not-independent", obstacle: "relationships-to-judge" },
  });
  expect(await judge(author, author)).toEqual({ ok: false, refusal: "own" });
  expect(await judge(await aTrainer("other-provider"), author)).toEqual({ ok: false, refusal: "not-yours" });
  expect(await judge(trainer, author, { courseId: CourseId.parse("no-such-course") })).toEqual({ ok: false, refusal: "not-yours" });
  expect(await judge(trainer, author, { relationshipId: randomUUID() })).toEqual({ ok: false, refusal: "no-such-relationship" });
  expect(await judge(trainer, await aTrainer("other-provider"))).toEqual({ ok: false, refusal: "no-such-relationship" });
  expect(await judge(trainer, author, { reason: " " })).toEqual({ ok: false, refusal: "reason-missing" });
  expect(await judge(trainer, author, { mitigation: null })).toEqual({ ok: false, refusal: "mitigation-missing" });
  expect(await judge(trainer, author, { verdict: "excluded", mitigation: null })).toEqual({ ok: true, value: null });
  expect(await edit(author, { minutes: 61 })).toMatchObject({ ok: false, refusal: { obstacle: "excluded" } });
  // The newest judgement counts, and the one before stays.
  expect(await judge(await aReviewer(), author, {}, later("2026-02-01T07:00:00Z"))).toMatchObject({ ok: true });
  expect(await edit(author, { minutes: 61 })).toMatchObject({ ok: true });
  expect(await db().relationshipJudgement.count()).toBe(2);
  expect(await db().auditEntry.findMany({ where: { deed: "relationship-judged" }, orderBy: { id: "asc" } })).toMatchObject([
    { accountId: trainer.accountId, details: { verdict: "excluded" } },
    { details: { verdict: "mitigated", mitigation: "recuse" } },
  ]);
  // Another relationship, declared while the course is written.
  await giveDisclosure(author, declares(talk, { ...talk, company: "Second" }), later("2026-02-02T06:00:00Z"));
  expect(await edit(author, { minutes: 62 })).toMatchObject({ ok: true });
  expect(await submitForReview(trainer, { courseId }, occasion)).toEqual({
    ok: false,
    refusal: { code: "not-independent", owed: [{ accountId: author.accountId, obstacle: "relationships-to-judge" }] },
  });
});

// @rule accme-sii-2020/standard-3-disclosure
test("what learners read before the start is what the team and its reviewers declared, with what was done about it", async () => {
  const { trainer } = await aDraft();
  const author = await undisclosed("trainer");
  await giveDisclosure(author, declares(talk), occasion);
  await judge(trainer, author, { mitigation: "peer-review" });
  await edit(author, { minutes: 61 });
  const submissionId = await submitted(trainer);
  for (const reviewer of [await aReviewer(), await aReviewer()]) expect(await approve(reviewer, submissionId)).toMatchObject({ ok: true });
  expect(await publish(trainer)).toMatchObject({ ok: true, value: { number: 2 } });
  const version = await db().courseVersion.findFirstOrThrow({ where: { number: 2 } });
  const { faculty } = CourseMetadata.parse(version.metadata);
  const byHand = CourseMetadata.parse((await db().courseVersion.findFirstOrThrow({ where: { number: 1 } })).metadata).faculty;
  expect(faculty.slice(0, byHand.length)).toEqual(byHand);
  expect(faculty.slice(byHand.length).map(({ role, team }) => [role, team])).toEqual([
    ["author", true],
    ["planner", true],
    ["reviewer", true],
    ["reviewer", true],
  ]);
  expect(faculty.find(({ role, team }) => role === "author" && team)).toMatchObject({
    name: three("Alaa"),
    relationships: [{ company: "Example Pharma", nature: "speaker", mitigation: { en: expect.stringContaining("reviewed") as string } }],
  });
  // A new version begins without the lines of its team: they are made anew.
  expect((await publish(trainer)).ok).toBe(true);
  const again = await createDraft(
    trainer,
    { courseId: CourseId.parse("copy"), from: { kind: "version", courseVersionId: version.id } },
    occasion,
  );
  expect(again).toMatchObject({ ok: true });
  const copied = await draftToEdit(trainer, CourseId.parse("copy"), NOW);
  expect((copied?.parts.find(({ part }) => part === "metadata")?.content as DraftMetadata).faculty).toEqual(byHand);
});

test("a disclosure that runs out in the middle of a review: the decision is refused by name, and again given when it is renewed", async () => {
  const { trainer } = await aDraft();
  await edit(trainer, { minutes: 61 });
  const [one, two] = [await undisclosed("reviewer"), await aReviewer()];
  await aDisclosure(one.accountId, { at: new Date("2025-02-10T06:00:00Z") });
  const submissionId = await submitted(trainer);
  expect(await openReviews(one, NOW)).toMatchObject([{ mayNotDecide: null, dueOn: "2026-02-15", overdue: false }]);
  const ranOut = later("2026-02-11T06:00:00Z");
  expect(await openReviews(one, ranOut.at)).toMatchObject([{ mayNotDecide: "disclosure-expired" }]);
  expect(await approve(one, submissionId, ranOut)).toEqual({ ok: false, refusal: "disclosure-expired" });
  expect(await db().reviewDecision.count()).toBe(0);
  await giveDisclosure(one, declares(), ranOut);
  expect(await approve(one, submissionId, ranOut)).toEqual({ ok: true, value: null });
  expect(await approve(two, submissionId, ranOut)).toEqual({ ok: true, value: null });
  // A decision that was given while its reviewer's disclosure was valid stays one.
  expect(await publish(trainer, later("2026-12-20T06:00:00Z"))).toMatchObject({ ok: true, value: { number: 2 } });
});

test("publication is blocked by name when somebody of the team owes a disclosure or is excluded, or a reviewer is", async () => {
  const { trainer } = await aDraft();
  const author = await undisclosed("trainer");
  await aDisclosure(author.accountId, { at: new Date("2025-02-10T06:00:00Z") });
  await edit(author, { minutes: 61 });
  const submissionId = await submitted(trainer);
  const reviewers = [await undisclosed("reviewer"), await aReviewer()] as const;
  await giveDisclosure(reviewers[0], declares(talk), occasion);
  expect(await approve(reviewers[0], submissionId)).toEqual({ ok: false, refusal: "relationships-to-judge" });
  expect(await judge(trainer, reviewers[0], { mitigation: "peer-review" })).toEqual({ ok: false, refusal: "mitigation-does-not-fit" });
  expect(await judge(trainer, reviewers[0])).toMatchObject({ ok: true });
  for (const reviewer of reviewers) expect(await approve(reviewer, submissionId)).toMatchObject({ ok: true });
  expect(await state(trainer)).toBe("approved");
  const ranOut = later("2026-02-11T06:00:00Z");
  expect(await publish(trainer, ranOut)).toEqual({
    ok: false,
    refusal: { code: "not-independent", owed: [{ accountId: author.accountId, obstacle: "disclosure-expired" }] },
  });
  await aDisclosure(author.accountId, { at: new Date(ranOut.at) });
  await judge(trainer, reviewers[0], { verdict: "excluded", mitigation: null }, later("2026-02-11T07:00:00Z"));
  expect(await publish(trainer, ranOut)).toEqual({
    ok: false,
    refusal: { code: "not-independent", owed: [{ accountId: reviewers[0].accountId, obstacle: "excluded" }] },
  });
  expect(await db().courseVersion.count()).toBe(1);
});

test("what the team declares is part of what is approved: another relationship voids the approvals", async () => {
  const { trainer } = await aDraft();
  await edit(trainer, { minutes: 61 });
  const submissionId = await submitted(trainer);
  const reviewers = [await aReviewer(), await aReviewer()] as const;
  await approve(reviewers[0], submissionId);
  await giveDisclosure(trainer, declares(talk), later(new Date(Date.now() + 60_000).toISOString()));
  await judge(reviewers[0], trainer);
  expect(await state(trainer)).toBe("draft");
  expect(await approve(reviewers[1], submissionId)).toEqual({ ok: false, refusal: "outdated" });
  const again = await submitted(trainer);
  for (const reviewer of reviewers) expect(await approve(reviewer, again)).toMatchObject({ ok: true });
  expect(await publish(trainer)).toMatchObject({ ok: true });
});

test("content handed in again as it is, is open again, and whoever asked for changes has to decide anew", async () => {
  const { trainer } = await aDraft();
  await edit(trainer, { minutes: 61 });
  const [one, two, three_] = [await aReviewer(), await aReviewer(), await aReviewer()];
  const first = await submitted(trainer);
  const asked = { submissionId: first, decision: "ask-changes", answers: { ...YES, balance: false }, reason: "Why this drug?" } as const;
  expect(await decideReview(one, asked, occasion)).toMatchObject({ ok: true });
  expect(await approve(two, first)).toMatchObject({ ok: true });
  expect(await state(trainer)).toBe("changes-asked");
  const second = await submitted(trainer, later("2026-02-03T06:00:00Z"));
  expect(await state(trainer)).toBe("in-review");
  expect(await openReviews(two, NOW)).toMatchObject([
    { submissionId: second, approvals: 1, changesAsked: 0, mayNotDecide: "decided-already", waitsFor: [{ accountId: one.accountId }] },
  ]);
  expect(await approve(three_, second, later("2026-02-03T07:00:00Z"))).toMatchObject({ ok: true });
  // Two approve, but the one who asked has not spoken again.
  expect(await publish(trainer)).toEqual({ ok: false, refusal: { code: "not-approved" } });
  expect(await approve(one, second, later("2026-02-03T08:00:00Z"))).toMatchObject({ ok: true });
  expect(await state(trainer)).toBe("approved");
  expect(await publish(trainer)).toMatchObject({ ok: true });
});

test("the team of a course is seen by trainers and reviewers of its provider, and by nobody else", async () => {
  const { trainer } = await aDraft();
  const [author, reviewer] = [await undisclosed("trainer"), await undisclosed("reviewer")];
  await aDisclosure(author.accountId, { relationships: [aRelationship({ nature: "employee" })] });
  expect(await courseTeam(await aReviewer("other-provider"), courseId, NOW)).toBeNull();
  expect(await courseTeam(trainer, CourseId.parse("nowhere"), NOW)).toBeNull();
  const seen = await courseTeam(reviewer, courseId, NOW);
  const others = [author, reviewer].map(({ accountId }) => seen?.others.find(({ by }) => by.accountId === accountId));
  expect(seen?.members).toMatchObject([{ by: { accountId: trainer.accountId }, roles: ["planner"], obstacle: null }]);
  expect(others).toMatchObject([
    {
      by: { accountId: author.accountId },
      roles: [],
      obstacle: "relationships-to-judge",
      relationships: [{ bound: true, judgement: null }],
      mitigations: ["divest", "peer-review", "recuse", "restrict"],
    },
    { by: { accountId: reviewer.accountId }, obstacle: "disclosure-owed", isReader: true, mitigations: ["divest", "recuse"] },
  ]);
  expect(seen?.commercialSupport).toBeNull();
  expect(await judge(reviewer, author)).toEqual({ ok: false, refusal: "exception-missing" });
  expect(await judge(reviewer, author, { verdict: "not-relevant", exception: "unrelated-content", mitigation: null })).toMatchObject({
    ok: true,
  });
  const after = await courseTeam(trainer, courseId, NOW);
  const judgedNow = after?.others.find(({ by }) => by.accountId === author.accountId);
  expect(judgedNow?.relationships[0]?.judgement).toMatchObject({ holds: true, by: { accountId: reviewer.accountId } });
});

test("remarks are seen with their passages, and those on a passage that was taken out with its text of then", async () => {
  const { trainer } = await aDraft();
  const reviewer = await aReviewer();
  const part = "lesson/hands/en" as const;
  const lesson = (await draftToEdit(trainer, courseId, NOW))?.parts.find((one) => one.part === part);
  const content = lesson?.content as unknown as { content: { attrs: { id: string }; type: string }[] };
  const paragraph = content.content.find(({ type }) => type === "paragraph");
  if (paragraph === undefined) throw new Error("no paragraph");
  const blockId = paragraph.attrs.id;
  await commentOnBlock(reviewer, { courseId, part, blockId, revision: 1, text: "Really?" }, occasion);
  const before = (await draftComments(trainer, courseId))?.threads ?? [];
  expect(before).toMatchObject([{ blockId, isThere: true, comments: [{ text: "Really?" }] }]);
  const shorter = { ...content, content: content.content.filter((block) => block !== paragraph) } as unknown as Json;
  const wish = { courseId, saveId: randomUUID(), part, basedOn: 1, content: shorter, confirmedShrink: true };
  expect(await saveDraftPart(trainer, wish, occasion)).toMatchObject({ ok: true });
  expect((await draftComments(reviewer, courseId))?.threads).toMatchObject([{ blockId, isThere: false, passage: before[0]?.passage }]);
  expect(await draftComments(await aReviewer("other-provider"), courseId)).toBeNull();
});

test("reviewers who could decide are reminded at half time, on the due day and after it, once each, and not when they have decided", async () => {
  const { trainer } = await aDraft();
  await edit(trainer, { minutes: 61 });
  const [one, two] = [await aReviewer(), await aReviewer()];
  await aReviewer("other-provider");
  const submissionId = await submitted(trainer);
  const count = async (moment: string) => remindReviewers(later(moment));
  expect(await count("2026-02-05T06:00:00Z")).toBe(0);
  expect(await Promise.all([count("2026-02-08T06:00:00Z"), count("2026-02-08T06:00:00Z")])).toEqual(expect.arrayContaining([2, 0]));
  expect(await count("2026-02-09T06:00:00Z")).toBe(0);
  expect(await reviewToRemindOf(one.accountId, submissionId, NOW)).toMatchObject({ dueOn: "2026-02-15" });
  await approve(one, submissionId);
  expect(await reviewToRemindOf(one.accountId, submissionId, NOW)).toBeNull();
  expect(await count("2026-02-15T06:00:00Z")).toBe(1);
  expect(await count("2026-02-16T06:00:00Z")).toBe(1);
  expect(await count("2026-06-16T06:00:00Z")).toBe(0);
  expect(await db().reminderSent.findMany({ where: { person: two.accountId }, orderBy: { sentAt: "asc" } })).toMatchObject(
    ["half-time", "due", "overdue"].map((step) => ({ duty: "review-submission", cycle: submissionId, step, channel: "email" })),
  );
  const again = { person: two.accountId, duty: "review-submission", cycle: submissionId, step: "due", channel: "email", sentAt: NOW };
  // R78: the database itself says no.
  await expect(db().reminderSent.create({ data: again })).rejects.toThrow(/Unique constraint/);
  const jobs = await db().$queryRaw<{ task: string }[]>`SELECT task_identifier AS task FROM graphile_worker.jobs`;
  expect(jobs.filter(({ task }) => task === "send-review-reminder")).toHaveLength(4);
});
