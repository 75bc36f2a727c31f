import * as fake from "fake-indexeddb";
import { vi } from "vitest";

/** What a page posted to the server. */
export type Posted = { readonly accountId: string; readonly events: readonly { id: string; deviceId: string; sequence: number }[] };
export type Answer = Response | "no network";
export type Server = (posted: Posted) => Answer | Promise<Answer>;

const STORAGE_CLASSES = [
  "IDBCursor",
  "IDBCursorWithValue",
  "IDBDatabase",
  "IDBIndex",
  "IDBKeyRange",
  "IDBObjectStore",
  "IDBOpenDBRequest",
  "IDBRequest",
  "IDBTransaction",
] as const;

/**
 * A browser as far as the outbox knows one: storage, locks between tabs, whether there is a network, and a server that answers as the
 * test says. Its storage is new; it stays until the next browser is made.
 */
export function aBrowser() {
  const page = new EventTarget();
  const shown = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const navigator = { onLine: true, locks: lockManager() };
  const posts: Posted[] = [];
  const browser = {
    posts,
    server: (({ events }) => receipts(events.map(({ id }) => stored(id)))) as Server,
    /** The network comes back: what waits is tried at once. */
    online() {
      navigator.onLine = true;
      page.dispatchEvent(new Event("online"));
    },
    offline() {
      navigator.onLine = false;
      page.dispatchEvent(new Event("offline"));
    },
  };
  for (const name of STORAGE_CLASSES) vi.stubGlobal(name, fake[name]);
  vi.stubGlobal("indexedDB", new fake.IDBFactory());
  vi.stubGlobal("navigator", navigator);
  vi.stubGlobal("document", shown);
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("BroadcastChannel", undefined);
  // A wait of a second or more ends only by what the test does: `online`, or a deed.
  const { setTimeout } = globalThis;
  vi.stubGlobal("setTimeout", (then: () => void, ms = 0) => (ms < 1000 ? setTimeout(then, ms) : undefined));
  vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
    if (path !== "/api/events") throw new Error(`The outbox asked for ${path}.`);
    const posted = JSON.parse(body) as Posted;
    posts.push(posted);
    const answer = await browser.server(posted);
    if (answer === "no network") throw new TypeError("Failed to fetch");
    return answer;
  });
  return browser;
}

export const receipts = (list: readonly object[]): Response => Response.json({ receipts: list });
export const stored = (id: string) => ({ id, outcome: "stored", data: { savedAt: "2026-03-01T09:00:00.000Z" } });
export const rejected = (id: string, reason: string) => ({ id, outcome: "rejected", reason });

/** One holder at a time for each name, in the order of asking. */
function lockManager() {
  const queues = new Map<string, Promise<unknown>>();
  return {
    request<T>(name: string, hold: () => Promise<T>): Promise<T> {
      const turn = (queues.get(name) ?? Promise.resolve()).then(hold, hold);
      queues.set(name, turn);
      return turn;
    },
  };
}
