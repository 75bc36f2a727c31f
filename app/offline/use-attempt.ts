import { useCallback, useEffect, useRef, useState } from "react";
import type { Response } from "#app/domain/assessment/response.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import type { LearnerEvent } from "#app/domain/sync/learner-event.ts";
import type { Rejection } from "#app/domain/sync/receipt.ts";
import { type SavingOf, useSaving } from "#app/offline/use-saving.ts";
import { randomId } from "#app/offline/random-id.ts";

/** While somebody types; then the answer is kept. Within the second that is promised. */
const TYPING_PAUSE_MS = 500;

export type AttemptOnDevice = Omit<SavingOf, "keep"> & {
  /** What the learner sees as answered: the server's answers, and over them what was done here and in other tabs. */
  readonly answers: Readonly<Record<string, Response>>;
  readonly answer: (itemId: string, response: Response, how: "chosen" | "typing") => void;
  /** Keeps what is being typed, at once. */
  readonly flush: () => void;
  readonly finish: () => void;
  /** `kept`: finished here, the server does not know yet. `stored`: it does. */
  readonly finished: "no" | "kept" | "stored";
  /** Why the server refused something of this attempt, the latest. */
  readonly rejection: Rejection | null;
};

/** One attempt as this browser has it. Every answer is kept on the device first, then sent (R18, R30). */
export function useAttempt(
  accountId: string,
  attemptId: string,
  held: readonly { readonly itemId: string; readonly response: Response; readonly savedAt: Instant }[],
): AttemptOnDevice {
  const [local, setLocal] = useState<Readonly<Record<string, Response>>>({});
  const [finished, setFinished] = useState<AttemptOnDevice["finished"]>("no");
  const [rejection, setRejection] = useState<Rejection | null>(null);
  const ends = useRef(new Set<string>());
  const mine = useRef(new Set<string>());

  const concerns = (event: LearnerEvent) => "attemptId" in event && event.attemptId === attemptId;
  const savedBefore = held.reduce<Instant | null>((last, { savedAt }) => (last === null || savedAt > last ? savedAt : last), null);
  const outbox = useSaving(accountId, savedBefore, concerns, {
    onKept: (event) => {
      mine.current.add(event.id);
      if (event.kind === "answer-given") setLocal((before) => ({ ...before, [event.itemId]: event.response }));
      if (event.kind === "attempt-finished") {
        ends.current.add(event.id);
        setFinished("kept");
      }
    },
    onReceipts: (receipts) => {
      for (const receipt of receipts) {
        const isStored = receipt.outcome === "stored" || receipt.outcome === "duplicate";
        if (isStored && ends.current.has(receipt.id)) setFinished("stored");
        if (receipt.outcome === "rejected" && mine.current.has(receipt.id)) setRejection(receipt.reason);
      }
    },
  });

  const { keep } = outbox;
  const typing = useRef(new Map<string, { readonly response: Response; readonly timer: ReturnType<typeof setTimeout> }>());
  const keepAnswer = useCallback(
    (itemId: string, response: Response) => {
      const id = randomId();
      mine.current.add(id);
      void keep({ id, kind: "answer-given", attemptId, itemId, response } as Parameters<typeof keep>[0]);
    },
    [attemptId, keep],
  );
  const flush = useCallback(() => {
    for (const [itemId, { response, timer }] of typing.current) {
      clearTimeout(timer);
      keepAnswer(itemId, response);
    }
    typing.current.clear();
  }, [keepAnswer]);

  const answer = useCallback(
    (itemId: string, response: Response, how: "chosen" | "typing") => {
      setLocal((before) => ({ ...before, [itemId]: response }));
      clearTimeout(typing.current.get(itemId)?.timer);
      typing.current.delete(itemId);
      if (how === "chosen") {
        keepAnswer(itemId, response);
        return;
      }
      const timer = setTimeout(() => {
        typing.current.delete(itemId);
        keepAnswer(itemId, response);
      }, TYPING_PAUSE_MS);
      typing.current.set(itemId, { response, timer });
    },
    [keepAnswer],
  );

  const finish = useCallback(() => {
    flush();
    const id = randomId();
    ends.current.add(id);
    mine.current.add(id);
    setFinished("kept");
    void keep({ id, kind: "attempt-finished", attemptId } as Parameters<typeof keep>[0]).then((event) => {
      if (event === null) setFinished("no");
    });
  }, [attemptId, flush, keep]);

  useEffect(() => {
    const onHidden = () => {
      if (document.visibilityState === "hidden") flush();
    };
    document.addEventListener("visibilitychange", onHidden);
    return () => {
      document.removeEventListener("visibilitychange", onHidden);
      flush();
    };
  }, [flush]);

  const answers = { ...Object.fromEntries(held.map(({ itemId, response }) => [itemId, response])), ...local };
  const { saving, stoppedBy, sendNow } = outbox;
  return { answers, answer, flush, finish, finished, rejection, saving, stoppedBy, sendNow };
}
