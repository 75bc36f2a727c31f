import { type Draw, drawPaper, type PoolItem, questionIdsOf, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { type Grade, gradeAttempt, GRADER_VERSION } from "#app/domain/assessment/grade-attempt.ts";
import type { SimpleItem } from "#app/domain/assessment/item.ts";
import type { KeysInForce } from "#app/domain/assessment/regrade.ts";
import { keyVersionOf } from "#app/domain/assessment/standing-score.ts";
import type { Deed } from "#app/domain/audit/audit-entry.ts";
import { admitToRepeat, type RepeatRefusal, type RepeatStanding } from "#app/domain/credits/admit-to-repeat.ts";
import { awardForClaim, type ClaimStanding, type LedgerLineDraft } from "#app/domain/credits/award-for-claim.ts";
import { admitToAttempt, type CourseEnd, type QuizRules } from "#app/domain/learning/admit-to-attempt.ts";
import {
  type AnswerEvent,
  answersInTime,
  answersThatCount,
  type HoldingAnswer,
  type Place,
} from "#app/domain/learning/answers-that-count.ts";
import { type Attempt, deadlineOf } from "#app/domain/learning/attempt.ts";
import { currentEnrolment, type Enrolment, nextRound } from "#app/domain/learning/enrolment.ts";
import type { Evaluation } from "#app/domain/learning/evaluation.ts";
import { LESSON_FINISHED } from "#app/domain/learning/progress.ts";
import { isSettled } from "#app/domain/learning/settlement.ts";
import type {
  AttemptId,
  BlockId,
  CourseId,
  CourseVersionId,
  EnrolmentId,
  ItemId,
  LessonId,
  PractitionerId,
} from "#app/domain/shared/ids.ts";
import { type Result, granted, refused } from "#app/domain/shared/result.ts";
import { type CalendarDay, dayInBaghdad, endOfDayInBaghdad, firstOfMonth, type Instant } from "#app/domain/shared/time.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { ReceiptData, Rejection } from "#app/domain/sync/receipt.ts";
import { type DeviceClock, trustedMoment } from "#app/domain/sync/trusted-moment.ts";

/** A finish of an attempt, with what its device has not sent yet: the sequences above `since` and below its own. */
export type FinishOnDevice = Place & { readonly since: number; readonly missing: number };

/** An attempt with everything that was said in it, this event excluded. */
export type AttemptStanding = {
  readonly attempt: Attempt;
  readonly enrolment: Enrolment;
  readonly minimumPerformanceLevel: number;
  readonly draw: Draw;
  readonly items: readonly PoolItem[];
  /** What was put right since the questions were written: whatever is marked now is marked by it (R72). */
  readonly keys: KeysInForce;
  readonly answers: readonly AnswerEvent[];
  readonly finishes: readonly FinishOnDevice[];
  /** Of the device that sends this event: since which sequence the attempt is under way there, and how many below the event's are missing. */
  readonly unsent: Pick<FinishOnDevice, "since" | "missing">;
};

/** What the rules need to know before they can judge an event of that kind; null: it does not exist, or is not this learner's. */
export type Standings = {
  readonly "course-started": {
    /** The published version. */
    readonly course: CourseEnd & { readonly courseId: CourseId; readonly courseVersionId: CourseVersionId };
    /** In any version of the course. */
    readonly enrolments: readonly Enrolment[];
    /** null: the current one is not passed, so there is nothing to repeat. */
    readonly repeat: RepeatStanding | null;
    /** The version of the current enrolment was withdrawn before it was passed: the published one is begun in its stead. */
    readonly lapsed: boolean;
  } | null;
  readonly "sections-read": {
    readonly courseId: CourseId;
    readonly sectionIds: readonly BlockId[];
    readonly readAlready: readonly BlockId[];
    /** When the course was begun first, in whatever version; null: never. */
    readonly enrolledAt: Instant | null;
  } | null;
  readonly "attempt-started": {
    readonly courseId: CourseId;
    /** The version whose quiz is sat: that of the current enrolment, whichever the event names; without one, the event's. */
    readonly courseVersionId: CourseVersionId;
    readonly isPublished: boolean;
    readonly ends: CourseEnd;
    readonly rules: QuizRules;
    /** The current one, in any version of the course. */
    readonly enrolment: Enrolment | null;
    readonly attempts: readonly Attempt[];
    readonly pool: readonly PoolItem[];
  } | null;
  readonly "answer-given": AttemptStanding | null;
  readonly "attempt-finished": AttemptStanding | null;
  readonly "evaluation-submitted": { readonly enrolment: Enrolment } | null;
  readonly "credit-claimed": { readonly enrolment: Enrolment; readonly claim: ClaimStanding } | null;
};
export type StandingFor<Kind extends LearnerEvent["kind"]> = {
  readonly [K in Kind]: { readonly kind: K; readonly facts: Standings[K] };
}[Kind];
export type Standing = StandingFor<LearnerEvent["kind"]>;

/** One thing that the world must now write down. */
export type Write =
  | { readonly what: "enrolment-opened"; readonly enrolment: Enrolment }
  | {
      readonly what: "sections-read";
      readonly practitionerId: PractitionerId;
      readonly courseId: CourseId;
      readonly courseVersionId: CourseVersionId;
      readonly lessonId: LessonId;
      readonly blockIds: readonly BlockId[];
      readonly position: BlockId;
      readonly at: Instant;
    }
  | {
      readonly what: "attempt-opened";
      readonly attemptId: AttemptId;
      readonly enrolmentId: EnrolmentId;
      readonly number: number;
      readonly seed: string;
      readonly draw: Draw;
      readonly startedAt: Instant;
      readonly deadlineAt: Instant | null;
    }
  /** `whole`: these are all; an answer that was held before and is not among them holds no more. */
  | { readonly what: "answers-hold"; readonly attemptId: AttemptId; readonly answers: readonly HoldingAnswer[]; readonly whole: boolean }
  | {
      readonly what: "attempt-closed";
      readonly attemptId: AttemptId;
      readonly finishedAt: Instant;
      readonly finishedBy: "learner" | "deadline";
    }
  | {
      readonly what: "attempt-marked";
      readonly attemptId: AttemptId;
      readonly keyVersion: string;
      readonly keysNumber: number;
      readonly grade: Grade;
      readonly at: Instant;
    }
  | { readonly what: "course-passed"; readonly enrolmentId: EnrolmentId; readonly at: Instant }
  | {
      readonly what: "evaluation-given";
      readonly enrolmentId: EnrolmentId;
      readonly courseVersionId: CourseVersionId;
      readonly evaluation: Evaluation;
      readonly on: CalendarDay;
      readonly at: Instant;
    }
  | {
      readonly what: "credit-claimed";
      readonly enrolmentId: EnrolmentId;
      readonly minutesStated: number;
      readonly line: LedgerLineDraft;
      readonly at: Instant;
    };

export type AuditNote = {
  readonly deed: Deed;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
};

export type Decision = {
  readonly trustedAt: Instant;
  readonly attemptId: AttemptId | null;
  readonly writes: readonly Write[];
  readonly audit: readonly AuditNote[];
  readonly data: Omit<ReceiptData, "savedAt">;
};

export type EventRefusal = { readonly reason: Rejection; readonly until?: Instant };

/** What is new here and now, and therefore handed in: a fresh id and a fresh seed. */
export type Chance = { readonly enrolmentId: EnrolmentId; readonly seed: string };

type Verdict = Result<Decision, EventRefusal>;
type Of<Kind extends LearnerEvent["kind"]> = Extract<LearnerEvent, { kind: Kind }>;

/** Judges one event of one learner: the only way in which anything that learners do changes anything. */
export function decideLearnerEvent(
  who: PractitionerId,
  event: LearnerEvent,
  standing: Standing,
  clock: DeviceClock,
  chance: Chance,
): Verdict {
  if (standing.facts === null || standing.kind !== event.kind) return refused({ reason: "not-found" });
  switch (standing.kind) {
    case "course-started":
      return startCourse(who, event as Of<"course-started">, standing.facts, clock, chance);
    case "sections-read":
      return readSections(who, event as Of<"sections-read">, standing.facts, clock);
    case "attempt-started":
      return startAttempt(who, event as Of<"attempt-started">, standing.facts, clock, chance);
    case "answer-given":
      return giveAnswer(event as Of<"answer-given">, standing.facts, clock);
    case "attempt-finished":
      return finishAttempt(event as Of<"attempt-finished">, standing.facts, clock);
    case "evaluation-submitted":
      return submitEvaluation(event as Of<"evaluation-submitted">, standing.facts, clock);
    case "credit-claimed":
      return claimCredit(event as Of<"credit-claimed">, standing.facts, clock);
  }
}

function startCourse(
  who: PractitionerId,
  event: Of<"course-started">,
  facts: NonNullable<Standings["course-started"]>,
  clock: DeviceClock,
  chance: Chance,
): Verdict {
  const { course, enrolments, repeat, lapsed } = facts;
  const current = currentEnrolment(enrolments);
  const round = nextRound(enrolments);
  const trustedAt = trustedMoment(event.occurredAt, current?.passedAt ?? null, clock);
  if (current !== null && ((repeat === null && !lapsed) || (event.round ?? 1) < round)) {
    return granted({ ...nothing(trustedAt), data: { enrolmentId: current.id } });
  }
  if (course.withdrawn) return refused({ reason: "course-withdrawn" });
  if (clock.receivedAt > endOfDayInBaghdad(course.expiresOn)) return refused({ reason: "course-expired" });
  if (repeat !== null) {
    const admission = admitToRepeat(repeat, clock.receivedAt);
    if (!admission.ok) return refused({ reason: repeatRejection(admission.refusal) });
  }
  const enrolment = newEnrolment(who, course, round, trustedAt, chance);
  return granted({
    ...nothing(trustedAt),
    writes: [{ what: "enrolment-opened", enrolment }],
    audit: [courseStarted(enrolment)],
    data: { enrolmentId: enrolment.id },
  });
}

function repeatRejection({ code }: RepeatRefusal): Rejection {
  return code === "awarded-once-ever" || code === "awarded-this-cycle" ? "already-awarded" : code;
}

function readSections(
  who: PractitionerId,
  event: Of<"sections-read">,
  facts: NonNullable<Standings["sections-read"]>,
  clock: DeviceClock,
): Verdict {
  if (facts.enrolledAt === null) return refused({ reason: "not-enrolled" });
  const known = event.blockIds.filter((id) => facts.sectionIds.includes(id));
  const position = known.at(-1);
  if (position === undefined) return refused({ reason: "not-found" });
  const at = trustedMoment(event.occurredAt, facts.enrolledAt, clock);
  const read = new Set([...facts.readAlready, ...known]);
  const finishes = facts.sectionIds.every((id) => read.has(id));
  const blockIds = [...new Set(known), ...(finishes ? [LESSON_FINISHED] : [])];
  const { courseId } = facts;
  const { courseVersionId, lessonId } = event;
  return granted({
    ...nothing(at),
    writes: [{ what: "sections-read", practitionerId: who, courseId, courseVersionId, lessonId, blockIds, position, at }],
  });
}

function startAttempt(
  who: PractitionerId,
  event: Of<"attempt-started">,
  facts: NonNullable<Standings["attempt-started"]>,
  clock: DeviceClock,
  chance: Chance,
): Verdict {
  if (facts.enrolment === null && !facts.isPublished) return refused({ reason: "not-enrolled" });
  // The start is the server's moment, whatever the device says: the deadline follows from it (R25).
  const startedAt = clock.receivedAt;
  const { courseId } = facts;
  const enrolment = facts.enrolment ?? newEnrolment(who, facts, 1, startedAt, chance);
  const admission = admitToAttempt(enrolment, facts.attempts, facts.rules, facts.ends, startedAt);
  if (!admission.ok) {
    const { refusal } = admission;
    return refused(refusal.code === "locked-out" ? { reason: refusal.code, until: refusal.until } : { reason: refusal.code });
  }
  const opened: Pick<Decision, "writes" | "audit"> =
    facts.enrolment === null
      ? { writes: [{ what: "enrolment-opened", enrolment }], audit: [courseStarted(enrolment)] }
      : { writes: [], audit: [] };
  if (admission.value.kind === "resume") {
    const { attemptId } = admission.value;
    const deadlineAt = facts.attempts.find((attempt) => attempt.id === attemptId)?.deadlineAt ?? null;
    return granted({ ...nothing(startedAt), ...opened, data: { enrolmentId: enrolment.id, attemptId, deadlineAt } });
  }
  const draw = drawPaper(facts.pool, facts.rules.quota, chance.seed);
  if (draw.entries.length === 0) return refused({ reason: "no-items" });
  const attemptId = event.id as string as AttemptId;
  const { number } = admission.value;
  const deadlineAt = deadlineOf(startedAt, facts.rules.minutesAllowed);
  return granted({
    trustedAt: startedAt,
    attemptId,
    writes: [
      ...opened.writes,
      { what: "attempt-opened", attemptId, enrolmentId: enrolment.id, number, seed: chance.seed, draw, startedAt, deadlineAt },
    ],
    audit: [...opened.audit, { deed: "attempt-started", subject: { kind: "attempt", id: attemptId }, details: { courseId, number } }],
    data: { enrolmentId: enrolment.id, attemptId, deadlineAt },
  });
}

function giveAnswer(event: Of<"answer-given">, facts: AttemptStanding, clock: DeviceClock): Verdict {
  const question = questionsOf(facts).find((item) => item.id === event.itemId);
  if (question === undefined) return refused({ reason: "not-found" });
  if (question.type !== event.response.type) return refused({ reason: "wrong-response-type" });
  if (facts.attempt.passed !== null) return refused({ reason: "attempt-finished" });
  const place = placeOf(event, facts, clock);
  const answer: AnswerEvent = { ...place, itemId: event.itemId, response: event.response };
  const answers = [...facts.answers, answer];
  const record = { deadlineAt: facts.attempt.deadlineAt, answers, finishes: facts.finishes };
  if (!answersInTime(record).some((inTime) => inTime.id === event.id)) return refused({ reason: "too-late" });
  // After a finish it may hold or not, and may make another hold or not: what is written is always what all that has arrived says.
  const holding = answersThatCount(record);
  const finishes = facts.finishes.map((finish) => (fills(event, finish) ? { ...finish, missing: finish.missing - 1 } : finish));
  const settled = settle(facts.attempt, facts, answers, finishes, clock.receivedAt);
  const attemptId = facts.attempt.id;
  return granted({
    trustedAt: place.trustedAt,
    attemptId,
    writes: [{ what: "answers-hold", attemptId, answers: [...holding.values()], whole: finishes.length > 0 }, ...settled.writes],
    audit: settled.audit,
    data: { attemptId },
  });
}

function finishAttempt(event: Of<"attempt-finished">, facts: AttemptStanding, clock: DeviceClock): Verdict {
  const place = placeOf(event, facts, clock);
  const attemptId = facts.attempt.id;
  if (facts.attempt.passed !== null) return granted({ ...nothing(place.trustedAt), attemptId, data: { attemptId, settled: true } });
  const finishes = [...facts.finishes, { ...place, ...facts.unsent }];
  const wasOpen = facts.attempt.state === "in_progress";
  const finishedAt = place.trustedAt;
  const attempt: Attempt = wasOpen ? { ...facts.attempt, state: "finished", finishedAt, finishedBy: "learner" } : facts.attempt;
  const settled = settle(attempt, facts, facts.answers, finishes, clock.receivedAt);
  const holding = answersThatCount({ deadlineAt: attempt.deadlineAt, answers: facts.answers, finishes });
  return granted({
    trustedAt: place.trustedAt,
    attemptId,
    writes: [
      ...(wasOpen ? [{ what: "attempt-closed", attemptId, finishedAt, finishedBy: "learner" } as const] : []),
      { what: "answers-hold", attemptId, answers: [...holding.values()], whole: true },
      ...settled.writes.filter((write) => write.what !== "answers-hold"),
    ],
    audit: [...(wasOpen ? [attemptFinished(attempt, "learner")] : []), ...settled.audit],
    data: { attemptId, settled: settled.writes.length > 0 },
  });
}

/** The errand that closes what the clock has closed, and marks what has waited long enough (R28). Nothing to do: no writes. */
export function closeOverdueAttempt(facts: AttemptStanding, now: Instant): Pick<Decision, "writes" | "audit"> {
  const { attempt } = facts;
  if (attempt.passed !== null) return { writes: [], audit: [] };
  if (attempt.state === "finished") return settle(attempt, facts, facts.answers, facts.finishes, now);
  if (attempt.deadlineAt === null) return { writes: [], audit: [] };
  const finishedAt = attempt.deadlineAt;
  const closed: Attempt = { ...attempt, state: "finished", finishedAt, finishedBy: "deadline" };
  const settled = settle(closed, facts, facts.answers, facts.finishes, now);
  return {
    writes: [{ what: "attempt-closed", attemptId: attempt.id, finishedAt, finishedBy: "deadline" }, ...settled.writes],
    audit: [attemptFinished(closed, "deadline"), ...settled.audit],
  };
}

function settle(
  attempt: Attempt,
  facts: AttemptStanding,
  answers: readonly AnswerEvent[],
  finishes: readonly FinishOnDevice[],
  now: Instant,
): Pick<Decision, "writes" | "audit"> {
  if (!isSettled(attempt, finishes, now) || attempt.finishedAt === null) return { writes: [], audit: [] };
  const holding = answersThatCount({ deadlineAt: attempt.deadlineAt, answers, finishes });
  const responses = new Map([...holding].map(([itemId, answer]) => [itemId, answer.response]));
  const { keysNumber, corrections } = facts.keys;
  const keyVersion = keyVersionOf(GRADER_VERSION, keysNumber);
  const grade = gradeAttempt(questionsOf(facts), responses, facts.minimumPerformanceLevel, corrections);
  const passes: Write[] =
    grade.passed && facts.enrolment.passedAt === null
      ? [{ what: "course-passed", enrolmentId: facts.enrolment.id, at: attempt.finishedAt }]
      : [];
  return {
    writes: [
      { what: "answers-hold", attemptId: attempt.id, answers: [...holding.values()], whole: true },
      { what: "attempt-marked", attemptId: attempt.id, keyVersion, keysNumber, grade, at: now },
      ...passes,
    ],
    audit: [
      {
        deed: "attempt-marked",
        subject: { kind: "attempt", id: attempt.id },
        details: { percent: grade.percent, passed: grade.passed, keyVersion },
      },
    ],
  };
}

function submitEvaluation(
  event: Of<"evaluation-submitted">,
  facts: NonNullable<Standings["evaluation-submitted"]>,
  clock: DeviceClock,
): Verdict {
  const { enrolment } = facts;
  if (enrolment.passedAt === null) return refused({ reason: "not-passed" });
  if (enrolment.evaluatedAt !== null) return refused({ reason: "already-evaluated" });
  const at = trustedMoment(event.occurredAt, enrolment.passedAt, clock);
  const { courseVersionId, evaluation } = event;
  // The month alone goes with the words: the day would tell whose they are, wherever one person evaluated on it.
  const on = firstOfMonth(dayInBaghdad(clock.receivedAt));
  return granted({
    ...nothing(at),
    writes: [{ what: "evaluation-given", enrolmentId: enrolment.id, courseVersionId, evaluation, on, at }],
    audit: [{ deed: "evaluation-submitted", subject: { kind: "enrolment", id: enrolment.id } }],
    data: { enrolmentId: enrolment.id },
  });
}

function claimCredit(event: Of<"credit-claimed">, facts: NonNullable<Standings["credit-claimed"]>, clock: DeviceClock): Verdict {
  const { enrolment, claim } = facts;
  const { minutesStated, claimedHundredths, statementAccepted } = event;
  const award = awardForClaim({ eventId: event.id, minutesStated, claimedHundredths, statementAccepted }, claim, clock.receivedAt);
  if (!award.ok) return refused({ reason: award.refusal });
  const at = trustedMoment(event.occurredAt, enrolment.passedAt, clock);
  const line = award.value;
  return granted({
    ...nothing(at),
    writes: [{ what: "credit-claimed", enrolmentId: enrolment.id, minutesStated, line, at }],
    audit: [
      { deed: "credit-claimed", subject: { kind: "enrolment", id: enrolment.id }, details: { minutesStated, claimedHundredths } },
      {
        deed: "credit-awarded",
        subject: { kind: "ledger-cause", id: line.cause },
        details: { amountHundredths: line.amountHundredths, creditType: line.creditType },
      },
    ],
    data: { enrolmentId: enrolment.id },
  });
}

/** The questions of the attempt at the versions it was drawn from, in its order. */
export function questionsOf(facts: Pick<AttemptStanding, "draw" | "items">): readonly SimpleItem[] {
  const byVersion = new Map(facts.items.map((one) => [one.itemVersionId, one.item]));
  const byId = new Map<ItemId, SimpleItem>();
  for (const entry of facts.draw.entries) {
    const item = byVersion.get(entry.itemVersionId);
    if (item !== undefined) for (const simple of simpleItemsOf(item)) byId.set(simple.id, simple);
  }
  return questionIdsOf(facts.draw).flatMap((id) => byId.get(id) ?? []);
}

function placeOf(event: Of<"answer-given" | "attempt-finished">, facts: AttemptStanding, clock: DeviceClock): Place {
  const { id, deviceId, sequence } = event;
  return {
    id,
    deviceId,
    sequence,
    trustedAt: trustedMoment(event.occurredAt, facts.attempt.startedAt, clock),
    receivedAt: clock.receivedAt,
  };
}

function fills(event: Pick<LearnerEvent, "deviceId" | "sequence">, finish: FinishOnDevice): boolean {
  return finish.deviceId === event.deviceId && event.sequence > finish.since && event.sequence < finish.sequence;
}

function newEnrolment(
  practitionerId: PractitionerId,
  course: { readonly courseId: CourseId; readonly courseVersionId: CourseVersionId },
  round: number,
  enrolledAt: Instant,
  chance: Chance,
): Enrolment {
  const { courseId, courseVersionId } = course;
  return { id: chance.enrolmentId, practitionerId, courseId, courseVersionId, round, enrolledAt, passedAt: null, evaluatedAt: null };
}

function courseStarted(enrolment: Enrolment): AuditNote {
  return {
    deed: "course-started",
    subject: { kind: "enrolment", id: enrolment.id },
    details: { courseId: enrolment.courseId, round: enrolment.round },
  };
}

function attemptFinished(attempt: Attempt, by: "learner" | "deadline"): AuditNote {
  return { deed: "attempt-finished", subject: { kind: "attempt", id: attempt.id }, details: { by, number: attempt.number } };
}

function nothing(trustedAt: Instant): Decision {
  return { trustedAt, attemptId: null, writes: [], audit: [], data: {} };
}
