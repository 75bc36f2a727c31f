import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { closeOverdueAttempts } from "#app/commands/learning/close-overdue-attempts.server.ts";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { Draw, questionIdsOf, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { Item, type SimpleItem } from "#app/domain/assessment/item.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { type Instant, after, instantAt } from "#app/domain/shared/time.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { Receipt } from "#app/domain/sync/receipt.ts";
import { QUARANTINED_A_DAY } from "#app/data/learning.server.ts";
import { db } from "#app/platform/db.server.ts";
import { quarantinedEvents } from "#app/queries/learning/quarantined-events.server.ts";
import { attemptResult } from "#app/queries/learning/attempt-result.server.ts";
import { aDevice } from "#tests/builders/a-device.ts";
import { aPractitioner } from "#tests/builders/a-practitioner.ts";
import { type PublishedCourse, aPublishedCourse } from "#tests/builders/a-published-course.ts";
import { aCourseMetadata } from "#tests/builders/a-course-folder.ts";
import { rightResponse, wrongResponse } from "#tests/builders/right-response.ts";
import { emptyTables } from "#tests/support/database.ts";

const T0 = instantAt(Date.parse("2026-03-01T09:00:00Z"));
const minutes = (count: number): Instant => after(T0, count * 60_000);
const hours = (count: number): Instant => minutes(count * 60);
const on = (at: Instant) => ({ at, requestId: "test" });

let learner: ActorIn<"learner">;
let course: PublishedCourse;
let questions: Map<string, SimpleItem>;

const quiz = {
  minimumPerformanceLevel: 70,
  attempts: 3,
  lockOutHours: 24,
  minutesAllowed: null as number | null,
  quota: { basics: 4, doses: 2 },
};
async function aCourse(changes: Partial<typeof quiz> = {}) {
  course = await aPublishedCourse({ metadata: aCourseMetadata({ quiz: { ...quiz, ...changes } }) });
  const rows = await db().itemVersion.findMany();
  questions = new Map(rows.flatMap((row) => simpleItemsOf(Item.parse(row.body))).map((item) => [item.id, item]));
}

beforeEach(async () => {
  await emptyTables();
  learner = await aPractitioner();
  await aCourse();
});

const send = async (events: readonly unknown[], at: Instant, sentAt: Instant | null = null) =>
  recordLearnerEvents(learner, events, on(at), sentAt);
const outcomes = (receipts: readonly Receipt[]) =>
  receipts.map((receipt) => (receipt.outcome === "rejected" ? receipt.reason : receipt.outcome));

/** Begins an attempt on a device and returns what it asks. */
async function begin(device = aDevice(), at: Instant = T0) {
  const start = device.event({ kind: "attempt-started", courseVersionId: course.courseVersionId }, at);
  const [receipt] = await send([start], at);
  if (receipt?.outcome !== "stored" || receipt.data.attemptId === undefined) throw new Error(JSON.stringify(receipt));
  const { attemptId } = receipt.data;
  const row = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } });
  const ids = questionIdsOf(Draw.parse(row.draw));
  const item = (index: number) => {
    const question = questions.get(ids[index] ?? "");
    if (question === undefined) throw new Error("no such question");
    return question;
  };
  const answer = (index: number, right: boolean, moment: Instant, by = device) =>
    by.event(
      {
        kind: "answer-given",
        attemptId,
        itemId: item(index).id,
        response: right ? rightResponse(item(index)) : wrongResponse(item(index)),
      },
      moment,
    );
  const finish = (moment: Instant, by = device) => by.event({ kind: "attempt-finished", attemptId }, moment);
  return { device, start, attemptId, ids, item, answer, finish };
}

const scoreOf = (attemptId: string) => db().attemptScore.findFirst({ where: { attemptId } });

test("a whole quiz: start, answers, finish; the enrolment is passed and every deed is in the audit", async () => {
  const { attemptId, ids, answer, finish } = await begin();
  const receipts = await send([...ids.map((_, index) => answer(index, true, minutes(index + 1))), finish(minutes(30))], minutes(31));
  expect(new Set(outcomes(receipts))).toEqual(new Set(["stored"]));
  expect(receipts.at(-1)).toMatchObject({ data: { settled: true } });
  expect(await scoreOf(attemptId)).toMatchObject({ percent: 100, passed: true });
  expect(await db().enrolment.findFirstOrThrow()).toMatchObject({ passedAt: new Date(minutes(30)) });
  const deeds = (await db().auditEntry.findMany({ where: { accountId: learner.accountId }, orderBy: { id: "asc" } })).map(
    (entry) => entry.deed,
  );
  expect(deeds).toEqual(["course-started", "attempt-started", "attempt-finished", "attempt-marked"]);
});

