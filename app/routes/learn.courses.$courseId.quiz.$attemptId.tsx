import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData, useNavigate, useRouteLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { isUnreadable, responseFromFields } from "#app/domain/assessment/response-fields.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { isPlainJson } from "#app/domain/shared/plain-text.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readQuizForm } from "#app/http/read-quiz-form.server.ts";
import { itemReportWords } from "#app/i18n/item-report-words.server.ts";
import { useAttempt } from "#app/offline/use-attempt.ts";
import { type PaperForAttempt, paperForAttempt } from "#app/queries/learning/paper-for-attempt.server.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import { type FormAnswer, QuizPlayer } from "#app/ui/learner/quiz-player.tsx";
import { numberFieldId } from "#app/ui/learner/quiz-question.tsx";
import { SignInOverPage } from "#app/ui/learner/sign-in-over-page.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

const here = (params: LoaderFunctionArgs["params"]) => ({ courseId: params["courseId"] ?? "", attemptId: params["attemptId"] ?? "" });

async function paperFor(request: Request, params: LoaderFunctionArgs["params"]) {
  const learner = await requireActor(request, "learner");
  const { courseId, attemptId } = here(params);
  const language = await languageOf(request, await sessionOf(request));
  return { learner, view: found(await paperForAttempt(learner, courseId, attemptId, language)) };
}

export const handle = { title: "quiz.title", tellsRefusals: true } satisfies PageHandle;

/** What the page needs of an attempt that is open; a device keeps it, so that the attempt can go on without a line. */
export type Loaded = {
  readonly view: PaperForAttempt;
  readonly place: number | "finish";
  readonly accountId: AccountId;
  readonly serverNow: Instant;
  readonly formEventId: string;
  /** The words of the way to say that a question is wrong; a device without a line has none, for they are said to the server. */
  readonly reportLabel?: string;
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { learner, view } = await paperFor(request, params);
  if (!view.isOpen) return redirect(`/learn/courses/${view.courseId}/quiz/${view.attemptId}/result`);
  const asked = new URL(request.url).searchParams.get("q");
  const number = Math.trunc(Number(asked ?? 1));
  const place = asked === "finish" ? ("finish" as const) : number >= 1 && number <= view.paper.questions.length ? number : 1;
  const reportLabel = itemReportWords(await languageOf(request, await sessionOf(request)))("item-report.title");
  return {
    view,
    place,
    accountId: learner.accountId,
    serverNow: occasionOf(request).at,
    formEventId: randomUUID(),
    reportLabel,
  } satisfies Loaded;
}

/** Stepping from question to question asks the server nothing. */
export function shouldRevalidate({ currentUrl, nextUrl, formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  if (formMethod === undefined && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search) return false;
  return defaultShouldRevalidate;
}

/** A browser without script: each form is one event, on a "device" of its own. */
export async function action({ request, params }: ActionFunctionArgs) {
  const occasion = occasionOf(request);
  const { learner, view } = await paperFor(request, params);
  const { courseId, attemptId } = here(params);
  const form = await readQuizForm(request);
  const page = `/learn/courses/${courseId}/quiz/${attemptId}`;
  const base = { id: form.eventId, deviceId: form.eventId, sequence: 1, occurredAt: occasion.at };
  if (form.intent === "finish") {
    const [receipt] = await recordLearnerEvents(learner, [{ ...base, kind: "attempt-finished", attemptId }], occasion);
    return redirect(receipt?.outcome === "later" ? `${page}?q=finish` : `${page}/result`);
  }
  const question = found(view.paper.questions.find(({ id }) => id === form.itemId));
  const stems = question.type === "extended-matching" ? question.stems.map((stem) => stem.id) : [];
  const response = responseFromFields(question.type, form.fields, stems);
  const onwards = redirect(`${page}?q=${form.go ?? String(question.number)}`);
  const held = view.answers.find(({ itemId }) => itemId === question.id);
  if (response === null || !isPlainJson(response) || JSON.stringify(held?.response) === JSON.stringify(response)) return onwards;
  const answer = (problem: FormAnswer["problem"], status: number) =>
    data({ problem, itemId: question.id, response } satisfies FormAnswer, { status });
  // R26: answered meanwhile in another tab or on another device. Nothing is overwritten unseen; what was chosen here stays in the form.
  if (held !== undefined && held.eventId !== form.basedOn && held.eventId !== form.eventId) return answer("stale", 409);
  const [receipt] = await recordLearnerEvents(
    learner,
    [{ ...base, kind: "answer-given", attemptId, itemId: question.id, response }],
    occasion,
  );
  if (receipt?.outcome === "rejected") return answer(receipt.reason, 409);
  if (receipt === undefined || receipt.outcome === "later") return answer("later", 503);
  // It is kept as it was typed, and the field says what is wrong with it. Who sends the same once more wants to go on.
  return isUnreadable(response) ? redirect(`${page}?q=${String(question.number)}#${numberFieldId(question.id)}`) : onwards;
}

export default function AttemptRoute() {
  const { view, place, accountId, serverNow, formEventId, reportLabel } = useLoaderData<Loaded>();
  const reply = useActionData<typeof action>() ?? null;
  const attempt = useAttempt(accountId, view.attemptId, view.answers);
  const navigate = useNavigate();
  const { finished, stoppedBy, sendNow } = attempt;
  const told = useRouteLoaderData<typeof rootLoader>("root");
  // Not the language of the words on the page, which may come a moment after the paper.
  const language = told === undefined || told.fromDevice === true ? null : told.language;
  useEffect(() => {
    if (language === null) return;
    const { attemptId, courseId } = view;
    void import("#app/offline/keep-paper.ts")
      .then(({ keepPaper }) => keepPaper({ accountId, attemptId, courseId, language, view, serverNow }))
      // A browser that keeps nothing: the attempt goes on as long as the page is open, and the answers say where they are.
      .catch(() => undefined);
  }, [accountId, language, view, serverNow]);
  useEffect(() => {
    if (finished === "stored") navigate(`/learn/courses/${view.courseId}/quiz/${view.attemptId}/result`);
  }, [finished, navigate, view.courseId, view.attemptId]);
  return (
    <>
      <QuizPlayer
        key={view.attemptId}
        view={view}
        place={place}
        serverNow={serverNow}
        formEventId={formEventId}
        reply={reply}
        here={attempt}
        reportLabel={reportLabel ?? null}
      />
      <SignInOverPage stoppedBy={stoppedBy} onHelped={sendNow} />
    </>
  );
}
