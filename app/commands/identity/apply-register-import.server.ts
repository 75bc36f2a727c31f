import { setTimeout as pause } from "node:timers/promises";
import { writeAudit } from "#app/data/audit.server.ts";
import {
  CHANGED_SINCE,
  type PendingLine,
  judgeAnew,
  lockImport,
  lockRegister,
  markApplied,
  pendingLines,
  setImport,
} from "#app/data/register-imports.server.ts";
import { heldLicences, knownPeople } from "#app/data/register-people.server.ts";
import { type Order, changePerson, createPeople } from "#app/data/register-writing.server.ts";
import { type Tx, inTransaction } from "#app/data/transaction.server.ts";
import { asNewRecord, isAsShown, judgeOf } from "#app/domain/identity/register/judge-line.ts";
import { licenceKeyOf } from "#app/domain/identity/register/licence-number.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** Applied together, in one transaction. */
const BATCH = 250;
/** Between two transactions, in milliseconds: the lock goes to whoever asks first, and an order to stop must be woken before it can. */
const GIVE_WAY_MS = 10;

/**
 * Applies the lines of an ordered import, some hundreds in a transaction with its audit row: after a kill the next run goes on with those
 * that are left. A line that would by now do another thing than was shown is refused, and said so.
 */
export async function applyRegisterImport(importId: string, now: () => Instant): Promise<void> {
  while (await inTransaction((tx) => applyBatch(tx, importId, now()))) await pause(GIVE_WAY_MS);
}

/** Whether there may be more. */
async function applyBatch(tx: Tx, importId: string, at: Instant): Promise<boolean> {
  const found = await lockImport(tx, importId);
  if (found?.state !== "applying" || found.orderedBy === null) return false;
  const occasion = { at, requestId: null };
  const subject = { kind: "register-import", id: importId };
  const lines = await pendingLines(tx, importId, BATCH);
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) {
    await setImport(tx, importId, { state: "applied", finishedAt: at });
    await writeAudit(tx, [{ occasion, actor: null, deed: "register-import-ended", subject }]);
    return false;
  }
  await lockRegister(tx);
  const order = { by: found.orderedBy, importId, at };
  const made = await createNew(tx, importId, lines, order);
  const changed = await changeKnown(tx, found.jurisdiction, lines, order);
  await markApplied(tx, importId, [...made, ...changed], at);
  const details = {
    from: first.line,
    through: last.line,
    made: made.length,
    changed: changed.length,
    refused: lines.length - made.length - changed.length,
    by: order.by,
  };
  await writeAudit(tx, [{ occasion, actor: null, deed: "register-lines-applied", subject, details }]);
  return true;
}

type Done = { readonly line: number; readonly practitionerId: string };

async function createNew(tx: Tx, importId: string, lines: readonly PendingLine[], order: Order): Promise<readonly Done[]> {
  const wished = lines.filter(({ verdict }) => verdict === "new");
  const held = await heldLicences(
    tx,
    wished.map(({ row }) => row),
  );
  const free = [];
  for (const { line, row } of wished) {
    const record = asNewRecord(row);
    const isHeld = held.has(licenceKeyOf(row.issuing_body, row.licence_number));
    if (isHeld || !record.ok) await judgeAnew(tx, importId, line, CHANGED_SINCE);
    else free.push({ line, record: record.value });
  }
  const ids = await createPeople(
    tx,
    free.map(({ record }) => record),
    order,
  );
  return free.map(({ line }, index) => ({ line, practitionerId: ids[index] ?? "" }));
}

async function changeKnown(tx: Tx, jurisdiction: string, lines: readonly PendingLine[], order: Order): Promise<readonly Done[]> {
  const wished = lines.filter(({ verdict }) => verdict === "changed");
  const done: Done[] = [];
  for (const { line, row, practitionerId, changes } of wished) {
    // One by one: two licences of one person may stand in neighbouring lines.
    const person = practitionerId === null ? undefined : (await knownPeople(tx, [practitionerId])).get(practitionerId);
    const judgement = person === undefined ? CHANGED_SINCE : judgeOf(jurisdiction, row, person, null);
    if (person !== undefined && judgement.verdict === "changed" && isAsShown(judgement.changes, changes)) {
      await changePerson(tx, person, row, judgement.changes, order);
      done.push({ line, practitionerId: person.id });
    } else await judgeAnew(tx, order.importId, line, judgement.verdict === "same" ? judgement : CHANGED_SINCE);
  }
  return done;
}
