import { useCallback, useEffect, useRef, useState } from "react";
import type { Instant } from "#app/domain/shared/time.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import { wakeDelivery } from "#app/offline/delivery.ts";
import { unsentEvents } from "#app/offline/kept-events.ts";
import { type EventToKeep, keep } from "#app/offline/outbox.ts";
import { type OutboxNews, type StoppedBy, onOutboxNews } from "#app/offline/outbox-state.ts";

/** The three words, and nothing else, for where what was done is now. `nowhere`: this browser could not keep it, and says so. */
export type Saving =
  | { readonly word: "saved"; readonly at: Instant | null }
  | { readonly word: "saving" }
  | { readonly word: "kept" }
  | { readonly word: "nowhere" };

export type SavingOf = {
  readonly saving: Saving;
  readonly stoppedBy: StoppedBy | null;
  readonly keep: (wish: EventToKeep) => Promise<LearnerEvent | null>;
  readonly sendNow: () => void;
};

export type SavingListener = {
  /** What still waits on this device when the page opens, and what another tab keeps. */
  readonly onKept: (event: LearnerEvent) => void;
  readonly onReceipts: (receipts: NonNullable<OutboxNews["receipts"]>) => void;
};

/** Follows an account's outbox for the events that `concerns` picks. "Saved" comes from the server's receipts alone (R36). */
export function useSaving(
  accountId: string,
  savedBefore: Instant | null,
  concerns: (event: LearnerEvent) => boolean,
  listener: SavingListener,
): SavingOf {
  const waiting = useRef(new Set<string>());
  const mine = useRef(new Set<string>());
  const latest = useRef({ concerns, listener });
  latest.current = { concerns, listener };
  const [count, setCount] = useState(0);
  const [savedAt, setSavedAt] = useState(savedBefore);
  const [delivery, setDelivery] = useState<OutboxNews["delivery"]>("done");
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const track = (event: LearnerEvent, isElsewhere: boolean) => {
      if (!latest.current.concerns(event) || waiting.current.has(event.id)) return;
      waiting.current.add(event.id);
      setCount(waiting.current.size);
      if (isElsewhere) latest.current.listener.onKept(event);
    };
    const stop = onOutboxNews(accountId, (news) => {
      if (news.kept !== undefined) track(news.kept, !mine.current.has(news.kept.id));
      if (news.delivery !== undefined) setDelivery(news.delivery);
      for (const id of news.setAside ?? []) waiting.current.delete(id);
      for (const receipt of news.receipts ?? []) {
        const wasWaiting = waiting.current.delete(receipt.id);
        if (wasWaiting && (receipt.outcome === "stored" || receipt.outcome === "duplicate"))
          setSavedAt((before) => (before === null || receipt.data.savedAt > before ? receipt.data.savedAt : before));
      }
      if (news.receipts !== undefined || news.setAside !== undefined) setCount(waiting.current.size);
      if (news.receipts !== undefined) {
        latest.current.listener.onReceipts(news.receipts);
      }
    });
    unsentEvents(accountId).then(
      (kept) => {
        for (const { event } of kept) track(event, true);
        wakeDelivery(accountId);
      },
      () => undefined,
    );
    return stop;
  }, [accountId]);

  const keepOne = useCallback(
    async (wish: EventToKeep) => {
      mine.current.add(wish.id);
      waiting.current.add(wish.id);
      setCount(waiting.current.size);
      setDelivery("under-way");
      try {
        const event = await keep(accountId, wish);
        setFailed(false);
        return event;
      } catch {
        waiting.current.delete(wish.id);
        setCount(waiting.current.size);
        setFailed(true);
        return null;
      }
    },
    [accountId],
  );
  const sendNow = useCallback(() => {
    setDelivery("under-way");
    wakeDelivery(accountId);
  }, [accountId]);

  const isHalted = delivery !== "done" && delivery !== "under-way";
  const saving: Saving = failed
    ? { word: "nowhere" }
    : count === 0
      ? { word: "saved", at: savedAt }
      : isHalted
        ? { word: "kept" }
        : { word: "saving" };
  return {
    saving,
    stoppedBy: count > 0 && isHalted && delivery !== "no-connection" && delivery !== "server-trouble" ? (delivery ?? null) : null,
    keep: keepOne,
    sendNow,
  };
}
