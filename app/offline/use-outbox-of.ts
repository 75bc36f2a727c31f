import { useEffect, useRef } from "react";

/**
 * For every page of somebody signed in: sends what still waits on this device from an earlier visit, and warns before they sign out
 * while something is unsent (R21). What is unsent stays under their account on this device; nothing is ever thrown away here.
 * The outbox itself is loaded when the page has come to rest, so that no page waits for it.
 */
export function useOutboxOf(accountId: string | null, warning: (count: number) => string): void {
  const words = useRef(warning);
  words.current = warning;
  useEffect(() => {
    if (accountId === null || typeof indexedDB === "undefined") return;
    const atRest = setTimeout(() => {
      void countUnsent(accountId).then(async (count) => {
        if (count > 0) (await import("#app/offline/delivery.ts")).wakeDelivery(accountId);
      });
    }, 2_000);
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
      clearTimeout(atRest);
      removeEventListener("submit", onSubmit, { capture: true });
    };
  }, [accountId]);
}

async function countUnsent(accountId: string): Promise<number> {
  try {
    const { unsentEvents } = await import("#app/offline/kept-events.ts");
    return (await unsentEvents(accountId)).length;
  } catch {
    // No storage, or no connection for the script: there is nothing here that could be warned of.
    return 0;
  }
}
