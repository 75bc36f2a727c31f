import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { giveDisclosure } from "#app/commands/authoring/give-disclosure.server.ts";
import { restoreDraftRevision } from "#app/commands/authoring/restore-draft-revision.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import type { DraftMetadata } from "#app/domain/authoring/draft-content.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import { CourseId } from "#app/domain/shared/ids.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { courseTeam } from "#app/queries/authoring/course-team.server.ts";
import { draftToEdit } from "#app/queries/authoring/draft-to-edit.server.ts";
import { ownDisclosure } from "#app/queries/authoring/own-disclosure.server.ts";
import { ownIndependence } from "#app/queries/authoring/own-independence.server.ts";
import { aDisclosure, aRelationship } from "#tests/builders/a-disclosure.ts";
import {
  NOW,
  occasion,
  later,
  courseId,
  three,
  talk,
  declares,
  aDraft,
  edit,
  approve,
  publish,
  submitted,
  judge,
} from "#tests/builders/a-draft-to-review.ts";
import { aReviewer, aTrainer, undisclosed } from "#tests/builders/an-author.ts";
import { emptyTables } from "#tests/support/database.ts";

beforeEach(emptyTables);

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
