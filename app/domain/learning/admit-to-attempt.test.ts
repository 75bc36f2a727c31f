import { expect, test } from "vitest";
import { type QuizRules, admitToAttempt, lockedOutUntil, quizClosed } from "#app/domain/learning/admit-to-attempt.ts";
import type { Attempt } from "#app/domain/learning/attempt.ts";
import { AttemptId } from "#app/domain/shared/ids.ts";
import { type CalendarDay, type Instant, after, instantAt } from "#app/domain/shared/time.ts";

const T0 = instantAt(Date.parse("2026-03-01T09:00:00Z"));
const hours = (count: number): Instant => after(T0, count * 3_600_000);
const EXPIRES = "2028-12-31" as CalendarDay;

const rules = (over: Partial<QuizRules> = {}): QuizRules => ({
  minimumPerformanceLevel: 70,
  attempts: 3,
  lockOutHours: 24,
  minutesAllowed: null,
  quota: {},
  ...over,
});
const idOf = (number: number) => AttemptId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, "0")}`);
const failed = (number: number, over: Partial<Attempt> = {}): Attempt => ({
  id: idOf(number),
  number,
  startedAt: T0,
  deadlineAt: null,
  state: "finished",
  finishedAt: hours(1),
  finishedBy: "learner",
  passed: false,
  ...over,
});
const open = (number: number, deadlineAt: Instant | null = null) =>
  failed(number, { state: "in_progress", finishedAt: null, finishedBy: null, passed: null, deadlineAt });

const admit = (attempts: readonly Attempt[], now: Instant, over: Partial<QuizRules> = {}, expiresOn = EXPIRES) => {
  const admission = admitToAttempt({ passedAt: null }, attempts, rules(over), { expiresOn, withdrawn: false }, now);
  return admission.ok ? admission.value : admission.refusal;
};

test("the first attempt starts, and an open one is gone on with", () => {
  expect(admit([], T0)).toEqual({ kind: "start", number: 1 });
  expect(admit([open(1)], hours(500))).toEqual({ kind: "resume", attemptId: idOf(1) });
  expect(admit([open(2), failed(1)], hours(26))).toEqual({ kind: "resume", attemptId: idOf(2) });
});

test("whoever has passed sits no more, even with an attempt open elsewhere", () => {
  const admission = admitToAttempt({ passedAt: T0 }, [open(2), failed(1)], rules(), { expiresOn: EXPIRES, withdrawn: false }, T0);
  expect(admission).toEqual({ ok: false, refusal: { code: "already-passed" } });
});

test("an attempt whose time is over, or that waits for its device, is neither gone on with nor followed by another", () => {
  expect(admit([open(1, hours(1))], hours(2))).toEqual({ code: "attempt-unsettled", attemptId: idOf(1) });
  expect(admit([failed(1, { passed: null })], hours(100))).toEqual({ code: "attempt-unsettled", attemptId: idOf(1) });
});

test("attempts count from their start, and are used up before anything else is said", () => {
  expect(admit([failed(1), failed(2), failed(3)], hours(2))).toEqual({ code: "no-attempts-left" });
  expect(admit([failed(1)], hours(2), { attempts: 1 })).toEqual({ code: "no-attempts-left" });
});

test("after a failed attempt the next waits for the hours of the course, to the moment", () => {
  expect(admit([failed(1)], hours(24))).toEqual({ code: "locked-out", until: hours(25) });
  expect(admit([failed(1)], hours(25))).toEqual({ kind: "start", number: 2 });
  expect(admit([failed(1)], hours(1), { lockOutHours: 0 })).toEqual({ kind: "start", number: 2 });
  expect(lockedOutUntil(undefined, rules())).toBeNull();
});

test("R79: the course takes attempts to the last millisecond of its last day in Baghdad; what is open then may be finished", () => {
  const last = "2026-03-01" as CalendarDay;
  const end = "2026-03-01T20:59:59.999Z" as Instant;
  expect(admit([], end, {}, last)).toEqual({ kind: "start", number: 1 });
  expect(admit([], after(end, 1), {}, last)).toEqual({ code: "course-expired" });
  expect(admit([open(1)], after(end, 1), {}, last)).toEqual({ kind: "resume", attemptId: idOf(1) });
});

test("a quiz is closed for a while, or for good; never to who may begin, goes on, waits for a mark or has passed", () => {
  const closed = (attempts: readonly Attempt[], now: Instant, passedAt: Instant | null = null, expiresOn = EXPIRES) =>
    quizClosed({ passedAt }, attempts, rules(), { expiresOn, withdrawn: false }, now);
  expect(closed([failed(1)], hours(2))).toEqual({ kind: "locked-out", until: hours(25) });
  expect(closed([failed(1), failed(2), failed(3)], hours(200))).toEqual({ kind: "no-attempts-left" });
  expect(closed([], hours(48), null, "2026-03-01" as CalendarDay)).toEqual({ kind: "course-expired" });
  expect([
    closed([], T0),
    closed([failed(1)], hours(25)),
    closed([open(1)], T0),
    closed([failed(1, { passed: null })], T0),
    closed([failed(1), failed(2), failed(3)], T0, T0),
  ]).toEqual([null, null, null, null, null]);
});

test("of a course that was withdrawn no attempt begins; what is open is handed in, and passing stays a fact", () => {
  const admitted = (attempts: readonly Attempt[], passedAt: Instant | null = null) =>
    admitToAttempt({ passedAt }, attempts, rules(), { expiresOn: EXPIRES, withdrawn: true }, hours(48));
  expect(admitted([])).toEqual({ ok: false, refusal: { code: "course-withdrawn" } });
  expect(admitted([failed(1)])).toEqual({ ok: false, refusal: { code: "course-withdrawn" } });
  expect(admitted([open(1)])).toEqual({ ok: true, value: { kind: "resume", attemptId: idOf(1) } });
  expect(admitted([failed(1)], T0)).toEqual({ ok: false, refusal: { code: "already-passed" } });
  expect(quizClosed({ passedAt: null }, [], rules(), { expiresOn: EXPIRES, withdrawn: true }, hours(48))).toEqual({
    kind: "course-withdrawn",
  });
});
