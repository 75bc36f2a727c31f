import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Draw, questionIdsOf, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import { Item, type SimpleItem } from "#app/domain/assessment/item.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import { Receipt } from "#app/domain/sync/receipt.ts";
import { db } from "#app/platform/db.server.ts";
import { rightResponse, wrongResponse } from "#tests/builders/right-response.ts";

/** The questions that an attempt asks, in its order, with their keys: from the database, as no page may tell them. */
export async function questionsOfAttempt(attemptId: string): Promise<readonly SimpleItem[]> {
  const attempt = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } });
  const draw = Draw.parse(attempt.draw);
  const versions = await db().itemVersion.findMany({ where: { id: { in: draw.entries.map((entry) => entry.itemVersionId) } } });
  const items = versions.flatMap((version) => simpleItemsOf(Item.parse(version.body)));
  return questionIdsOf(draw).map((id) => items.find((item) => item.id === id)!);
}

/** Some minutes of 20 ms each: only a server that never comes back ends a flow. */
const LONGEST_WAIT_TRIES = 15_000;

type Wish = Record<string, unknown> & { kind: string };
export type Acknowledged = { readonly id: string; readonly kind: string; readonly itemId: string | null; readonly response: unknown };

export type Flow = {
  readonly acknowledged: Acknowledged[];
  /** Runs from the start to the claim, or so far; gives the attempt. Every event is sent again, the same, until the server has said that it has it. */
  readonly run: (how?: {
    readonly until?: "started" | "finished" | "evaluated" | "claimed";
    readonly answers?: "right" | "wrong";
    /** What is answered instead, by item. */
    readonly but?: Readonly<Record<string, Response>>;
  }) => Promise<string>;
};

/** One learner at one device, who goes on sending whatever happens to the server. `base` may change under way. */
export function quizFlow(base: () => string, token: string, course: { courseId: string; courseVersionId: string }): Flow {
  const deviceId = randomUUID();
  const acknowledged: Acknowledged[] = [];
  let sequence = 0;

  const say = async (wish: Wish): Promise<Receipt & { outcome: "stored" | "duplicate" }> => {
    sequence += 1;
    const event = { ...wish, id: randomUUID(), deviceId, sequence, occurredAt: new Date().toISOString() };
    for (let tries = 0; tries < LONGEST_WAIT_TRIES; tries += 1) {
      const receipt = await send(base(), token, event);
      if (receipt === null || receipt.outcome === "later") {
        await pause(20);
        continue;
      }
      if (receipt.outcome === "rejected") throw new Error(`${wish.kind} was rejected: ${receipt.reason}`);
      acknowledged.push({
        id: event.id,
        kind: wish.kind,
        itemId: typeof wish["itemId"] === "string" ? wish["itemId"] : null,
        response: wish["response"] ?? null,
      });
      return receipt;
    }
    throw new Error(`${wish.kind} found no server`);
  };

  return {
    acknowledged,
    async run({ until = "claimed", answers = "right", but = {} } = {}) {
      const { courseId, courseVersionId } = course;
      await say({ kind: "course-started", courseId });
      const { data } = await say({ kind: "attempt-started", courseVersionId });
      const attemptId = data.attemptId!;
      const questions = await patiently(() => questionsOfAttempt(attemptId));
      if (until === "started") return attemptId;
      for (const item of questions) {
        await say({ kind: "answer-given", attemptId, itemId: item.id, response: wrongResponse(item) });
        if (answers === "right")
          await say({ kind: "answer-given", attemptId, itemId: item.id, response: but[item.id] ?? rightResponse(item) });
      }
      await say({ kind: "attempt-finished", attemptId });
      if (until === "finished") return attemptId;
      const evaluation = {
        relevance: 5,
        intentToChange: "yes",
        intendedChange: "",
        barriers: ["time"],
        perceivedBias: "none",
        biasComment: "",
        comment: "",
      };
      await say({ kind: "evaluation-submitted", courseVersionId, evaluation });
      if (until === "evaluated") return attemptId;
      await say({ kind: "credit-claimed", courseVersionId, minutesStated: 60, claimedHundredths: 100, statementAccepted: true });
      return attemptId;
    },
  };
}

/** Null when there was no answer, or none that says what became of the event. */
async function send(base: string, token: string, event: object): Promise<Receipt | null> {
  try {
    const reply = await fetch(`${base}/api/events`, {
      method: "POST",
      headers: { cookie: `session=${token}`, origin: base, "content-type": "application/json" },
      body: JSON.stringify({ sentAt: new Date().toISOString(), events: [event] }),
    });
    if (reply.status !== 200) return null;
    const { receipts } = (await reply.json()) as { receipts: unknown[] };
    return Receipt.parse(receipts[0]);
  } catch {
    return null;
  }
}

/** While the database is away as well. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries > 200) throw error;
      await pause(50);
    }
  }
}
