import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { decideRegrade } from "#app/commands/assessment/decide-regrade.server.ts";
import { proposeRegrade } from "#app/commands/assessment/propose-regrade.server.ts";
import { createDraft } from "#app/commands/authoring/create-draft.server.ts";
import { publishDraft } from "#app/commands/authoring/publish-draft.server.ts";
import { submitForReview } from "#app/commands/authoring/submit-for-review.server.ts";
import { withdrawCourse } from "#app/commands/authoring/withdraw-course.server.ts";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { beginUpload } from "#app/commands/media/begin-upload.server.ts";
import { receivePiece } from "#app/commands/media/receive-piece.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { CourseId, CourseVersionId, ItemId } from "#app/domain/shared/ids.ts";
import { instantAt } from "#app/domain/shared/time.ts";
import { isDatabaseLost } from "#app/http/database-lost.server.ts";
import { lessonWords } from "#app/i18n/lesson-words.server.ts";
import { db } from "#app/platform/db.server.ts";
import { aNotice } from "#tests/builders/a-notice.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { aPublishedCourse, type PublishedCourse } from "#tests/builders/a-published-course.ts";
import { anApprovedDraft, edited } from "#tests/builders/an-approved-draft.ts";
import { aReviewer, aTrainer } from "#tests/builders/an-author.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { emptyTables } from "#tests/support/database.ts";
import { questionsOfAttempt } from "#tests/support/quiz-flow.ts";

// The deeds of the clinician's and the trainer's way while the queue takes nothing: whole or not at all, and once when they are sent again.

const courseId = CourseId.parse("tiny-course");
const occasion = { at: instantAt(Date.parse("2026-03-01T09:00:00Z")), requestId: "test" };
const inThree = { ar: "كانت الجرعة خطأ.", ckb: "ژەمەکە هەڵە بوو.", en: "The dose was wrong." };

let course: PublishedCourse;
let trainer: Awaited<ReturnType<typeof aTrainer>>;
beforeEach(async () => {
  await emptyTables();
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  course = await aPublishedCourse();
  trainer = await aTrainer();
});

/** What a deed answers while the queue's tables are locked, as when it is being repaired: its value, or the error that it throws. */
async function whileLocked<T>(deed: () => Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> {
  const repair = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await repair.connect();
  try {
    await repair.query("BEGIN; LOCK TABLE graphile_worker._private_jobs IN ACCESS EXCLUSIVE MODE");
    return await deed().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
  } finally {
    await repair.end();
  }
}

/** A deed that is refused as a whole, in the way that every page knows how to say. */
async function refusedWhole(deed: () => Promise<unknown>): Promise<void> {
  const before = await db().auditEntry.count();
  const answer = await whileLocked(deed);
  expect("error" in answer && isDatabaseLost(answer.error), JSON.stringify(answer)).toBe(true);
  expect(await db().auditEntry.count()).toBe(before);
  expect(await errands()).toEqual([]);
}

async function errands(): Promise<readonly string[]> {
  const rows = await db().$queryRaw<{ identifier: string }[]>`
    SELECT t.identifier FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY t.identifier`;
  return rows.map(({ identifier }) => identifier);
}

test("publishing: no version is there, nothing of the old one changed; sent again there is one, and one letter", async () => {
  await anApprovedDraft(trainer, course, { minutes: 61 }, occasion);
  const publish = () => publishDraft(trainer, { courseId, words: lessonWords(), notice: aNotice(), contentHash: null }, occasion);
  await refusedWhole(publish);
  expect(await db().courseVersion.count()).toBe(1);
  expect(await db().course.findUniqueOrThrow({ where: { id: courseId } })).toMatchObject({ publishedVersionId: course.courseVersionId });
  expect(await publish()).toMatchObject({ ok: true, value: { number: 2, unchanged: false } });
  const letters = await errands();
  expect(letters).toContain("send-course-letter");
  expect(await publish()).toMatchObject({ ok: true, value: { number: 2, unchanged: true } });
  expect(await db().courseVersion.count()).toBe(2);
  expect(await errands()).toEqual(letters);
});

test("withdrawal: the course stays as it was; sent again it is withdrawn once", async () => {
  await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId: course.courseVersionId } }, occasion);
  const withdrawal = { kind: "withdraw", reasonClass: "outdated", firstNumber: 1, explanation: inThree } as const;
  const withdraw = () => withdrawCourse(trainer, { courseId, withdrawal }, occasion);
  await refusedWhole(withdraw);
  expect(await db().courseWithdrawal.count()).toBe(0);
  expect(await withdraw()).toMatchObject({ ok: true });
  const letters = await errands();
  expect(letters.length).toBeGreaterThan(0);
  expect(await withdraw()).toEqual({ ok: false, refusal: "withdrawn-already" });
  expect(await errands()).toEqual(letters);
});

