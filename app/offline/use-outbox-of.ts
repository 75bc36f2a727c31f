import { useCallback, useEffect, useRef, useState } from "react";
import { onOutboxNews } from "#app/offline/outbox-state.ts";
import type { OutboxNotice } from "#app/offline/refusals.ts";

const NOTHING: OutboxNotice = { refusals: [], isOld: false };

/**
 * For every page of somebody signed in: sends what still waits on this device from an earlier visit, warns before they sign out while
 * something is unsent (R21), and gives what there is to say of the outbox: refusals until they were seen, and what has waited for days.
 * What is unsent stays under their account on this device; nothing is ever thrown away here. The outbox itself is loaded when the page
 * has come to rest, so that no page waits for it.
 */
export function useOutboxOf(
  accountId: string | null,
  warning: (count: number) => string,
): OutboxNotice & { readonly markSeen: () => void } {
  const words = useRef(warning);
  words.current = warning;
  const [notice, setNotice] = useState(NOTHING);
  useEffect(() => {
    setNotice(NOTHING);
    if (accountId === null || typeof indexedDB === "undefined") return;
    let isGone = false;
    const look = () => {
      void noticeOf(accountId).then((found) => {
        if (!isGone) setNotice(found);
      });
    };
    const atRest = setTimeout(() => {
      void countUnsent(accountId).then(async (count) => {
        if (count > 0) (await import("#app/offline/delivery.ts")).wakeDelivery(accountId);
      });
      look();
    }, 2_000);
    const stop = onOutboxNews(accountId, ({ receipts, setAside }) => {
      if (receipts !== undefined || setAside !== undefined) look();
    });
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target;
      if (
        !(form instanceof HTMLFormElement) ||
        new URL(form.action).pathname !== "/account/sign-out" ||
        form.dataset["unsentSeen"] === "yes"
      )
        return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void countUnsent(accountId).then((count) => {
        if (count > 0 && !confirm(words.current(count))) return;
        form.dataset["unsentSeen"] = "yes";
        form.requestSubmit();
      });
    };
    addEventListener("submit", onSubmit, { capture: true });
    return () => {
      isGone = true;
      clearTimeout(atRest);
      stop();
      removeEventListener("submit", onSubmit, { capture: true });
    };
  }, [accountId]);

  const { refusals } = notice;
  const markSeen = useCallback(() => {
    setNotice(({ isOld }) => ({ refusals: [], isOld }));
    // What cannot be forgotten now is shown again on the next page.
    void import("#app/offline/refusals.ts")
      .then(({ forgetRefusals }) => forgetRefusals(refusals.map(({ eventId }) => eventId)))
      .catch(() => undefined);
  }, [refusals]);
  return { ...notice, markSeen };
}

// Without storage, or without a connection for the script, there is nothing here that could be said or warned of.
async function countUnsent(accountId: string): Promise<number> {
  try {
    const { unsentEvents } = await import("#app/offline/kept-events.ts");
    return (await unsentEvents(accountId)).length;
  } catch {
    return 0;
  }
}

async function noticeOf(accountId: string): Promise<OutboxNotice> {
  try {
    const { outboxNotice } = await import("#app/offline/refusals.ts");
    return await outboxNotice(accountId);
  } catch {
    return NOTHING;
  }
}
