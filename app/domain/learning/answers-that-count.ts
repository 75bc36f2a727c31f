import type { Response } from "#app/domain/assessment/response.ts";
import { GRACE_MS } from "#app/domain/learning/attempt.ts";
import type { DeviceId, EventId, ItemId } from "#app/domain/shared/ids.ts";
import { after, type Instant } from "#app/domain/shared/time.ts";

/** Where and when an event of an attempt was done. */
export type Place = {
  readonly id: EventId;
  readonly deviceId: DeviceId;
  readonly sequence: number;
  readonly trustedAt: Instant;
  readonly receivedAt: Instant;
};
export type AnswerEvent = Place & { readonly itemId: ItemId; readonly response: Response };

/** Everything that was said in an attempt. Several devices may each have finished it. */
export type AttemptRecord = {
  readonly deadlineAt: Instant | null;
  readonly answers: readonly AnswerEvent[];
  readonly finishes: readonly Place[];
};

export type HoldingAnswer = AnswerEvent & { readonly effectiveAt: Instant };

/** The answers that count at all, with the moment at which each is held to have been given; the rules stand at `answersThatCount`. */
export function countingAnswers(record: AttemptRecord): readonly HoldingAnswer[] {
  const momentOf = effectiveMoments(record);
  return inTimeBy(momentOf, record).filter((answer) => isBeforeEnd(answer, record.finishes, momentOf));
}

/**
 * The answers given in time. What is too late once stays it, whatever else arrives: an effective moment only ever moves on. Whether an
 * answer came before the end is another matter: a finish that has not arrived yet may still follow it, so that is known only at the mark.
 */
export function answersInTime(record: AttemptRecord): readonly HoldingAnswer[] {
  return inTimeBy(effectiveMoments(record), record);
}

function inTimeBy(momentOf: (place: Place) => Instant, record: AttemptRecord): readonly HoldingAnswer[] {
  return record.answers
    .map((answer) => ({ ...answer, effectiveAt: momentOf(answer) }))
    .filter((answer) => isInTime(answer, record.deadlineAt));
}

/**
 * The answer that holds for each item. The result depends on the set of events alone, never on the order in which they came:
 * - an event's *effective moment* is the latest trusted moment on its device up to its sequence number, so that on one device the
 *   sequence decides, whatever its clock did, and between devices the moment does (then the device's id, so that there is no tie);
 * - an answer counts when it came before some finish: by sequence on the device that finished, by effective moment from another;
 * - in a timed attempt it counts when its effective moment lies before the deadline, or when it arrived before the deadline and grace.
 */
export function answersThatCount(record: AttemptRecord): ReadonlyMap<ItemId, HoldingAnswer> {
  const holding = new Map<ItemId, HoldingAnswer>();
  for (const answer of countingAnswers(record)) {
    const current = holding.get(answer.itemId);
    if (current === undefined || isLater(answer, current)) holding.set(answer.itemId, answer);
  }
  return holding;
}

function isInTime(answer: HoldingAnswer, deadlineAt: Instant | null): boolean {
  return deadlineAt === null || answer.effectiveAt <= deadlineAt || answer.receivedAt <= after(deadlineAt, GRACE_MS);
}

function isBeforeEnd(answer: HoldingAnswer, finishes: readonly Place[], momentOf: (place: Place) => Instant): boolean {
  if (finishes.length === 0) return true;
  return finishes.some((finish) =>
    finish.deviceId === answer.deviceId ? answer.sequence < finish.sequence : answer.effectiveAt <= momentOf(finish),
  );
}

function isLater(one: HoldingAnswer, other: HoldingAnswer): boolean {
  if (one.deviceId === other.deviceId) return one.sequence > other.sequence;
  if (one.effectiveAt !== other.effectiveAt) return one.effectiveAt > other.effectiveAt;
  return one.deviceId > other.deviceId;
}

function effectiveMoments({ answers, finishes }: AttemptRecord): (place: Place) => Instant {
  const moments = new Map<EventId, Instant>();
  const latest = new Map<DeviceId, Instant>();
  for (const place of [...answers, ...finishes].sort((one, other) => one.sequence - other.sequence)) {
    const before = latest.get(place.deviceId);
    const moment = before !== undefined && before > place.trustedAt ? before : place.trustedAt;
    latest.set(place.deviceId, moment);
    moments.set(place.id, moment);
  }
  return (place) => moments.get(place.id) ?? place.trustedAt;
}
