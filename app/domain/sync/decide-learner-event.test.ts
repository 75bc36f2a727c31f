import fc from "fast-check";
import { expect, test } from "vitest";
import { drawPaper, questionIdsOf, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { AS_DRAWN } from "#app/domain/assessment/regrade.ts";
import type { AnswerEvent } from "#app/domain/learning/answers-that-count.ts";
import { answersThatCount } from "#app/domain/learning/answers-that-count.ts";
import type { AttemptId, CourseId, CourseVersionId, EnrolmentId, PractitionerId } from "#app/domain/shared/ids.ts";
import { after, type Instant, instantAt } from "#app/domain/shared/time.ts";
import {
  type AttemptStanding,
  type FinishOnDevice,
  type Write,
  closeOverdueAttempt,
  decideLearnerEvent,
} from "#app/domain/sync/decide-learner-event.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import { aPool } from "#tests/builders/an-item.ts";
import { rightResponse, wrongResponse } from "#tests/builders/right-response.ts";

const T0 = instantAt(Date.parse("2026-03-01T09:00:00Z"));
const minutes = (count: number): Instant => after(T0, count * 60_000);
const who = "p" as PractitionerId;
const attemptId = "attempt" as AttemptId;
const pool = aPool();
const draw = drawPaper(pool, { "topic-one": 3, "topic-two": 2 }, "seed");
const questions = pool.flatMap(({ item }) => simpleItemsOf(item)).filter((item) => questionIdsOf(draw).includes(item.id));

type Said = Extract<LearnerEvent, { kind: "answer-given" | "attempt-finished" }>;

/** An attempt in memory, to which events arrive one by one as they do in the database. */
class Sitting {
  standing: AttemptStanding;
  held: ReadonlyMap<string, string> = new Map();
  percent: number | null = null;
  readonly arrived: Said[] = [];

  constructor(deadlineAt: Instant | null) {
    this.standing = {
      attempt: {
        id: attemptId,
        number: 1,
        startedAt: T0,
        deadlineAt,
        state: "in_progress",
        finishedAt: null,
        finishedBy: null,
        passed: null,
      },
      enrolment: {
        id: "e" as EnrolmentId,
        practitionerId: who,
        courseId: "c" as CourseId,
        courseVersionId: "v" as CourseVersionId,
        round: 1,
        enrolledAt: T0,
        passedAt: null,
        evaluatedAt: null,
      },
      minimumPerformanceLevel: 70,
      draw,
      items: pool,
      keys: AS_DRAWN,
      answers: [],
      finishes: [],
      unsent: { since: 0, missing: 0 },
    };
  }

  /** Gives why it was refused; null: stored. */
  deliver(event: Said, at: Instant): string | null {
    const facts = { ...this.standing, unsent: { since: 0, missing: this.missingBelow(event) } };
    const verdict = decideLearnerEvent(who, event, { kind: event.kind, facts }, { sentAt: null, receivedAt: at }, CHANCE);
    this.arrived.push(event);
    if (verdict.ok) {
      const { id, deviceId, sequence } = event;
      const place = { id, deviceId, sequence, trustedAt: verdict.value.trustedAt, receivedAt: at };
      const answers: readonly AnswerEvent[] =
        event.kind === "answer-given" ? [...facts.answers, { ...place, itemId: event.itemId, response: event.response }] : facts.answers;
      const finishes = event.kind === "attempt-finished" ? [...facts.finishes, { ...place, since: 0, missing: 0 }] : facts.finishes;
      this.standing = { ...this.standing, answers, finishes };
      this.carryOut(verdict.value.writes);
    }
    const finishes: readonly FinishOnDevice[] = this.standing.finishes.map((finish) => ({ ...finish, missing: this.missingBelow(finish) }));
    this.standing = { ...this.standing, finishes };
    return verdict.ok ? null : verdict.refusal.reason;
  }

  sweep(at: Instant): void {
    this.carryOut(closeOverdueAttempt(this.standing, at).writes);
  }

  private missingBelow({ deviceId, sequence }: Pick<Said, "deviceId" | "sequence">): number {
    const below = this.arrived.filter((one) => one.deviceId === deviceId && one.sequence < sequence);
    return sequence - 1 - below.length;
  }

  private carryOut(writes: readonly Write[]): void {
    for (const write of writes) {
      const { attempt } = this.standing;
      if (write.what === "answers-hold") {
        const now = write.answers.map((answer) => [answer.itemId as string, answer.id as string] as const);
        this.held = new Map(write.whole ? now : [...this.held, ...now]);
      } else if (write.what === "attempt-closed") {
        const { finishedAt, finishedBy } = write;
        this.standing = { ...this.standing, attempt: { ...attempt, state: "finished", finishedAt, finishedBy } };
      } else if (write.what === "attempt-marked") {
        this.percent = write.grade.percent;
        this.standing = { ...this.standing, attempt: { ...this.standing.attempt, passed: write.grade.passed } };
      }
    }
  }
}

const CHANCE = { enrolmentId: "fresh" as EnrolmentId, seed: "s" };

/** What devices A, B and C did, each in its own order from number 1 on; ends are anywhere, also several on one device. */
const anySaid = fc
  .array(
    fc.record({
      device: fc.constantFrom("A", "B", "C"),
      minute: fc.integer({ min: 0, max: 30 }),
      question: fc.nat({ max: questions.length - 1 }),
      right: fc.boolean(),
      end: fc.integer({ min: 0, max: 3 }).map((dice) => dice === 0),
    }),
    { minLength: 2, maxLength: 16 },
  )
  .map((deeds) => {
    const numbers = new Map<string, number>();
    return deeds.map(({ device, minute, question, right, end }): Said => {
      const sequence = (numbers.get(device) ?? 0) + 1;
      numbers.set(device, sequence);
      const base = { id: `${device}-${String(sequence)}`, deviceId: device, sequence, occurredAt: minutes(minute), attemptId };
      const item = questions[question];
      if (item === undefined) throw new Error("no such question");
      const response = right ? rightResponse(item) : wrongResponse(item);
      return (end ? { ...base, kind: "attempt-finished" } : { ...base, kind: "answer-given", itemId: item.id, response }) as Said;
    });
  });
const anyDeadline = fc.option(fc.integer({ min: 1, max: 30 }).map(minutes));
const shuffleOf = (events: readonly Said[]) => fc.shuffledSubarray([...events], { minLength: events.length, maxLength: events.length });

test("until it is marked nothing is refused for its order: two devices may both have finished, in any order of arrival", () => {
  fc.assert(
    fc.property(
      anySaid.chain((events) => fc.tuple(shuffleOf(events), shuffleOf(events))),
      anyDeadline,
      fc.constantFrom(5, 500),
      ([one, other], deadlineAt, arrival) => {
        // A last deed before all others is lost on every device, so that no finish is complete and the sweep has to mark.
        const shifted = (order: readonly Said[]) => order.map((event) => ({ ...event, sequence: event.sequence + 1 }));
        const [first, second] = [one, other].map((order) => {
          const sitting = new Sitting(deadlineAt);
          for (const event of shifted(order)) {
            const reason = sitting.deliver(event, minutes(arrival));
            expect([null, "too-late"]).toContain(reason);
          }
          expect(sitting.percent).toBeNull();
          const { answers, finishes } = sitting.standing;
          const wanted = [...answersThatCount({ deadlineAt, answers, finishes })].map(([item, answer]) => [item, answer.id]);
          expect(Object.fromEntries(sitting.held)).toEqual(Object.fromEntries(wanted));
          sitting.sweep(after(minutes(500), 73 * 3_600_000));
          if (finishes.length > 0) expect(sitting.percent).not.toBeNull();
          return { held: Object.fromEntries(sitting.held), percent: sitting.percent };
        });
        expect(first).toEqual(second);
      },
    ),
    { numRuns: 500 },
  );
});

test("the mark comes with the first finish that lacks nothing (with the next sweep, if it lacked what was too late), from all that has arrived, and from then on everything is refused", () => {
  fc.assert(
    fc.property(anySaid.chain(shuffleOf), anyDeadline, (order, deadlineAt) => {
      const sitting = new Sitting(deadlineAt);
      for (const event of order) {
        const marked = sitting.percent;
        const held = sitting.held;
        const reason = sitting.deliver(event, minutes(500));
        if (marked !== null) {
          expect(reason).toBe(event.kind === "answer-given" ? "attempt-finished" : null);
          expect([sitting.percent, sitting.held]).toEqual([marked, held]);
        }
        if (reason === "too-late") sitting.sweep(minutes(501));
        const complete = sitting.standing.finishes.some((finish) => finish.missing === 0);
        expect(sitting.percent !== null).toBe(complete);
      }
    }),
    { numRuns: 500 },
  );
});
