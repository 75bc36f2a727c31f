import { createHash, randomUUID } from "node:crypto";
import { writeAudit } from "#app/data/audit.server.ts";
import { appendLedgerLine } from "#app/data/credits.server.ts";
import type { Tx } from "#app/data/transaction.server.ts";
import type { ActorIn } from "#app/domain/identity/actor.ts";
import { CourseVersionId, type PractitionerId } from "#app/domain/shared/ids.ts";
import { canonicalJson, type Json } from "#app/domain/shared/canonical-json.ts";
import { isPlainText } from "#app/domain/shared/plain-text.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { dayInBaghdad, firstOfMonth, millisecondsOf } from "#app/domain/shared/time.ts";
import type { AuditNote, Decision, Write } from "#app/domain/sync/decide-learner-event.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import { Receipt, type ReceiptData, type Rejection } from "#app/domain/sync/receipt.ts";
import { ask } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";

/** Another transaction wrote the same thing first. Thrown so that everything is rolled back; whoever catches it tries again and finds it. */
export class WrittenMeanwhile extends Error {}
/** The device used this number for another event: its memory went back in time, or was copied. */
export class SequenceTaken extends Error {}

/** What of an event is kept. An evaluation is stored apart and without a name, so its words are not kept here as well. */
function keptPayload(event: LearnerEvent): Record<string, Json> {
  if (event.kind !== "evaluation-submitted") return { ...event };
  const { evaluation: _words, ...rest } = event;
  return rest;
}

/** What an event says, without where and when its device says that it was done: that is what a replay is compared by. */
function saying(payload: Readonly<Record<string, Json>>): string {
  const { deviceId: _device, sequence: _sequence, occurredAt: _moment, ...rest } = payload;
  return canonicalJson(rest);
}

/**
 * The answer that this event got before, if it came before (R84): the same saying gets the same receipt, as a duplicate; another
 * saying under the same id, or somebody else's id, is `replayed-differently`. null: it is new.
 */
export async function earlierReceipt(tx: Tx, who: PractitionerId, event: LearnerEvent): Promise<Receipt | null> {
  const rows = await tx.$queryRaw<{ mine: boolean; payload: Record<string, Json>; receipt: unknown; reason: string | null }[]>`
    SELECT practitioner_id = ${who}::uuid AS mine, payload, receipt, NULL AS reason FROM learner_event WHERE id = ${event.id}::uuid
    UNION ALL
    SELECT true, payload, receipt, reason FROM (
      SELECT payload, payload->'_receipt' AS receipt, reason FROM quarantined_event
       WHERE practitioner_id = ${who}::uuid AND event_id = ${event.id}) q`;
  const stored = rows.find((row) => row.reason === null);
  const says = saying(keptPayload(event));
  if (stored !== undefined) {
    const receipt = Receipt.parse(stored.receipt);
    return stored.mine && saying(stored.payload) === says && receipt.outcome === "stored"
      ? { ...receipt, outcome: "duplicate" }
      : { id: event.id, outcome: "rejected", reason: "replayed-differently" };
  }
  const refused = rows.find((row) => row.reason !== null);
  if (refused === undefined) return null;
  const { _receipt, ...payload } = refused.payload;
  if (saying(payload) !== says) return { id: event.id, outcome: "rejected", reason: "replayed-differently" };
  return Receipt.parse(_receipt);
}

