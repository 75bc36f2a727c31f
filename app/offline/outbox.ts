import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import { type KeptEvent, learnerDatabase } from "#app/offline/database.ts";
import { wakeDelivery } from "#app/offline/delivery.ts";
import { announce } from "#app/offline/outbox-state.ts";

type WithoutPlace<Event> = Event extends unknown ? Omit<Event, "deviceId" | "sequence" | "occurredAt"> : never;
/** An event as a screen knows it; the outbox adds which device, which number, when. */
export type EventToKeep = WithoutPlace<LearnerEvent>;

/** Text that people type may hold marks that the server refuses; they mean nothing to a reader. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Puts an event where a dead battery cannot reach it, then wakes delivery. When the promise is kept the event is durable on this
 * device and has its number: counted up in the same IndexedDB transaction, so that two tabs never share one. When it is broken
 * (no room, no IndexedDB) nothing was kept, and the screen must say so.
 */
export async function keep(accountId: string, wish: EventToKeep): Promise<LearnerEvent> {
  const database = await learnerDatabase();
  const transaction = database.transaction(["events", "devices"], "readwrite", { durability: "strict" });
  const devices = transaction.objectStore("devices");
  const device = (await devices.get(accountId)) ?? { accountId, deviceId: crypto.randomUUID(), lastSequence: 0 };
  const sequence = device.lastSequence + 1;
  const event = { ...withoutControls(wish), deviceId: device.deviceId, sequence, occurredAt: new Date().toISOString() } as LearnerEvent;
  await devices.put({ ...device, lastSequence: sequence });
  await transaction.objectStore("events").add({ accountId, sequence, event, keptAt: Date.now() });
  await transaction.done;
  announce(accountId, { kept: event });
  void askToPersist();
  wakeDelivery(accountId);
  return event;
}

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
 * Gives this browser a new name and numbers what waits anew, in the same order: the server has other events under its old numbers
 * (a restored or copied browser profile). The events' own ids stay, so nothing can count twice.
 */
export async function renewDevice(accountId: string): Promise<void> {
  const database = await learnerDatabase();
  const transaction = database.transaction(["events", "devices"], "readwrite", { durability: "strict" });
  const events = transaction.objectStore("events");
  const waiting = await events.index("by-account").getAll(accountRange(accountId));
  const deviceId = crypto.randomUUID();
  for (const kept of waiting) await events.delete(kept.event.id);
  for (const [index, kept] of waiting.entries()) {
    await events.add({ ...kept, sequence: index + 1, event: { ...kept.event, deviceId, sequence: index + 1 } as LearnerEvent });
  }
  await transaction.objectStore("devices").put({ accountId, deviceId, lastSequence: waiting.length });
  await transaction.done;
}

/** Removes everything kept for an account, after its owner was warned of what is unsent (R21). */
export async function forgetAccount(accountId: string): Promise<void> {
  const database = await learnerDatabase();
  const transaction = database.transaction(["events", "devices", "rejections"], "readwrite");
  const mine = await transaction.objectStore("events").index("by-account").getAllKeys(accountRange(accountId));
  for (const id of mine) await transaction.objectStore("events").delete(id);
  const refused = await transaction.objectStore("rejections").index("by-account").getAllKeys(accountId);
  for (const id of refused) await transaction.objectStore("rejections").delete(id);
  await transaction.objectStore("devices").delete(accountId);
  await transaction.done;
  announce(accountId, { forgotten: true });
}

function accountRange(accountId: string): IDBKeyRange {
  return IDBKeyRange.bound([accountId, 0], [accountId, Number.MAX_SAFE_INTEGER]);
}

function withoutControls<T>(value: T): T {
  if (typeof value === "string") return value.replace(CONTROLS, "") as T & string;
  if (Array.isArray(value)) return value.map(withoutControls) as T & unknown[];
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutControls(inner)])) as T;
  return value;
}

let asked = false;
/** Asks the browser, once a page, not to clear this data when it needs room (R24). It may say no; the outbox works all the same. */
async function askToPersist(): Promise<void> {
  if (asked || typeof navigator.storage?.persist !== "function") return;
  asked = true;
  await navigator.storage.persist().catch(() => false);
}