test("R25: draw, seed and deadline are the server's, whatever the device's clock says", async () => {
  await aCourse({ minutesAllowed: 20 });
  const device = aDevice();
  await send([device.event({ kind: "attempt-started", courseVersionId: course.courseVersionId }, instantAt(0))], minutes(5));
  expect(await db().attempt.findFirstOrThrow()).toMatchObject({
    startedAt: new Date(minutes(5)),
    deadlineAt: new Date(minutes(25)),
    state: "in_progress",
    number: 1,
  });
});

test("R84: a repeated event gets the same receipt and changes nothing", async () => {
  const { answer } = await begin();
  const event = answer(0, true, minutes(1));
  const [first] = await send([event], minutes(1));
  const [second] = await send([event], minutes(9));
  expect(second).toEqual({ ...first, outcome: "duplicate" });
  expect(await db().learnerEvent.count()).toBe(2);
});

test("the same id with other content is refused, kept and written down (R19)", async () => {
  const { answer } = await begin();
  const event = answer(0, true, minutes(1));
  await send([event], minutes(1));
  const forged = { ...event, ...answer(0, false, minutes(2)), id: event.id };
  expect(outcomes(await send([forged], minutes(2)))).toEqual(["replayed-differently"]);
  expect(outcomes(await send([forged, event], minutes(3)))).toEqual(["replayed-differently", "duplicate"]);
  expect(await db().quarantinedEvent.findMany()).toMatchObject([{ reason: "replayed-differently" }]);
  expect(await db().auditEntry.count({ where: { deed: "event-quarantined" } })).toBe(1);
});

test("R82: starting twice at once makes one attempt, and both are told which", async () => {
  const one = aDevice();
  const other = aDevice();
  const starts = [one, other, one, other].map((device) =>
    device.event({ kind: "attempt-started", courseVersionId: course.courseVersionId }),
  );
  const receipts = (await Promise.all(starts.map((event) => send([event], T0)))).flat();
  expect(outcomes(receipts)).toEqual(["stored", "stored", "stored", "stored"]);
  const named = receipts.map((receipt) => (receipt.outcome === "stored" ? receipt.data.attemptId : null));
  expect(new Set(named).size).toBe(1);
  expect(await db().attempt.count()).toBe(1);
  expect(await db().enrolment.count()).toBe(1);
});

test("the same event posted ten times at once is stored once, and every copy gets the same answer", async () => {
  const { answer } = await begin();
  const event = answer(0, true, minutes(1));
  const receipts = (await Promise.all(Array.from({ length: 10 }, () => send([event], minutes(1))))).flat();
  expect(receipts.filter((receipt) => receipt.outcome === "stored")).toHaveLength(1);
  expect(receipts.filter((receipt) => receipt.outcome === "duplicate")).toHaveLength(9);
  expect(await db().learnerEvent.count({ where: { kind: "answer-given" } })).toBe(1);
});

/**
 * Ten copies of one event at once, all of them let in before the first is judged: one is stored, nine are told what the first was told,
 * and nothing lands in quarantine.
 */