/** Writes an event with everything that it brought about, its audit rows and its jobs, in the caller's transaction. */
export async function saveEvent(
  tx: Tx,
  actor: ActorIn<"learner">,
  event: LearnerEvent,
  decision: Decision,
  occasion: Occasion,
): Promise<Receipt> {
  let data: ReceiptData = { ...decision.data, savedAt: occasion.at };
  for (const write of decision.writes) data = { ...data, ...(await carryOut(tx, write)) };
  const receipt: Receipt = { id: event.id, outcome: "stored", data };
  const inserted = await tx.$executeRaw`
    INSERT INTO learner_event (id, practitioner_id, device_id, sequence, kind, attempt_id, occurred_at, trusted_at, received_at, payload, receipt)
    VALUES (${event.id}::uuid, ${actor.practitionerId}::uuid, ${event.deviceId}::uuid, ${event.sequence}, ${event.kind}, ${decision.attemptId}::uuid,
            ${new Date(event.occurredAt)}, ${new Date(decision.trustedAt)}, ${new Date(occasion.at)},
            ${JSON.stringify(keptPayload(event))}::jsonb, ${JSON.stringify(receipt)}::jsonb)
    ON CONFLICT DO NOTHING`;
  if (inserted === 0) {
    const sameId = await tx.learnerEvent.count({ where: { id: event.id } });
    throw sameId > 0 ? new WrittenMeanwhile() : new SequenceTaken();
  }
  await writeAudit(tx, withActor(decision.audit, actor, occasion));
  return receipt;
}

/**
 * Writes an answer in one statement, if nobody has written to the attempt since `revision` was read, it is still open, and neither the
 * event's id nor its number is taken; null, and nothing written, otherwise. The statement is the transaction: it takes the attempt's row,
 * as every other writer of answers does, and the event and the answer that holds are there afterwards, or neither is.
 */
export async function saveAnswerAtOnce(
  actor: ActorIn<"learner">,
  event: LearnerEvent,
  decision: Decision,
  write: Extract<Write, { what: "answers-hold" }>,
  revision: number,
  occasion: Occasion,
): Promise<Receipt | null> {
  const receipt: Receipt = { id: event.id, outcome: "stored", data: { ...decision.data, savedAt: occasion.at } };
  const { attemptId, answers } = write;
  const [row] = await ask<{ written: number }>`
    WITH turn AS (
      UPDATE attempt SET revision = revision + 1
       WHERE id = ${attemptId}::uuid AND revision = ${revision}::int AND state = 'in_progress' RETURNING id),
    said AS (
      INSERT INTO learner_event (id, practitioner_id, device_id, sequence, kind, attempt_id, occurred_at, trusted_at, received_at, payload, receipt)
      SELECT ${event.id}::uuid, ${actor.practitionerId}::uuid, ${event.deviceId}::uuid, ${event.sequence}::int, ${event.kind}::text, turn.id,
             ${new Date(event.occurredAt)}::timestamptz, ${new Date(decision.trustedAt)}::timestamptz, ${new Date(occasion.at)}::timestamptz,
             ${JSON.stringify(keptPayload(event))}::jsonb, ${JSON.stringify(receipt)}::jsonb
        FROM turn
      ON CONFLICT DO NOTHING RETURNING attempt_id),
    held AS (
      INSERT INTO attempt_answer (attempt_id, item_id, response, event_id, device_id, sequence, answered_at)
      SELECT said.attempt_id, a."itemId", a.response, a."eventId", a."deviceId", a.sequence, a."effectiveAt"
        FROM said, jsonb_to_recordset(${answerRows(answers)}::jsonb)
          AS a("itemId" text, response jsonb, "eventId" uuid, "deviceId" uuid, sequence int, "effectiveAt" timestamptz)
      ON CONFLICT (attempt_id, item_id) DO UPDATE
         SET response = excluded.response, event_id = excluded.event_id, device_id = excluded.device_id,
             sequence = excluded.sequence, answered_at = excluded.answered_at
       WHERE attempt_answer.event_id <> excluded.event_id)
    SELECT count(*)::int AS written FROM said`;
  return row?.written === 1 ? receipt : null;
}

function answerRows(answers: Extract<Write, { what: "answers-hold" }>["answers"]): string {
  return JSON.stringify(
    answers.map(({ itemId, response, id, deviceId, sequence, effectiveAt }) => ({
      itemId,
      response,
      eventId: id,
      deviceId,
      sequence,
      effectiveAt,
    })),
  );
}

