import { useRef, useState } from "react";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { Rejection } from "#app/domain/sync/receipt.ts";
import { type SavingOf, useSaving } from "#app/offline/use-saving.ts";

export type OneEvent = SavingOf & {
  /** `waiting`: it is on this device, and the server has not answered for it. */
  readonly state: "none" | "waiting" | "stored";
  /** Why the server refused it, until it is tried again. */
  readonly rejection: Rejection | null;
};

/** A deed that is done once, as an evaluation or a claim: kept on this device first, then sent, by whichever visit has a network (R18, R59). */
export function useOneEvent(accountId: string, concerns: (event: LearnerEvent) => boolean): OneEvent {
  const [state, setState] = useState<OneEvent["state"]>("none");
  const [rejection, setRejection] = useState<Rejection | null>(null);
  const mine = useRef(new Set<string>());
  const outbox = useSaving(accountId, null, concerns, {
    onKept: (event) => {
      mine.current.add(event.id);
      setState("waiting");
    },
    onReceipts: (receipts) => {
      for (const receipt of receipts) {
        if (!mine.current.has(receipt.id)) continue;
        if (receipt.outcome === "stored" || receipt.outcome === "duplicate") setState("stored");
        if (receipt.outcome === "rejected") {
          setState("none");
          setRejection(receipt.reason);
        }
      }
    },
  });
  const keep: OneEvent["keep"] = async (wish) => {
    mine.current.add(wish.id);
    setRejection(null);
    setState("waiting");
    const event = await outbox.keep(wish);
    if (event === null) setState("none");
    return event;
  };
  return { ...outbox, keep, state, rejection };
}
