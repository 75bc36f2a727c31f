import { randomUUID } from "node:crypto";
import type pg from "pg";
import { Draw, questionIdsOf, simpleItemsOf } from "#app/domain/assessment/draw-paper.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { Receipt } from "#app/domain/sync/receipt.ts";
import { rightResponse } from "#tests/builders/right-response.ts";
import { type BenchLearner, type Installation, hasBegun } from "#tests/bench/installation.ts";
import { type Answer, type Ask, textOf } from "#tests/bench/load.ts";

/** How many different requests a page is asked with, each by another learner. */
export const SAMPLES = 200;
export const PAGES = ["course", "lesson", "catalogue"] as const;
export type PageName = (typeof PAGES)[number];

/** A request for a page, and words that a right answer holds. */
export type PageAsk = Ask & { readonly expects: string };

const SEARCHES: Readonly<Record<Language, readonly string[]>> = {
  ar: ["العدوى", "ارتفاع ضغط الدم", "سلامة المرضى", "السكري", "غسل اليدين", "الكوليرا"],
  ckb: ["هەوکردن", "فشاری خوێن", "سەلامەتی نەخۆش", "شەکرە", "دەست شوشتن", "کۆلێرا"],
  en: ["infection", "hypertension", "patient safety", "diabetis", "hand hygiene", "cholera"],
};

/** As a browser asks for a page it navigates to. */
function headersOf(learner: BenchLearner): Record<string, string> {
  return {
    cookie: `session=${learner.token}`,
    accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "accept-language": learner.language,
    "accept-encoding": "gzip, deflate, br, zstd",
    "user-agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
  };
}

export function pageAsks(page: PageName, { courses, learners }: Installation): readonly PageAsk[] {
  return Array.from({ length: SAMPLES }, (_, number): PageAsk => {
    const learner = learners[number]!;
    const begun = courses.filter((_course, index) => hasBegun(number, index));
    const course = begun[number % begun.length]!;
    const ask = (path: string, expects: string): PageAsk => ({ method: "GET", path, headers: headersOf(learner), expects });
    switch (page) {
      case "course":
        return ask(`/learn/courses/${course.courseId}`, course.title[learner.language]);
      case "lesson":
        return ask(`/learn/courses/${course.courseId}/lessons/${course.lessonIds[number % course.lessonIds.length]!}`, 'id="lesson-text"');
      case "catalogue": {
        const words = SEARCHES[learner.language];
        return ask(`/learn/catalogue?q=${encodeURIComponent(words[number % words.length]!)}`, "/learn/courses/");
      }
    }
  });
}

/** Throws unless the answer is a page of ours. */
export function mustBePage(answer: Answer, ask: Ask): void {
  if (answer.status !== 200 || !(answer.headers["content-type"] ?? "").startsWith("text/html")) {
    throw new Error(
      `${ask.path} was answered ${String(answer.status)} (${answer.headers["content-type"] ?? "no type"}) instead of a page.`,
    );
  }
}

export const ANSWERS = 20;

type Wish = Readonly<Record<string, unknown>> & { readonly kind: string };
/** Sends one event and answers what the server said; `step` counts from 0. */
export type Send = (ask: Ask, step: number) => Promise<Answer>;

/**
 * A learner's whole quiz, one event after the other as the browser's outbox sends them: course-started, attempt-started, 20 answers,
 * attempt-finished, evaluation-submitted, credit-claimed. A draw of fewer questions is answered again until there are 20. The paper is
 * read from the database, since a page never tells the right answers. Throws when an event is not stored.
 */
export async function quizFlow(send: Send, database: pg.Pool, installation: Installation, number: number): Promise<void> {
  const learner = installation.learners[number % installation.learners.length]!;
  const course = installation.courses.filter((_, index) => !hasBegun(number % installation.learners.length, index))[
    Math.floor(number / installation.learners.length)
  ];
  if (course === undefined) throw new Error("Every learner is in every course.");
  const { courseId, courseVersionId } = course;
  const deviceId = randomUUID();
  let step = 0;
  const say = async (wish: Wish): Promise<Receipt & { readonly outcome: "stored" }> => {
    const event = { ...wish, id: randomUUID(), deviceId, sequence: step + 1, occurredAt: new Date().toISOString() };
    const answer = await send(eventAsk(learner, event), step);
    step += 1;
    const receipt = answer.status === 200 ? Receipt.parse((JSON.parse(textOf(answer)) as { receipts: unknown[] }).receipts[0]) : null;
    if (receipt?.outcome !== "stored")
      throw new Error(`${wish.kind} was answered ${String(answer.status)}: ${textOf(answer).slice(0, 500)}`);
    return receipt;
  };
  await say({ kind: "course-started", courseId });
  const attemptId = (await say({ kind: "attempt-started", courseVersionId })).data.attemptId;
  const { rows } = await database.query<{ draw: unknown }>("SELECT draw FROM attempt WHERE id = $1", [attemptId]);
  const draw = Draw.parse(rows[0]?.draw);
  const simple = new Map(
    draw.entries.flatMap(({ itemVersionId }) => simpleItemsOf(installation.items.get(itemVersionId)!)).map((item) => [item.id, item]),
  );
  const questions = questionIdsOf(draw).map((id) => simple.get(id)!);
  if (questions.length > ANSWERS) throw new Error(`${courseId} asks more than ${String(ANSWERS)} questions.`);
  for (let answer = 0; answer < ANSWERS; answer += 1) {
    const item = questions[answer % questions.length]!;
    await say({ kind: "answer-given", attemptId, itemId: item.id, response: rightResponse(item) });
  }
  await say({ kind: "attempt-finished", attemptId });
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
  await say({ kind: "credit-claimed", courseVersionId, minutesStated: 60, claimedHundredths: 100, statementAccepted: true });
}

/** How many events a flow sends. */
export const FLOW_STEPS = ANSWERS + 5;

/** An event in the outbox's envelope (app/offline/delivery.ts). */
function eventAsk(learner: BenchLearner, event: object): Ask {
  const body = JSON.stringify({ accountId: learner.accountId, sentAt: new Date().toISOString(), events: [event] });
  return {
    method: "POST",
    path: "/api/events",
    headers: { ...headersOf(learner), accept: "application/json", "content-type": "application/json" },
    body,
  };
}
