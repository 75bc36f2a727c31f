import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { Rejection } from "#app/domain/sync/receipt.ts";

/** An event that waits on this device until the server has answered for it. */
export type KeptEvent = {
  readonly accountId: string;
  readonly sequence: number;
  readonly event: LearnerEvent;
  /** This device's clock, for telling that something is unsent for days (R24). */
  readonly keptAt: number;
};

/** This browser as one account's device: its name there and the last number it gave. */
export type KeptDevice = { readonly accountId: string; readonly deviceId: string; readonly lastSequence: number };

/** What the server said no to, until the learner has seen it. */
export type KeptRejection = {
  readonly eventId: string;
  readonly accountId: string;
  /** `too-large`: the server would not even read it. */
  readonly reason: Rejection | "too-large";
  readonly at: number;
  /** What the server does not have itself: it is nowhere else. */
  readonly event?: LearnerEvent;
};

export interface LearnerDatabase extends DBSchema {
  events: { key: string; value: KeptEvent; indexes: { "by-account": [string, number] } };
  devices: { key: string; value: KeptDevice };
  rejections: { key: string; value: KeptRejection; indexes: { "by-account": string } };
}

const NAME = "bimaristan";
/** The one version number, for page and worker alike (R23). Raise it with a step in `upgrade`. */
const VERSION = 1;

let opening: Promise<IDBPDatabase<LearnerDatabase>> | null = null;

/** Opens the browser's database, once for this page. The only module that knows how it is laid out (R23). */
export function learnerDatabase(): Promise<IDBPDatabase<LearnerDatabase>> {
  opening ??= openDB<LearnerDatabase>(NAME, VERSION, {
    upgrade(database) {
      const events = database.createObjectStore("events", { keyPath: "event.id" });
      events.createIndex("by-account", ["accountId", "sequence"], { unique: true });
      database.createObjectStore("devices", { keyPath: "accountId" });
      database.createObjectStore("rejections", { keyPath: "eventId" }).createIndex("by-account", "accountId");
    },
    // A newer page in another tab wants to upgrade: let go, open again at the next use.
    blocking: () => void letGo(),
    terminated: () => {
      opening = null;
    },
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function letGo(): Promise<void> {
  const open = await opening;
  opening = null;
  open?.close();
}
