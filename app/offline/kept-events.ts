import { type KeptEvent, type KeptRejection, learnerDatabase } from "#app/offline/database.ts";
import { randomId } from "#app/offline/random-id.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";

/** The oldest events that the server has not answered for, in the order in which they were done. */
export async function unsentEvents(accountId: string, atMost = 1000): Promise<readonly KeptEvent[]> {
  const database = await learnerDatabase();
  return database.getAllFromIndex("events", "by-account", accountRange(accountId), atMost);
}

/** Takes events off the device; only ever called for ids that the server has named (R18). */
export async function forget(ids: readonly string[]): Promise<void> {
  const database = await learnerDatabase();
  const transaction = database.transaction("events", "readwrite");
  await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
}

/**
 * Takes an event that the server will never read out of the queue, so that it does not hold back the others, and keeps it among what was
 * refused until the learner has seen it. What still waits must be renumbered (`renewDevice`): the server will never see this number.
 */
export async function setAside({ accountId, event }: KeptEvent, reason: KeptRejection["reason"]): Promise<void> {
  const database = await learnerDatabase();
  const transaction = database.transaction(["events", "rejections"], "readwrite", { durability: "strict" });
  await transaction.objectStore("events").delete(event.id);
  await transaction.objectStore("rejections").put({ eventId: event.id, accountId, reason, at: Date.now(), event });
  await transaction.done;
}

/**
 * Gives this browser a new name and numbers what waits anew, in the same order: the server has other events under its old numbers
 * (a restored or copied browser profile). The events' own ids stay, so nothing can count twice.
 */
export async function renewDevice(accountId: string): Promise<void> {
  const database = await learnerDatabase();
  const transaction = database.transaction(["events", "devices"], "readwrite", { durability: "strict" });
  const events = transaction.objectStore("events");
  const waiting = await events.index("by-account").getAll(accountRange(accountId));
  const deviceId = randomId();
  for (const kept of waiting) await events.delete(kept.event.id);
  for (const [index, kept] of waiting.entries()) {
    await events.add({ ...kept, sequence: index + 1, event: { ...kept.event, deviceId, sequence: index + 1 } as LearnerEvent });
  }
  await transaction.objectStore("devices").put({ accountId, deviceId, lastSequence: waiting.length });
  await transaction.done;
}

function accountRange(accountId: string): IDBKeyRange {
  return IDBKeyRange.bound([accountId, 0], [accountId, Number.MAX_SAFE_INTEGER]);
}
