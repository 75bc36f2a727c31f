import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { AttemptId } from "#app/domain/shared/ids.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { after, instantAt } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";
import { coursePage } from "#app/queries/catalog/course-page.server.ts";
import { learnerHome } from "#app/queries/learning/home.server.ts";
import { attemptResult } from "#app/queries/learning/attempt-result.server.ts";
import { paperForAttempt } from "#app/queries/learning/paper-for-attempt.server.ts";
import { quarantinedEvents } from "#app/queries/learning/quarantined-events.server.ts";
import { quizStanding } from "#app/queries/learning/quiz-standing.server.ts";
import { aDevice } from "#tests/builders/a-device.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { emptyTables } from "#tests/support/database.ts";
import { FORBIDDEN_FIELDS } from "#tests/support/forbidden-fields.ts";

const T0 = instantAt(Date.parse("2026-03-01T09:00:00Z"));
const on = { at: T0, requestId: null };
let learner: ActorIn<"learner">;
let course: PublishedCourse;
let attemptId: string;
const device = aDevice();

beforeEach(async () => {
  await emptyTables();
  learner = await aPractitioner();
  course = await aPublishedCourse();
  attemptId = randomUUID();
  await recordLearnerEvents(
    learner,
    [device.event({ kind: "attempt-started", courseVersionId: course.courseVersionId }, T0, attemptId)],
    on,
  );
});

const paper = (language: (typeof LANGUAGES)[number] = "en", who = learner) => paperForAttempt(who, "tiny-course", attemptId, language);
const finish = () => recordLearnerEvents(learner, [device.event({ kind: "attempt-finished", attemptId }, T0)], on);

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value === "object" && value !== null) return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
  return [];
}

test("R32: nothing that a learner is sent before the end names a key, a reason or a weight", async () => {
  for (const language of LANGUAGES) {
    const views = [
      await paper(language),
      await attemptResult(learner, "tiny-course", attemptId, language),
      await quizStanding(learner, "tiny-course", T0),
    ];
    for (const view of views) {
      expect(view).not.toBeNull();
      expect(namesIn(view).filter((name) => FORBIDDEN_FIELDS.includes(name))).toEqual([]);
      expect(JSON.stringify(view)).not.toContain("Why ");
    }
  }
});

test("R33: another learner, or another course in the address, finds nothing", async () => {
  const stranger = await aPractitioner();
  expect(await paper("en", stranger)).toBeNull();
  expect(await attemptResult(stranger, "tiny-course", attemptId, "en")).toBeNull();
  expect(await paperForAttempt(learner, "another-course", attemptId, "en")).toBeNull();
  expect(await paperForAttempt(learner, "tiny-course", "not-an-id", "en")).toBeNull();
});

test("feedback with its references comes with the mark, and only then", async () => {
  expect(await attemptResult(learner, "tiny-course", attemptId, "ckb")).toMatchObject({ state: "open" });
  const missing = device.event(
    { kind: "answer-given", attemptId, itemId: "item-single", response: { type: "single-best-answer", choice: "b" } },
    T0,
  );
  await finish();
  const waiting = await attemptResult(learner, "tiny-course", attemptId, "ckb");
  expect(waiting).toMatchObject({ state: "waiting", answered: 0, settlesAt: after(T0, 72 * 3_600_000) });
  expect(waiting).not.toHaveProperty("feedback");
  await recordLearnerEvents(learner, [missing], on);
  const marked = await attemptResult(learner, "tiny-course", attemptId, "ckb");
  expect(marked).toMatchObject({
    state: "marked",
    passed: false,
    attemptsLeft: 2,
    nextAttemptAt: after(T0, 24 * 3_600_000),
    references: [{ id: "who-hand-2009", number: 1 }],
  });
  if (marked?.state !== "marked") throw new Error("not marked");
  expect(marked.feedback).toHaveLength(7);
  expect(marked.feedback.find((one) => one.itemId === "item-single")).toMatchObject({ points: 100, answered: true });
});

test("the standing says what is next: resume, waiting, locked out", async () => {
  const standing = (hours = 0) => quizStanding(learner, "tiny-course", after(T0, hours * 3_600_000));
  expect(await standing()).toMatchObject({ next: { kind: "resume", attemptId }, attemptsLeft: 2, isEnrolled: true });
  await finish();
  expect(await standing(1)).toMatchObject({
    next: { kind: "locked-out", until: after(T0, 24 * 3_600_000) },
    bestPercent: 0,
    history: [{ number: 1, percent: 0, passed: false }],
  });
  expect(await standing(25)).toMatchObject({ next: { kind: "start", number: 2 } });
  expect(await quizStanding(await aPractitioner(), "tiny-course", T0)).toMatchObject({
    next: { kind: "start", number: 1 },
    isEnrolled: false,
  });
  expect(await quizStanding(learner, "no-such-course", T0)).toBeNull();
});

