import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import { learnerDatabase } from "#app/offline/database.ts";
import { randomId } from "#app/offline/random-id.ts";
import { wakeDelivery } from "#app/offline/delivery.ts";
import { askToPersist } from "#app/offline/persistence.ts";
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
  const device = (await devices.get(accountId)) ?? { accountId, deviceId: randomId(), lastSequence: 0 };
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

function withoutControls<T>(value: T): T {
  if (typeof value === "string") return value.replace(CONTROLS, "") as T & string;
  if (Array.isArray(value)) return value.map(withoutControls) as T & unknown[];
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutControls(inner)])) as T;
  return value;
}
