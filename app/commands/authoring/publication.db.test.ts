import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { confirmNoticeRead } from "#app/commands/learning/confirm-notice-read.server.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Json } from "#app/domain/shared/canonical-json.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { publicationPage } from "#app/queries/authoring/publication-page.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { courseChanges } from "#app/queries/learning/course-changes.server.ts";
import { learnerHome } from "#app/queries/learning/home.server.ts";
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
import { aMaterialNotice, aNotice } from "#tests/builders/a-notice.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import type { PublishedCourse } from "#tests/builders/a-published-course.ts";
import { anApprovedDraft, approved, edited } from "#tests/builders/an-approved-draft.ts";

let trainer: Actor;
let first: PublishedCourse;

beforeEach(async () => {
  ({ trainer, first } = await aCourseInUse());
});

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
  expect(await publishAs(trainer, aNotice({ reason: "" }))).toEqual({ ok: false, refusal: { code: "notice", faults: ["reason-missing"] } });
  expect(await db().courseVersion.count()).toBe(1);
  const published = await publishAs(trainer);
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
  expect(await letters("published")).toEqual([trainer.accountId, ...reviewers].sort());
  expect(await publishAs(trainer)).toMatchObject({ ok: true, value: { unchanged: true } });
  expect(await db().versionPublication.count()).toBe(1);
});

test("going below the proposal needs a written reason, which the audit row keeps", async () => {
  await aMaterialDraft();
  const page = await publicationPage(trainer, courseId, null, NOW);
  expect(page?.material).toMatchObject([{ code: "key", itemId: "item-single" }]);
  expect(page?.difference?.items).toMatchObject([{ itemId: "item-single", change: "changed", keyChanged: true }]);
  expect(await publishAs(trainer)).toEqual({ ok: false, refusal: { code: "notice", faults: ["below-reason-missing"] } });
  expect(await publishAs(trainer, aMaterialNotice({ summary: { ar: "", ckb: "", en: "Changed" } }))).toEqual({
    ok: false,
    refusal: { code: "notice", faults: ["summary-missing"] },
  });
  expect(await publishAs(trainer, aNotice({ belowReason: "The option was renamed, nothing else." }))).toMatchObject({ ok: true });
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
  expect(await publishAs(trainer, aMaterialNotice(), on("2026-04-01"))).toMatchObject({ ok: true, value: { number: 2 } });

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
  expect(await publishAs(trainer)).toMatchObject({ ok: true });
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
