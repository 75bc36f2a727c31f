import { randomUUID } from "node:crypto";
import { noteFault } from "#app/data/faults.server.ts";
import { SequenceTaken, WrittenMeanwhile, earlierReceipt, quarantine, saveAnswerAtOnce, saveEvent } from "#app/data/learning.server.ts";
import { loadStanding } from "#app/data/learning-standing.server.ts";
import { loadOpenAttempt } from "#app/data/open-attempt.server.ts";
import { type Tx, inTransaction } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { can } from "#app/domain/identity/can.ts";
import { EnrolmentId } from "#app/domain/shared/ids.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { isPlainJson } from "#app/domain/shared/plain-text.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { type Chance, type Standing, decideLearnerEvent } from "#app/domain/sync/decide-learner-event.ts";
import { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { Receipt } from "#app/domain/sync/receipt.ts";

/**
 * The only way in which learners change anything: from a form or from the outbox, one event or fifty. Each event is one transaction
 * and gets one receipt, in the order given; an event that must come again, by our own fault or under another number, holds up no
 * other, save the finish of its own attempt. `sentAt` is the device's clock at sending, by which a wrong clock is corrected.
 */
export async function recordLearnerEvents(
  actor: ActorIn<"learner">,
  events: readonly unknown[],
  occasion: Occasion,
  sentAt: Instant | null = null,
): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  const delayed = new Set<string>();
  for (const raw of events) {
    const attemptId = attemptOf(raw);
    let receipt: Receipt;
    if (attemptId !== null && delayed.has(attemptId) && kindOf(raw) === "attempt-finished") {
      receipt = { id: idOf(raw), outcome: "later" };
    } else {
      receipt = await recordOne(actor, raw, occasion, sentAt).catch((error: unknown) => {
        noteFault(error, { deed: "record-learner-event", requestId: occasion.requestId });
        return { id: idOf(raw), outcome: "later" } as const;
      });
    }
    if (attemptId !== null && isToComeAgain(receipt)) delayed.add(attemptId);
    receipts.push(receipt);
  }
  return receipts;
}

function isToComeAgain(receipt: Receipt): boolean {
  return receipt.outcome === "later" || (receipt.outcome === "rejected" && receipt.reason === "sequence-taken");
}

async function recordOne(actor: ActorIn<"learner">, raw: unknown, occasion: Occasion, sentAt: Instant | null): Promise<Receipt> {
  const read = LearnerEvent.safeParse(raw);
  if (!read.success || !isPlainJson(read.data))
    return inTransaction((tx) => quarantine(tx, actor, raw, { reason: "unreadable" }, occasion));
  if (!can(actor, { verb: "record-event", practitionerId: actor.practitionerId })) {
    return inTransaction((tx) => quarantine(tx, actor, raw, { reason: "not-found" }, occasion));
  }
  if (read.data.kind === "answer-given") {
    const receipt = await recordAnswerAtOnce(actor, read.data, occasion, sentAt);
    if (receipt !== null) return receipt;
  }
  for (let time = 1; ; time += 1) {
    try {
      return await inTransaction((tx) => recordInOrder(tx, actor, read.data, occasion, sentAt));
    } catch (error) {
      if (error instanceof SequenceTaken) return { id: read.data.id, outcome: "rejected", reason: "sequence-taken" };
      if (!(error instanceof WrittenMeanwhile) || time === 5) throw error;
    }
  }
}

/**
 * The ordinary answer, twenty of a quiz's twenty-five events: read without a lock, judged, and written in one statement that only writes
 * while what it was judged by still holds. null for whatever is not ordinary: a repetition, a second device, a finished attempt, a refusal,
 * or somebody who wrote meanwhile. The locked way judges that from the beginning.
 */
async function recordAnswerAtOnce(
  actor: ActorIn<"learner">,
  event: Extract<LearnerEvent, { kind: "answer-given" }>,
  occasion: Occasion,
  sentAt: Instant | null,
): Promise<Receipt | null> {
  const who = actor.practitionerId;
  const open = await loadOpenAttempt(who, event);
  if (open === null) return null;
  const standing: Standing = { kind: event.kind, facts: open.standing };
  const verdict = decideLearnerEvent(who, event, standing, { sentAt, receivedAt: occasion.at }, newChance());
  if (!verdict.ok) return null;
  const [write, ...others] = verdict.value.writes;
  if (write?.what !== "answers-hold" || write.whole || others.length > 0 || verdict.value.audit.length > 0) return null;
  return saveAnswerAtOnce(actor, event, verdict.value, write, open.revision, occasion);
}

const newChance = (): Chance => ({ enrolmentId: EnrolmentId.parse(randomUUID()), seed: randomUUID() });

async function recordInOrder(
  tx: Tx,
  actor: ActorIn<"learner">,
  event: LearnerEvent,
  occasion: Occasion,
  sentAt: Instant | null,
): Promise<Receipt> {
  const who = actor.practitionerId;
  const before = await answerToRepetition(tx, actor, event, occasion);
  if (before !== null) return before;
  const standing = await loadStanding(tx, who, event);
  const verdict = decideLearnerEvent(who, event, standing, { sentAt, receivedAt: occasion.at }, newChance());
  if (verdict.ok) return saveEvent(tx, actor, event, verdict.value, occasion);
  // A copy of this event may have held the locks that were waited for: what refuses now is then the deed of the event itself (R84).
  const meanwhile = await answerToRepetition(tx, actor, event, occasion);
  return meanwhile ?? quarantine(tx, actor, event, verdict.refusal, occasion);
}

/** What an event that came before is answered; null when it is new. */
async function answerToRepetition(tx: Tx, actor: ActorIn<"learner">, event: LearnerEvent, occasion: Occasion): Promise<Receipt | null> {
  const earlier = await earlierReceipt(tx, actor.practitionerId, event);
  const isReplay = earlier?.outcome === "rejected" && earlier.reason === "replayed-differently";
  return isReplay ? quarantine(tx, actor, event, { reason: earlier.reason }, occasion) : earlier;
}

function field(raw: unknown, name: string): string | null {
  if (typeof raw !== "object" || raw === null) return null;
  const value = (raw as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" ? value : null;
}
const idOf = (raw: unknown): string => field(raw, "id") ?? "";
const kindOf = (raw: unknown): string | null => field(raw, "kind");
const attemptOf = (raw: unknown): string | null => field(raw, "attemptId");