async function expectOnceOfTen(event: LearnerEvent, at: Instant) {
  const receipts = await db().$transaction(async (gate) => {
    await gate.$queryRaw`SELECT id FROM enrolment FOR UPDATE`;
    const sending = Promise.all(Array.from({ length: 10 }, () => send([event], at)));
    for (let waiting = 0; waiting < 2;) {
      const [row] = await gate.$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()`;
      waiting = row?.waiting ?? 0;
    }
    return { sending };
  });
  const told = (await receipts.sending).flat();
  expect(outcomes(told).sort()).toEqual([...Array.from({ length: 9 }, () => "duplicate"), "stored"]);
  const first = told.find((receipt) => receipt.outcome === "stored");
  for (const receipt of told) expect({ ...receipt, outcome: "stored" }).toEqual(first);
  expect(await db().quarantinedEvent.count()).toBe(0);
  expect(await db().auditEntry.count({ where: { deed: "event-quarantined" } })).toBe(0);
}

test("R84: the evaluation and the claim, posted ten times at once, are stored once and every copy gets the same answer", async () => {
  const { device, ids, answer, finish } = await begin();
  const { courseVersionId } = course;
  await send([...ids.map((_, index) => answer(index, true, minutes(1))), finish(minutes(2))], minutes(2));
  const evaluation = {
    relevance: 5,
    intentToChange: "no",
    intendedChange: "",
    barriers: ["none"],
    perceivedBias: "none",
    biasComment: "",
    comment: "",
  };
  await expectOnceOfTen(device.event({ kind: "evaluation-submitted", courseVersionId, evaluation }), minutes(3));
  expect(await db().evaluation.count()).toBe(1);
  await expectOnceOfTen(
    device.event({ kind: "credit-claimed", courseVersionId, minutesStated: 60, claimedHundredths: 100, statementAccepted: true }),
    minutes(4),
  );
  expect(await db().ledgerLine.count()).toBe(1);
});

test("R84: the late answer that settles its attempt, posted ten times at once, is stored once and refused to nobody", async () => {
  const { attemptId, ids, answer, finish } = await begin();
  const [late, ...others] = ids.map((_, index) => answer(index, true, minutes(index + 1)));
  if (late === undefined) throw new Error("a quiz without questions");
  await send([...others, finish(minutes(20))], minutes(20));
  expect(await scoreOf(attemptId)).toBeNull();
  await expectOnceOfTen(late, minutes(30));
  expect(await scoreOf(attemptId)).toMatchObject({ percent: 100 });
});

test("fifty answers at once from two devices are all stored, and what holds is what the order says", async () => {
  const { device, attemptId, answer, finish } = await begin();
  const other = aDevice();
  const events = Array.from({ length: 50 }, (_, index) =>
    answer(index % 5, index % 3 === 0, minutes(1 + index), index % 2 === 0 ? device : other),
  );
  const receipts = (await Promise.all(events.map((event) => send([event], minutes(120))))).flat();
  expect(new Set(outcomes(receipts))).toEqual(new Set(["stored"]));
  expect(await db().learnerEvent.count({ where: { kind: "answer-given" } })).toBe(50);
  await send([finish(minutes(130))], minutes(130));
  const held = await db().attemptAnswer.findMany({ where: { attemptId } });
  // The last answer to each item, by its moment: indexes 45 to 49.
  const wanted = events.slice(45).map((event) => event as Extract<LearnerEvent, { kind: "answer-given" }>);
  expect(new Map(held.map((row) => [row.itemId, row.eventId]))).toEqual(new Map(wanted.map((event) => [event.itemId, event.id])));
});

test("any order of arrival gives the same answers and the same grade, also when two devices both finish", async () => {
  const results = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { minLength: 11, maxLength: 11 }), async (order) => {
      await emptyTables();
      learner = await aPractitioner();
      await aCourse();
      const { device, attemptId, answer, finish } = await begin();
      const other = aDevice();
      const at = (index: number) =>
        questions.get(["item-single", "item-multiple", "item-numeric", "item-ordering", "item-vignette-one"][index % 5] ?? "");
      const said = (index: number, moment: Instant, by = other) => {
        const item = at(index);
        if (item === undefined) throw new Error("no item");
        const response = index % 4 === 3 ? wrongResponse(item) : rightResponse(item);
        return by.event({ kind: "answer-given", attemptId, itemId: item.id, response }, moment);
      };
      // One answer of each device is lost, so that neither finish is complete before all has arrived and the sweep marks.
      answer(0, false, minutes(1));
      answer(0, false, minutes(1), other);
      const events = [
        ...Array.from({ length: 5 }, (_, index) => said(index, minutes(10 - index), device)),
        said(3, minutes(4)),
        finish(minutes(5), other),
        // After the end on the other device, before and after the end on the first.
        said(0, minutes(9)),
        said(4, minutes(30)),
        finish(minutes(11)),
        // After the end on its own device.
        said(1, minutes(8), device),
      ];
      for (const index of order) expect(outcomes(await send([events[index]], minutes(60)))).toEqual(["stored"]);
      await closeOverdueAttempts(on(hours(74)));
      const score = await scoreOf(attemptId);
      const held = await db().attemptAnswer.findMany({ where: { attemptId }, orderBy: { itemId: "asc" } });
      results.add(
        JSON.stringify([score?.points, score?.percent, held.map((row) => [row.itemId, events.findIndex(({ id }) => id === row.eventId)])]),
      );
    }),
    { numRuns: 12 },
  );
  expect(results.size).toBe(1);
  const [, , held] = JSON.parse([...results][0] ?? "[]") as [number, number, (readonly [string, number])[]];
  expect(new Map(held)).toEqual(
    new Map([
      ["item-single", 0],
      ["item-multiple", 1],
      ["item-numeric", 2],
      ["item-ordering", 3],
      ["item-vignette-one", 4],
    ]),
  );
});

test("an answer that arrives after the finish of its own device is still counted: the mark waits for it", async () => {
  const { attemptId, ids, answer, finish } = await begin();
  const answers = ids.map((_, index) => answer(index, true, minutes(index + 1)));
  const last = finish(minutes(20));
  await send([...answers.slice(0, 2), ...answers.slice(3)], minutes(19));
  const [finished] = await send([last], minutes(20));
  expect(finished).toMatchObject({ outcome: "stored", data: { settled: false } });
  expect(await scoreOf(attemptId)).toBeNull();
  const [late] = await send([answers[2]], minutes(90));
  expect(late).toMatchObject({ outcome: "stored", data: { settled: true } });
  expect(await scoreOf(attemptId)).toMatchObject({ percent: 100 });
});

test("once it is marked nothing changes an attempt: what comes then is refused and kept", async () => {
  const { attemptId, ids, answer, finish } = await begin();
  await send([...ids.map((_, index) => answer(index, false, minutes(index + 1))), finish(minutes(20))], minutes(20));
  expect(await scoreOf(attemptId)).toMatchObject({ percent: 0, passed: false });
  expect(outcomes(await send([answer(0, true, minutes(2), aDevice()), answer(0, true, minutes(21))], minutes(22)))).toEqual([
    "attempt-finished",
    "attempt-finished",
  ]);
  expect(await scoreOf(attemptId)).toMatchObject({ percent: 0 });
  expect(await db().quarantinedEvent.count()).toBe(2);
});

test("an answer with a later number than the finish of its device is kept and does not count, unless its device finishes once more", async () => {
  const { attemptId, ids, answer, finish } = await begin();
  const missing = answer(0, true, minutes(1));
  const end = finish(minutes(2));
  const after = answer(1, true, minutes(1));
  await send([end], minutes(3));
  expect(outcomes(await send([after, missing], minutes(4)))).toEqual(["stored", "stored"]);
  expect(ids.length).toBeGreaterThan(2);
  expect(await scoreOf(attemptId)).not.toBeNull();
  expect(await db().attemptAnswer.findMany()).toMatchObject([{ eventId: missing.id }]);
  expect(await attemptResult(learner, course.courseId, attemptId, "en")).toMatchObject({ state: "marked", notCounted: 1 });
});

test("after 72 hours the sweep marks what has arrived", async () => {
  const { attemptId, answer, finish } = await begin();
  const events = [answer(0, true, minutes(1)), answer(1, true, minutes(2)), finish(minutes(3))];
  await send([events[0], events[2]], minutes(4));
  expect(await closeOverdueAttempts(on(hours(71)))).toBe(0);
  expect(await closeOverdueAttempts(on(hours(73)))).toBe(1);
  expect(await scoreOf(attemptId)).toMatchObject({ passed: false });
  expect(outcomes(await send([events[1]], hours(74)))).toEqual(["attempt-finished"]);
});

test("a finish pressed twice at once is one guarded update (R27) and one mark", async () => {
  const { device, attemptId, answer, finish } = await begin();
  await send([answer(0, true, minutes(1))], minutes(1));
  const ends = [finish(minutes(2)), finish(minutes(2)), finish(minutes(2), aDevice())];
  const receipts = (await Promise.all(ends.map((event) => send([event], minutes(2))))).flat();
  expect(new Set(outcomes(receipts))).toEqual(new Set(["stored"]));
  expect(await db().attemptScore.count({ where: { attemptId } })).toBe(1);
  expect(await db().auditEntry.count({ where: { deed: "attempt-finished" } })).toBe(1);
  expect(device.deviceId).not.toBe("");
});

test("R28: the sweep closes an attempt whose time ran out; R31: fifteen seconds of grace, measured at arrival", async () => {
  await aCourse({ minutesAllowed: 10 });
  const { attemptId, answer } = await begin();
  expect(outcomes(await send([answer(0, true, minutes(10.2))], minutes(10.2)))).toEqual(["stored"]);
  expect(outcomes(await send([answer(1, true, minutes(10.3))], minutes(10.3)))).toEqual(["too-late"]);
  expect(await closeOverdueAttempts(on(minutes(10.2)))).toBe(0);
  expect(await closeOverdueAttempts(on(minutes(11)))).toBe(1);
  expect(await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })).toMatchObject({
    state: "finished",
    finishedBy: "deadline",
    finishedAt: new Date(minutes(10)),
  });
});

test("R20: answers given offline within the time are counted when their device comes back, after the sweep too", async () => {
  await aCourse({ minutesAllowed: 10 });
  const { attemptId, ids, answer, finish } = await begin();
  const offline = [...ids.map((_, index) => answer(index, true, minutes(index + 1))), finish(minutes(9.5))];
  await closeOverdueAttempts(on(minutes(11)));
  expect(await scoreOf(attemptId)).toBeNull();
  const receipts = await send(offline, hours(20), hours(20));
  expect(new Set(outcomes(receipts))).toEqual(new Set(["stored"]));
  expect(await scoreOf(attemptId)).toMatchObject({ percent: 100, passed: true });
});

test("a wrong device clock is corrected by what it says at sending", async () => {
  await aCourse({ minutesAllowed: 10 });
  const { answer } = await begin();
  const yearAhead = (moment: Instant) => after(moment, 365 * 86_400_000);
  expect(outcomes(await send([answer(0, true, yearAhead(minutes(5)))], hours(2), yearAhead(hours(2))))).toEqual(["stored"]);
  expect(outcomes(await send([answer(0, true, yearAhead(minutes(25)))], hours(2), yearAhead(hours(2))))).toEqual(["too-late"]);
});

test("R33: nobody reaches another learner's attempt, and an item of another paper is not found", async () => {
  const { attemptId, answer } = await begin();
  const foreign = answer(0, true, minutes(1));
  const stranger = await aPractitioner();
  expect(outcomes(await recordLearnerEvents(stranger, [foreign], on(minutes(1))))).toEqual(["not-found"]);
  expect(outcomes(await recordLearnerEvents(stranger, [aDevice().event({ kind: "attempt-finished", attemptId })], on(minutes(1))))).toEqual(
    ["not-found"],
  );
  expect(await db().attemptAnswer.count()).toBe(0);
  expect(outcomes(await send([{ ...foreign, id: randomUUID(), itemId: "item-of-nobody" }], minutes(1)))).toEqual(["not-found"]);
  expect(outcomes(await send([foreign], minutes(2)))).toEqual(["stored"]);
  expect(outcomes(await recordLearnerEvents(stranger, [{ ...foreign }], on(minutes(3))))).toEqual(["replayed-differently"]);
});

test("attempts run out, lock out and stop after passing", async () => {
  await aCourse({ attempts: 2 });
  const fail = async (at: number) => {
    const { finish } = await begin(aDevice(), hours(at));
    await send([finish(hours(at))], hours(at));
  };
  const start = (at: number) => send([aDevice().event({ kind: "attempt-started", courseVersionId: course.courseVersionId })], hours(at));
  await fail(0);
  expect(await start(1)).toMatchObject([{ outcome: "rejected", reason: "locked-out", until: hours(24) }]);
  await fail(25);
  expect(outcomes(await start(60))).toEqual(["no-attempts-left"]);
});

test("after a newer version was published an attempt goes on in the version under way: no new attempts, no way round the lock-out", async () => {
  await aCourse({ attempts: 2 });
  const { attemptId, finish } = await begin();
  const older = course.courseVersionId;
  const newer = await aPublishedCourse({ metadata: { ...aCourseMetadata({ quiz: { ...quiz, attempts: 3 } }), minutes: 61 } }, minutes(1));
  expect(newer.courseVersionId).not.toBe(older);
  const start = (at: Instant) => send([aDevice().event({ kind: "attempt-started", courseVersionId: newer.courseVersionId })], at);
  expect(await start(minutes(2))).toMatchObject([{ outcome: "stored", data: { attemptId } }]);
  await send([finish(minutes(3))], minutes(3));
  expect(outcomes(await start(minutes(4)))).toEqual(["locked-out"]);
  const [second] = await start(hours(30));
  if (second?.outcome !== "stored") throw new Error(JSON.stringify(second));
  await send([aDevice().event({ kind: "attempt-finished", attemptId: second.data.attemptId })], hours(30));
  expect(outcomes(await start(hours(60)))).toEqual(["no-attempts-left"]);
  expect(await db().enrolment.findMany()).toMatchObject([{ courseVersionId: older }]);
  expect(await db().attempt.count()).toBe(2);
});

test("no attempt begins after the course has expired, or after it was passed", async () => {
  const { ids, answer, finish } = await begin();
  await send([...ids.map((_, index) => answer(index, true, minutes(1))), finish(minutes(2))], minutes(2));
  const start = (at: Instant, who = learner) =>
    recordLearnerEvents(who, [aDevice().event({ kind: "attempt-started", courseVersionId: course.courseVersionId })], on(at));
  expect(outcomes(await start(hours(1)))).toEqual(["already-passed"]);
  expect(outcomes(await start(instantAt(Date.parse("2028-12-31T20:59:59Z")), await aPractitioner()))).toEqual(["stored"]);
  expect(outcomes(await start(instantAt(Date.parse("2028-12-31T21:00:00Z")), await aPractitioner()))).toEqual(["course-expired"]);
});

test("what cannot be read is refused, kept and shown with its hidden signs written out", async () => {
  const { answer } = await begin();
  const good = answer(0, true, minutes(1));
  const bad = [
    null,
    7,
    "text",
    [],
    {},
    { ...good, id: randomUUID(), kind: "credit-taken" },
    { ...good, id: randomUUID(), extra: "a\u0000b\u202e" },
    { ...good, id: randomUUID(), sequence: -1 },
  ];
  const receipts = await send([...bad, good], minutes(1));
  expect(outcomes(receipts)).toEqual([...bad.map(() => "unreadable"), "stored"]);
  const kept = await db().quarantinedEvent.findMany();
  expect(kept).toHaveLength(bad.length);
  expect(JSON.stringify(kept.map((row) => row.payload))).toContain("a\\\\u0000b\\\\u202e");
});

test("a person's refused events fill a day's measure and no more: what comes then is to come again, and good events are taken all the same", async () => {
  const { answer } = await begin();
  const junk = (count: number) => Array.from({ length: count }, () => ({ id: randomUUID(), kind: "nonsense" }));
  const first = junk(QUARANTINED_A_DAY);
  expect(new Set(outcomes(await send(first, minutes(1))))).toEqual(new Set(["unreadable"]));
  const [more] = junk(1);
  expect(outcomes(await send([more, first[0], answer(0, true, minutes(2))], minutes(2)))).toEqual(["later", "unreadable", "stored"]);
  expect(await db().quarantinedEvent.count()).toBe(QUARANTINED_A_DAY);
  expect(await db().auditEntry.count({ where: { deed: "event-quarantined" } })).toBe(QUARANTINED_A_DAY);
  expect(outcomes(await recordLearnerEvents(await aPractitioner(), junk(1), on(minutes(3))))).toEqual(["unreadable"]);
  expect(outcomes(await send([more], hours(25)))).toEqual(["unreadable"]);
});

test("a number used twice on a device is answered so that the device can take a new name, and nothing is lost", async () => {
  const { answer } = await begin();
  const first = answer(0, true, minutes(1));
  await send([first], minutes(1));
  const copy = { ...answer(1, true, minutes(2)), sequence: first.sequence };
  expect(outcomes(await send([copy], minutes(2)))).toEqual(["sequence-taken"]);
  expect(await db().quarantinedEvent.count()).toBe(0);
  expect(outcomes(await send([{ ...copy, deviceId: randomUUID(), sequence: 1 }], minutes(3)))).toEqual(["stored"]);
});

test("R43, R44: sections read become facts, the last of them finishes the lesson, and the place is remembered forwards only", async () => {
  const device = aDevice();
  const lessonId = course.lessonIds[0] ?? "";
  const lesson = await db().lessonVersion.findFirstOrThrow({ where: { lessonId } });
  const read = (blockIds: readonly (string | undefined)[], at: Instant) =>
    device.event({ kind: "sections-read", courseVersionId: course.courseVersionId, lessonId, blockIds }, at);
  await send([aDevice().event({ kind: "course-started", courseId: course.courseId })], T0);
  const [first, ...rest] = lesson.sectionIds;
  expect(
    outcomes(
      await send([read([first], minutes(1)), read([first], minutes(2)), read(rest, minutes(5)), read([first], minutes(3))], minutes(6)),
    ),
  ).toEqual(["stored", "stored", "stored", "stored"]);
  const facts = await db().progressFact.findMany();
  expect(facts.map((fact) => fact.blockId).sort()).toEqual([...lesson.sectionIds, "lesson-finished"].sort());
  expect(facts.find((fact) => fact.blockId === first)).toMatchObject({ at: new Date(minutes(1)) });
  expect(await db().resumePosition.findFirstOrThrow()).toMatchObject({ blockId: rest.at(-1) });
  expect(outcomes(await send([read(["no-such-section"], minutes(7))], minutes(7)))).toEqual(["not-found"]);
});

test("progress is kept only for who has begun the course, in whichever version", async () => {
  const lessonId = course.lessonIds[0] ?? "";
  const { sectionIds } = await db().lessonVersion.findFirstOrThrow({ where: { lessonId } });
  const read = (at: Instant) =>
    aDevice().event({ kind: "sections-read", courseVersionId: course.courseVersionId, lessonId, blockIds: sectionIds }, at);
  expect(outcomes(await send([read(minutes(1))], minutes(1)))).toEqual(["not-enrolled"]);
  expect([await db().progressFact.count(), await db().resumePosition.count()]).toEqual([0, 0]);
  const older = course.courseVersionId;
  await send([aDevice().event({ kind: "course-started", courseId: course.courseId }, minutes(2))], minutes(2));
  course = await aPublishedCourse({ metadata: { ...aCourseMetadata(), minutes: 61 } }, minutes(3));
  expect(course.courseVersionId).not.toBe(older);
  // Not before the course was begun, whatever the device's clock says.
  expect(outcomes(await send([read(T0)], minutes(5)))).toEqual(["stored"]);
  expect(await db().progressFact.findFirstOrThrow()).toMatchObject({ at: new Date(minutes(2)) });
});

test("evaluation, claim and award: once, in order, with its ledger line and its certificate's job", async () => {
  const { device, ids, answer, finish } = await begin();
  const { courseVersionId } = course;
  const evaluation = {
    relevance: 5,
    intentToChange: "yes",
    intendedChange: "More gloves",
    barriers: ["none"],
    perceivedBias: "none",
    biasComment: "",
    comment: "",
  };
  const evaluated = () => device.event({ kind: "evaluation-submitted", courseVersionId, evaluation });
  const claimed = (hundredths = 100, minutesStated = 60) =>
    device.event({ kind: "credit-claimed", courseVersionId, minutesStated, claimedHundredths: hundredths, statementAccepted: true });
  expect(outcomes(await send([evaluated(), claimed()], T0))).toEqual(["not-passed", "not-passed"]);
  await send([...ids.map((_, index) => answer(index, true, minutes(1))), finish(minutes(2))], minutes(2));
  expect(outcomes(await send([claimed()], minutes(3)))).toEqual(["not-evaluated"]);
  expect(outcomes(await send([evaluated(), evaluated()], hours(24 * 9)))).toEqual(["stored", "already-evaluated"]);
  expect(outcomes(await send([claimed(125, 90), claimed(100, 40)], minutes(5)))).toEqual(["more-than-offered", "more-than-time-stated"]);
  const claims = [claimed(), claimed(75, 60)];
  const receipts = (await Promise.all(claims.map((event) => send([event], minutes(6))))).flat();
  expect(outcomes(receipts).sort()).toEqual(["already-claimed", "stored"]);
  expect(await db().ledgerLine.count()).toBe(1);
  const stored = receipts.find((receipt) => receipt.outcome === "stored");
  expect(stored?.outcome === "stored" ? stored.data.ledgerLineId : null).toBe((await db().ledgerLine.findFirstOrThrow()).id);
  const jobs = await db().$queryRaw<
    { tries: number }[]
  >`SELECT max_attempts AS tries FROM graphile_worker.jobs WHERE task_identifier = 'issue-certificate'`;
  expect(jobs).toHaveLength(1);
  // Twelve tries are used up in a long weekend without an object store; a certificate is owed for longer.
  expect(jobs[0]?.tries).toBeGreaterThan(1000);
  // The evaluation is kept without a name, and the event without its words.
  // Not even its day: on most days one person alone evaluates a course, and when they did stands in their enrolment and in the audit.
  expect(await db().evaluation.findFirstOrThrow()).toMatchObject({ submittedOn: "2026-03-01", answers: { intendedChange: "More gloves" } });
  expect(JSON.stringify(await db().learnerEvent.findMany())).not.toContain("More gloves");
  expect(JSON.stringify(await db().quarantinedEvent.findMany())).not.toContain("More gloves");
});

test("R19: the words of a refused evaluation are kept for a person to read, once, without a name and with the month alone", async () => {
  const { device } = await begin();
  const evaluation = {
    relevance: 5,
    intentToChange: "yes",
    intendedChange: "More gloves",
    barriers: ["none"],
    perceivedBias: "none",
    biasComment: "",
    comment: "",
  };
  const early = device.event({ kind: "evaluation-submitted", courseVersionId: course.courseVersionId, evaluation });
  const long = { ...early, id: randomUUID(), evaluation: "Too long ".repeat(9000), extra: "\u202e" };
  expect(outcomes(await send([early, early, long, long, { ...long, evaluation: "Others" }], T0))).toEqual([
    "not-passed",
    "not-passed",
    "unreadable",
    "unreadable",
    "unreadable",
  ]);
  const held = await db().heldEvaluation.findMany({ orderBy: { reason: "asc" } });
  expect(held).toMatchObject([
    { reason: "not-passed", submittedOn: "2026-03-01", courseVersionId: course.courseVersionId, words: { intendedChange: "More gloves" } },
    { reason: "unreadable" },
    { reason: "unreadable" },
  ]);
  expect(JSON.stringify(held)).toMatch(/Too long Too long/);
  expect(JSON.stringify(held)).toContain("Others");
  expect(JSON.stringify(held)).not.toContain(early.id);
  expect(JSON.stringify(await db().quarantinedEvent.findMany())).not.toMatch(/More gloves|Others|Too long/);
  const admin = { role: "admin", accountId: learner.accountId } as const;
  expect((await quarantinedEvents(admin, null)).evaluations).toHaveLength(3);
  expect((await quarantinedEvents(learner, null)).evaluations).toEqual([]);
});

test("R18: a finish waits for the answers of its own delivery that have to be sent again under a new name", async () => {
  const { attemptId, ids, answer, finish } = await begin();
  await send([answer(0, true, minutes(1)), answer(1, true, minutes(2))], minutes(2));
  // The browser's memory was put back to before these two: it gives their numbers to other answers.
  const again = (event: LearnerEvent, back: number) => ({ ...event, sequence: event.sequence - back });
  const delivery = [...ids.slice(2).map((_, index) => answer(index + 2, true, minutes(3))), finish(minutes(4))].map((event) =>
    again(event, 2),
  );
  const receipts = await send(delivery, minutes(5));
  expect(outcomes(receipts)).toEqual(["sequence-taken", "sequence-taken", ...ids.slice(4).map(() => "stored"), "later"]);
  const deviceId = randomUUID();
  const unsent = delivery
    .filter((_, index) => receipts[index]?.outcome !== "stored")
    .map((event, index) => ({ ...event, deviceId, sequence: index + 1 }));
  await send(unsent, minutes(6));
  expect(await scoreOf(attemptId)).toMatchObject({ percent: 100 });
});

test("an unreadable event with a strange number does not keep its device from finishing", async () => {
  const { attemptId, answer, finish } = await begin();
  const strange = ["7", 1.5, 1e12, null].map((sequence) => ({
    ...answer(0, true, minutes(1)),
    id: randomUUID(),
    kind: "nonsense",
    sequence,
  }));
  await send(strange, minutes(2));
  const [finished] = await send([{ ...finish(minutes(3)), sequence: 2 }], minutes(3));
  expect(finished).toMatchObject({ outcome: "stored", data: { settled: true } });
  expect(await scoreOf(attemptId)).not.toBeNull();
});

test("two refused events under one number do not stand for a missing answer", async () => {
  const { attemptId, answer, finish } = await begin();
  const [missing, refused] = [answer(0, true, minutes(1)), answer(1, true, minutes(1))];
  await send(
    [1, 2].map(() => ({ ...refused, id: randomUUID(), itemId: "no-such-item" })),
    minutes(2),
  );
  expect(await send([finish(minutes(3))], minutes(3))).toMatchObject([{ data: { settled: false } }]);
  expect(outcomes(await send([missing], minutes(4)))).toEqual(["stored"]);
  expect(await scoreOf(attemptId)).not.toBeNull();
});

test("R28: attempts that wait for their devices do not keep the sweep from those whose time ran out", async () => {
  await aCourse({ minutesAllowed: 20 });
  const { attemptId } = await begin(aDevice(), hours(1));
  await db().$executeRaw`
    INSERT INTO practitioner (id, name_ar, name_latin, profession, governorate, directorate, facility_type, created_at)
    SELECT gen_random_uuid(), 'ا', 'A', 'p' || n, 'g', 'd', 'f', now() FROM generate_series(1, 501) n`;
  await db().$executeRaw`
    INSERT INTO enrolment (id, practitioner_id, course_id, course_version_id, enrolled_at)
    SELECT gen_random_uuid(), id, ${course.courseId}, ${course.courseVersionId}::uuid, now() FROM practitioner WHERE account_id IS NULL`;
  await db().$executeRaw`
    INSERT INTO attempt (id, enrolment_id, number, seed, draw, started_at, state, finished_at, finished_by)
    SELECT gen_random_uuid(), e.id, 1, 's', '{"entries":[]}', ${new Date(T0)}, 'finished', ${new Date(hours(1))}, 'deadline'
      FROM enrolment e JOIN practitioner p ON p.id = e.practitioner_id WHERE p.account_id IS NULL`;
  await closeOverdueAttempts(on(hours(2)));
  expect(await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })).toMatchObject({ state: "finished" });
});