/** Writes what the passing of time brought about in an attempt; the product itself did it. */
export async function saveClosing(tx: Tx, closing: Pick<Decision, "writes" | "audit">, occasion: Occasion): Promise<void> {
  for (const write of closing.writes) await carryOut(tx, write);
  await writeAudit(tx, withActor(closing.audit, null, occasion));
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** How many refused events of one person are kept in a day. More are no learner's mishap, and each costs a page and a row that stays for ever. */
export const QUARANTINED_A_DAY = 200;

/**
 * Keeps an event that was not accepted, with its reason, for a person to see (R19). Once: a repeated one is there already. What comes
 * above a day's measure is answered with `later`: the device keeps it, and nothing is dropped unseen.
 * The words of an evaluation are kept apart, without a name, as those of an accepted one are.
 */
export async function quarantine(
  tx: Tx,
  actor: ActorIn<"learner">,
  raw: unknown,
  refusal: { readonly reason: Rejection; readonly until?: string },
  occasion: Occasion,
): Promise<Receipt> {
  const { rest, words } = withoutWords(raw);
  const kept = readable(rest);
  const id = typeof kept["id"] === "string" ? kept["id"].slice(0, 100) : "";
  const receipt = Receipt.parse({ id, outcome: "rejected", ...refusal });
  const payload = JSON.stringify({ ...kept, _receipt: receipt });
  // Without an id of its own, or under one that is used already, it is known by its content.
  const eventId =
    id === "" || refusal.reason === "replayed-differently"
      ? `sha256:${createHash("sha256")
          .update(canonicalJson(kept as Json))
          .digest("hex")}`
      : id;
  const inserted = await tx.$executeRaw`
    INSERT INTO quarantined_event (id, event_id, practitioner_id, reason, payload, received_at)
    SELECT ${randomUUID()}::uuid, ${eventId}, ${actor.practitionerId}::uuid, ${refusal.reason}, ${payload}::jsonb, ${new Date(occasion.at)}::timestamptz
     WHERE (SELECT count(*) FROM quarantined_event
             WHERE practitioner_id = ${actor.practitionerId}::uuid
               AND received_at > ${new Date(millisecondsOf(occasion.at) - DAY_MS)}::timestamptz) < ${QUARANTINED_A_DAY}
    ON CONFLICT DO NOTHING`;
  if (inserted === 0) {
    const known = await tx.quarantinedEvent.count({ where: { practitionerId: actor.practitionerId, eventId } });
    if (known === 0) return { id, outcome: "later" };
  } else {
    const note: AuditNote = {
      deed: "event-quarantined",
      subject: { kind: "learner-event", id: eventId },
      details: { reason: refusal.reason },
    };
    await writeAudit(tx, withActor([note], actor, occasion));
  }
  if (words !== undefined) await holdWords(tx, words, kept["courseVersionId"], refusal.reason, inserted > 0, occasion);
  return receipt;
}

function withoutWords(raw: unknown): { readonly rest: unknown; readonly words?: unknown } {
  if (typeof raw !== "object" || raw === null || !("evaluation" in raw)) return { rest: raw };
  const { evaluation, ...rest } = raw;
  return { rest, words: evaluation };
}

/** A repetition of the event adds nothing, unless its words are others: nothing else tells them apart, for no row names the event. */
async function holdWords(tx: Tx, raw: unknown, version: unknown, reason: Rejection, isNew: boolean, occasion: Occasion): Promise<void> {
  const courseVersionId = CourseVersionId.safeParse(version).data ?? null;
  const words = readable(raw);
  const submittedOn = firstOfMonth(dayInBaghdad(occasion.at));
  await tx.$executeRaw`
    INSERT INTO held_evaluation (id, course_version_id, reason, submitted_on, words)
    SELECT ${randomUUID()}::uuid, ${courseVersionId}::uuid, ${reason}, ${submittedOn}, ${JSON.stringify(words)}::jsonb
     WHERE ${isNew} OR NOT EXISTS (
       SELECT 1 FROM held_evaluation h WHERE h.course_version_id IS NOT DISTINCT FROM ${courseVersionId}::uuid AND h.words = ${JSON.stringify(words)}::jsonb)`;
}

/** What was sent, at most what fits a page, with the characters written out that PostgreSQL or an eye cannot bear. */
function readable(raw: unknown): Record<string, unknown> {
  let text: string;
  try {
    text = JSON.stringify(raw ?? null);
  } catch {
    return { cut: "nested too deeply" };
  }
  if (text.length > 32_000) return { cut: String(visible(text.slice(0, 32_000))), ...idOf(raw) };
  const shown = visible(raw);
  return typeof shown === "object" && shown !== null && !Array.isArray(shown) ? (shown as Record<string, unknown>) : { value: shown };
}

function visible(value: unknown): unknown {
  if (typeof value === "string") {
    return isPlainText(value)
      ? value
      : Array.from(value, (sign) => (isPlainText(sign) ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)).join("");
  }
  if (Array.isArray(value)) return value.map(visible);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [String(visible(name)), visible(inner)]));
  return value;
}

