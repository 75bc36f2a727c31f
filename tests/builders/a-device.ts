import { randomUUID } from "node:crypto";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { EventToKeep } from "#app/offline/outbox.ts";

type Loose<Event> = Event extends unknown
  ? { [Name in keyof Omit<Event, "id">]: Name extends "kind" ? Event[Name & keyof Event] : unknown }
  : never;

/** A browser that numbers its events as the outbox does; `at` is its clock (ISO). */
export function aDevice(deviceId: string = randomUUID()) {
  let sequence = 0;
  return {
    deviceId,
    event(wish: Loose<EventToKeep>, at = "2026-03-01T09:00:00.000Z", id: string = randomUUID()): LearnerEvent {
      sequence += 1;
      return { ...wish, id, deviceId, sequence, occurredAt: at } as unknown as LearnerEvent;
    },
  };
}