test("course page and home say when no attempt can begin: not yet, or never any more", async () => {
  const closed = async (hours = 0) => {
    const now = after(T0, hours * 3_600_000);
    const page = await coursePage("tiny-course", "en", learner, now);
    const home = await learnerHome(learner, "en", now);
    expect(home!.underWay[0]!.quizClosed).toEqual(page!.enrolment!.quizClosed);
    return page!.enrolment!.quizClosed;
  };
  expect(await closed()).toBeNull();
  await finish();
  expect(await closed(1)).toEqual({ kind: "locked-out", until: after(T0, 24 * 3_600_000) });
  expect(await closed(25)).toBeNull();
  for (const [index, hours] of [25, 50].entries()) {
    const at = after(T0, hours * 3_600_000);
    const next = device.event({ kind: "attempt-started", courseVersionId: course.courseVersionId }, at, randomUUID());
    const end = device.event({ kind: "attempt-finished", attemptId: AttemptId.parse(next.id) }, at);
    const receipts = await recordLearnerEvents(learner, [next, end], { at, requestId: null });
    expect(
      receipts.map(({ outcome }) => outcome),
      String(index),
    ).toEqual(["stored", "stored"]);
  }
  expect(await closed(200)).toEqual({ kind: "no-attempts-left" });
});

test("R29: reading changes nothing", async () => {
  const count = async () => [await db().learnerEvent.count(), await db().auditEntry.count(), JSON.stringify(await db().attempt.findMany())];
  const before = await count();
  await paper();
  await attemptResult(learner, "tiny-course", attemptId, "en");
  await quizStanding(learner, "tiny-course", after(T0, 9e9));
  await coursePage("tiny-course", "en", learner, T0);
  expect(await count()).toEqual(before);
});

test("progress follows the learner from the facts", async () => {
  const [lessonId] = course.lessonIds;
  const lesson = await db().lessonVersion.findFirstOrThrow({ orderBy: { position: "asc" } });
  const read = device.event(
    { kind: "sections-read", courseVersionId: course.courseVersionId, lessonId, blockIds: lesson.sectionIds.slice(0, 1) },
    T0,
  );
  await recordLearnerEvents(learner, [read], on);
  expect(await coursePage("tiny-course", "en", learner, T0)).toMatchObject({
    enrolment: { progress: { begun: true, finished: false, resume: { lessonId, blockId: lesson.sectionIds[1] } } },
  });
});

test("R19: the admin sees what was held, with its reason; nobody else does", async () => {
  await recordLearnerEvents(learner, [{ nonsense: true }], on);
  const admin = { role: "admin", accountId: learner.accountId } as const;
  expect(await quarantinedEvents(admin, null)).toMatchObject({
    events: [{ reason: "unreadable", nameLatin: "Alaa Salah Al-Asadi" }],
    next: null,
  });
  expect((await quarantinedEvents(learner, null)).events).toEqual([]);
});

test("R19: a whole delivery that was held in one moment is seen whole, page by page", async () => {
  await recordLearnerEvents(
    learner,
    Array.from({ length: 50 }, (_, number) => ({ nonsense: number })),
    on,
  );
  await recordLearnerEvents(
    learner,
    Array.from({ length: 50 }, (_, number) => ({ nonsense: 50 + number })),
    on,
  );
  await recordLearnerEvents(learner, [{ nonsense: "first" }], { ...on, at: instantAt(Date.parse(T0) - 1) });
  const admin = { role: "admin", accountId: learner.accountId } as const;
  const seen: string[] = [];
  for (let before: string | null = null, pages = 0; pages < 5; pages += 1) {
    const page = await quarantinedEvents(admin, before);
    seen.push(...page.events.map((event) => event.id));
    before = page.next;
    if (before === null) break;
  }
  expect(new Set(seen).size).toBe(101);
  expect(seen).toHaveLength(101);
  expect(await quarantinedEvents(admin, "nonsense")).toMatchObject({ events: { length: 50 } });
});

test("an attempt's id that is none finds nothing", async () => {
  const none = "-".repeat(36);
  expect(await paperForAttempt(learner, "tiny-course", none, "en")).toBeNull();
  expect(await attemptResult(learner, "tiny-course", none, "en")).toBeNull();
});

test("course page, quiz page and player count the questions alike: each of a vignette set is one", async () => {
  const shown = (await paper())?.paper.questions.length;
  expect(shown).toBe(7);
  expect((await quizStanding(learner, "tiny-course", T0))?.questions).toEqual({ least: 7, most: 7 });
  expect((await coursePage("tiny-course", "en", null, T0))?.quiz.questions).toEqual({ least: 7, most: 7 });
});