function idOf(raw: unknown): { id?: string } {
  return typeof raw === "object" && raw !== null && "id" in raw && typeof raw.id === "string" && /^[\w-]{1,100}$/.test(raw.id)
    ? { id: raw.id }
    : {};
}

function withActor(notes: readonly AuditNote[], actor: ActorIn<"learner"> | null, occasion: Occasion) {
  const who = actor === null ? null : { accountId: actor.accountId, role: actor.role };
  return notes.map((note) => ({
    occasion,
    actor: who,
    deed: note.deed,
    subject: note.subject,
    ...(note.details === undefined ? {} : { details: note.details }),
  }));
}

async function carryOut(tx: Tx, write: Write): Promise<Partial<ReceiptData>> {
  switch (write.what) {
    case "enrolment-opened": {
      const { id, practitionerId, courseId, courseVersionId, round, enrolledAt } = write.enrolment;
      const inserted = await tx.$executeRaw`
        INSERT INTO enrolment (id, practitioner_id, course_id, course_version_id, round, enrolled_at)
        VALUES (${id}::uuid, ${practitionerId}::uuid, ${courseId}, ${courseVersionId}::uuid, ${round}, ${new Date(enrolledAt)})
        ON CONFLICT DO NOTHING`;
      if (inserted === 0) throw new WrittenMeanwhile();
      return {};
    }
    case "sections-read":
      await saveSections(tx, write);
      return {};
    case "attempt-opened": {
      const { attemptId, enrolmentId, number, seed, draw, startedAt, deadlineAt } = write;
      const inserted = await tx.$executeRaw`
        INSERT INTO attempt (id, enrolment_id, number, seed, draw, started_at, deadline_at, state)
        VALUES (${attemptId}::uuid, ${enrolmentId}::uuid, ${number}, ${seed}, ${JSON.stringify(draw)}::jsonb, ${new Date(startedAt)},
                ${deadlineAt === null ? null : new Date(deadlineAt)}, 'in_progress')
        ON CONFLICT DO NOTHING`;
      if (inserted === 0) throw new WrittenMeanwhile();
      return {};
    }
    case "answers-hold": {
      const { attemptId, answers, whole } = write;
      if (whole) await tx.attemptAnswer.deleteMany({ where: { attemptId, itemId: { notIn: answers.map((answer) => answer.itemId) } } });
      if (answers.length === 0) return {};
      await tx.$executeRaw`UPDATE attempt SET revision = revision + 1 WHERE id = ${attemptId}::uuid`;
      await tx.$executeRaw`
        INSERT INTO attempt_answer (attempt_id, item_id, response, event_id, device_id, sequence, answered_at)
        SELECT ${attemptId}::uuid, a."itemId", a.response, a."eventId", a."deviceId", a.sequence, a."effectiveAt"
          FROM jsonb_to_recordset(${answerRows(answers)}::jsonb)
            AS a("itemId" text, response jsonb, "eventId" uuid, "deviceId" uuid, sequence int, "effectiveAt" timestamptz)
        ON CONFLICT (attempt_id, item_id) DO UPDATE
           SET response = excluded.response, event_id = excluded.event_id, device_id = excluded.device_id,
               sequence = excluded.sequence, answered_at = excluded.answered_at
         WHERE attempt_answer.event_id <> excluded.event_id`;
      return {};
    }
    case "attempt-closed": {
      const closed = await tx.$executeRaw`
        UPDATE attempt SET state = 'finished', finished_at = ${new Date(write.finishedAt)}, finished_by = ${write.finishedBy}
         WHERE id = ${write.attemptId}::uuid AND state = 'in_progress'`;
      if (closed === 0) throw new WrittenMeanwhile();
      return {};
    }
    case "attempt-marked": {
      const { attemptId, keyVersion, keysNumber, grade, at } = write;
      const marked = await tx.$executeRaw`
        WITH score AS (
          INSERT INTO attempt_score (id, attempt_id, key_version, keys_number, points, maximum_points, percent, passed, items, graded_at)
          VALUES (${randomUUID()}::uuid, ${attemptId}::uuid, ${keyVersion}, ${keysNumber}, ${grade.points}, ${grade.maximumPoints}, ${grade.percent}, ${grade.passed},
                  ${JSON.stringify(grade.items)}::jsonb, ${new Date(at)})
          ON CONFLICT DO NOTHING RETURNING attempt_id)
        UPDATE attempt SET marked = true FROM score WHERE attempt.id = score.attempt_id`;
      if (marked === 0) throw new WrittenMeanwhile();
      return { settled: true };
    }
    case "course-passed":
      await tx.$executeRaw`UPDATE enrolment SET passed_at = ${new Date(write.at)} WHERE id = ${write.enrolmentId}::uuid AND passed_at IS NULL`;
      return {};
    case "evaluation-given": {
      const { enrolmentId, courseVersionId, evaluation, on, at } = write;
      const marked =
        await tx.$executeRaw`UPDATE enrolment SET evaluated_at = ${new Date(at)} WHERE id = ${enrolmentId}::uuid AND evaluated_at IS NULL`;
      if (marked === 0) throw new WrittenMeanwhile();
      await tx.evaluation.create({ data: { id: randomUUID(), courseVersionId, submittedOn: on, answers: evaluation } });
      return {};
    }
    case "credit-claimed": {
      const { enrolmentId, minutesStated, line, at } = write;
      const { line: written, isNew } = await appendLedgerLine(tx, { ...line, id: randomUUID() });
      await tx.claim.create({
        data: {
          id: randomUUID(),
          enrolmentId,
          minutesStated,
          claimedHundredths: line.amountHundredths,
          claimedAt: new Date(at),
          eventId: line.cause,
        },
      });
      if (isNew) await enqueue(tx, "issue-certificate", { ledgerLineId: written.id });
      return { ledgerLineId: written.id };
    }
  }
}

/** Facts stay as they were first seen; the place to go on moves forward in time only. */
async function saveSections(tx: Tx, write: Extract<Write, { what: "sections-read" }>): Promise<void> {
  const { practitionerId, courseId, courseVersionId, lessonId, blockIds, position, at } = write;
  await tx.$executeRaw`
    INSERT INTO progress_fact (practitioner_id, course_id, lesson_id, block_id, course_version_id, at)
    SELECT ${practitionerId}::uuid, ${courseId}, ${lessonId}, b, ${courseVersionId}::uuid, ${new Date(at)} FROM unnest(${[...blockIds]}::text[]) AS b ORDER BY b
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO resume_position (practitioner_id, course_id, lesson_id, block_id, at)
    VALUES (${practitionerId}::uuid, ${courseId}, ${lessonId}, ${position}, ${new Date(at)})
    ON CONFLICT (practitioner_id, course_id) DO UPDATE
       SET lesson_id = excluded.lesson_id, block_id = excluded.block_id, at = excluded.at WHERE resume_position.at <= excluded.at`;
}