test("handing in for review asks for no errand: it is done, once", async () => {
  await createDraft(trainer, { courseId, from: { kind: "version", courseVersionId: course.courseVersionId } }, occasion);
  await edited(trainer, courseId, "metadata", (content) => ({ ...(content as object), minutes: 61 }), occasion);
  const submit = () => submitForReview(trainer, { courseId }, occasion);
  expect(await whileLocked(submit)).toMatchObject({ value: { ok: true } });
  expect(await submit()).toMatchObject({ ok: false, refusal: { code: "submitted-already" } });
  expect(await db().reviewSubmission.count()).toBe(1);
});

test("an upload's last piece does not count; sent again the file is whole, and checked once", async () => {
  const bytes = Buffer.concat([Buffer.from("ID3\x04\0"), randomBytes(5_000)]);
  const begun = await beginUpload(trainer, { name: "talk.mp3", size: bytes.length, lastModified: 5 }, occasion);
  if (!begun.ok) throw new Error(begun.refusal.code);
  const { uploadId } = begun.value;
  const last = () => receivePiece(trainer, { uploadId, first: 0, bytes }, occasion);
  await refusedWhole(last);
  expect(await db().mediaUpload.findUniqueOrThrow({ where: { id: uploadId } })).toMatchObject({ state: "uploading", received: 0 });
  expect(await last()).toEqual({ ok: true, value: { received: bytes.length } });
  expect(await last()).toMatchObject({ ok: false, refusal: { code: "over" } });
  expect(await db().mediaUploadPart.count()).toBe(1);
  expect(await errands()).toEqual(["store-upload"]);
});

type Wish = Readonly<Record<string, unknown>>;
const eventOf = (wish: Wish) => ({ ...wish, id: randomUUID(), deviceId: randomUUID(), sequence: 1, occurredAt: occasion.at });
async function send(learner: ActorIn<"learner">, event: Wish) {
  const [receipt] = await recordLearnerEvents(learner, [event], occasion);
  return receipt;
}

/** Somebody whose attempt is answered, and the event that hands it in. */
async function answered(respond: (item: Awaited<ReturnType<typeof questionsOfAttempt>>[number]) => unknown = rightResponse) {
  const learner = await aPractitioner();
  await send(learner, eventOf({ kind: "course-started", courseId }));
  const started = await send(learner, eventOf({ kind: "attempt-started", courseVersionId: course.courseVersionId }));
  const attemptId = started?.outcome === "stored" ? (started.data.attemptId ?? "") : "";
  for (const item of await questionsOfAttempt(attemptId))
    await send(learner, eventOf({ kind: "answer-given", attemptId, itemId: item.id, response: respond(item) }));
  return { learner, attemptId, handedIn: eventOf({ kind: "attempt-finished", attemptId }) };
}

test("a quiz is handed in and marked, once; the claim after it earns nothing, waits on the device, and earns once when it is sent again", async () => {
  const { learner, attemptId, handedIn } = await answered();
  expect(await whileLocked(() => send(learner, handedIn))).toMatchObject({ value: { outcome: "stored" } });
  expect(await send(learner, handedIn)).toMatchObject({ outcome: "duplicate" });
  expect(await db().attemptScore.count({ where: { attemptId } })).toBe(1);

  const { courseVersionId } = course;
  const evaluation = {
    relevance: 5,
    intentToChange: "yes",
    intendedChange: "",
    barriers: ["none"],
    perceivedBias: "none",
    biasComment: "",
    comment: "",
  };
  await send(learner, eventOf({ kind: "evaluation-submitted", courseVersionId, evaluation }));
  const claim = eventOf({ kind: "credit-claimed", courseVersionId, minutesStated: 60, claimedHundredths: 100, statementAccepted: true });
  expect(await whileLocked(() => send(learner, claim))).toMatchObject({ value: { outcome: "later" } });
  expect(await db().ledgerLine.count()).toBe(0);
  expect(await errands()).toEqual([]);
  expect(await send(learner, claim)).toMatchObject({ outcome: "stored" });
  expect(await send(learner, claim)).toMatchObject({ outcome: "duplicate" });
  expect(await db().ledgerLine.count()).toBe(1);
  expect(await errands()).toEqual(["issue-certificate"]);
});

test("a regrade stays undecided; sent again it is decided, and marked anew, once", async () => {
  const { learner, handedIn } = await answered();
  await send(learner, handedIn);
  const remedy = { kind: "accept-also", accepted: { type: "single-best-answer", choice: "c" } } as const;
  const versionIds = [CourseVersionId.parse(course.courseVersionId)];
  const wish = { courseId, itemId: ItemId.parse("item-single"), versionIds, remedy, sentence: inThree };
  const proposed = await proposeRegrade(trainer, wish, occasion);
  if (!proposed.ok) throw new Error(proposed.refusal);
  const { regradeId } = proposed.value;
  const reviewer = await aReviewer();
  const confirm = () => decideRegrade(reviewer, { regradeId, outcome: "confirmed", reason: "", seen: 0 }, occasion);
  await refusedWhole(confirm);
  expect(await db().regradeDecision.count()).toBe(0);
  expect(await confirm()).toEqual({ ok: true, value: null });
  expect(await confirm()).toEqual({ ok: false, refusal: "decided-already" });
  expect(await errands()).toEqual(["apply-regrade"]);
});
