import { useCallback, useEffect, useRef, useState } from "react";
import { mayHaveKept } from "#app/offline/first-visit.ts";
import { takeOverReading } from "#app/offline/keep-reading.ts";
import { onOutboxNews } from "#app/offline/outbox-state.ts";
import type { OutboxNotice } from "#app/offline/refusals.ts";

const NOTHING: OutboxNotice = { refusals: [], isOld: false };

export type SignOutWords = { readonly unsent: (count: number) => string; readonly noLine: string };

/**
 * For every page of somebody signed in: sends what still waits on this device from an earlier visit, takes over signing out, which warns
 * while something is unsent and then takes their things off this device (R21), and gives what there is to say of the outbox: refusals until
 * they were seen, and what has waited for days. What is unsent stays under their account: an event leaves only when the server has named
 * it (R18). The outbox itself is loaded when the page has come to rest, so that no page waits for it.
 */
export function useOutboxOf(accountId: string | null, words: SignOutWords): OutboxNotice & { readonly markSeen: () => void } {
  const latest = useRef(words);
  latest.current = words;
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
      // What cannot be kept stays noted, for the next page.
      void takeOverReading(accountId).catch(() => undefined);
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
      if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== "/account/sign-out") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void leave(accountId, form.action, latest.current);
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

/** The server first: who could not be signed out keeps their things here, since they are still the one who is here. */
async function leave(accountId: string, action: string, words: SignOutWords): Promise<void> {
  const count = await countUnsent(accountId);
  if (count > 0 && !confirm(words.unsent(count))) return;
  try {
    const reply = await fetch(action, { method: "POST", redirect: "manual" });
    if (!reply.ok && reply.type !== "opaqueredirect") throw new Error(`Answered ${String(reply.status)}.`);
  } catch {
    alert(words.noLine);
    return;
  }
  await import("#app/offline/person-here.ts").then(({ removeAccount }) => removeAccount(accountId)).catch(() => undefined);
  location.assign("/");
}

// Without storage, or without a connection for the script, there is nothing here that could be said or warned of.
async function countUnsent(accountId: string): Promise<number> {
  try {
    if (!(await mayHaveKept())) return 0;
    const { unsentEvents } = await import("#app/offline/kept-events.ts");
    return (await unsentEvents(accountId)).length;
  } catch {
    return 0;
  }
}

async function noticeOf(accountId: string): Promise<OutboxNotice> {
  try {
    if (!(await mayHaveKept())) return NOTHING;
    const { outboxNotice } = await import("#app/offline/refusals.ts");
    return await outboxNotice(accountId);
  } catch {
    return NOTHING;
  }
}
