import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { Receipt } from "#app/domain/sync/receipt.ts";

/** Sending stops until the learner has signed in, given the second factor, or acts as a learner again (R59). */
export type StoppedBy = "signed-out" | "other-person" | "second-factor-missing" | "wrong-role";

/** What the outbox has just done, told to every screen in every tab. */
export type OutboxNews = {
  readonly kept?: LearnerEvent;
  readonly receipts?: readonly Receipt[];
  /** Taken out of the queue without a receipt: the server would not read it. */
  readonly setAside?: readonly string[];
  /** A delivery has begun, or has ended in one of these ways. */
  readonly delivery?: "under-way" | "done" | "no-connection" | "server-trouble" | StoppedBy;
};

type Listener = (news: OutboxNews) => void;

const listeners = new Map<string, Set<Listener>>();
let channel: BroadcastChannel | null | undefined;

/** Tells this tab and the others of the same account. */
export function announce(accountId: string, news: OutboxNews): void {
  tell(accountId, news);
  otherTabs()?.postMessage({ accountId, news });
}

/** Hears what the outbox of an account does, in whichever tab. Returns how to stop. */
export function onOutboxNews(accountId: string, listener: Listener): () => void {
  otherTabs();
  const mine = listeners.get(accountId) ?? new Set();
  listeners.set(accountId, mine.add(listener));
  return () => mine.delete(listener);
}

function tell(accountId: string, news: OutboxNews): void {
  for (const listener of listeners.get(accountId) ?? []) listener(news);
}

function otherTabs(): BroadcastChannel | null {
  if (channel !== undefined) return channel;
  if (typeof BroadcastChannel === "undefined") return (channel = null);
  channel = new BroadcastChannel("bimaristan-outbox");
  channel.onmessage = ({ data }: MessageEvent<{ accountId: string; news: OutboxNews }>) => {
    tell(data.accountId, data.news);
  };
  return channel;
}
