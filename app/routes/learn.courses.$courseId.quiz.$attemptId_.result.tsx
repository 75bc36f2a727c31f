import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { EventId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { formatDate } from "#app/i18n/format-date.ts";
import { formatNumber } from "#app/i18n/format-number.ts";
import { itemReportWords } from "#app/i18n/item-report-words.server.ts";
import { type AttemptResult, attemptResult } from "#app/queries/learning/attempt-result.server.ts";
import { QuizResult, type SaidOfResult } from "#app/ui/learner/quiz-result.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "quiz.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const language = await languageOf(request, await sessionOf(request));
  const result = found(await attemptResult(learner, params["courseId"] ?? "", params["attemptId"] ?? "", language));
  return { result, said: result.state === "marked" ? saidOf(result, language) : null, formEventId: randomUUID() };
}

/** What was corrected, and the ways to say that a question is wrong: words that travel with the page (i18n/item-report-words). */
function saidOf(result: Extract<AttemptResult, { state: "marked" }>, language: Language): SaidOfResult {
  const t = itemReportWords(language);
  const { regraded, percent, passed, minimumPerformanceLevel } = result;
  const day = (at: Instant) => formatDate(language, at, "day");
  const number = (value: number) => formatNumber(language, value);
  return {
    corrected:
      regraded === null
        ? null
        : {
            what: t("item-report.result-corrected", {
              day: day(regraded.at),
              before: number(regraded.percentBefore),
              now: number(percent),
            }),
            sentences: regraded.sentences,
            pass:
              passed && !regraded.passedBefore
                ? t("item-report.result-new-pass")
                : passed && percent < minimumPerformanceLevel
                  ? t("item-report.result-pass-stands")
                  : null,
          },
    questions: Object.fromEntries(
      result.feedback.map((one) => [
        one.itemId,
        {
          corrections: one.corrections.map(({ kind, sentence, at }) => ({
            what: t(`item-report.question-${kind}`, { day: day(at) }),
            sentence,
          })),
          dropped: one.maximumPoints === 0 ? t("item-report.not-counted") : null,
          report: {
            to: `/learn/courses/${result.courseId}/quiz/${result.attemptId}/report/${one.itemId}`,
            label: t(one.isReported ? "item-report.reported" : "item-report.title"),
          },
        },
      ]),
    ),
  };
}

/** "I have no more answers on any device": a finish, after which the attempt is marked. */
export async function action({ request, params }: ActionFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const occasion = occasionOf(request);
  const read = await readForm(request, z.object({ eventId: EventId }));
  if (read.ok) {
    const { eventId } = read.value;
    const event = {
      id: eventId,
      deviceId: eventId,
      sequence: 1,
      occurredAt: occasion.at,
      kind: "attempt-finished",
      attemptId: params["attemptId"],
    };
    await recordLearnerEvents(learner, [event], occasion);
  }
  return redirect(`/learn/courses/${params["courseId"] ?? ""}/quiz/${params["attemptId"] ?? ""}/result`);
}

export default function ResultRoute() {
  const { result, said, formEventId } = useLoaderData<typeof loader>();
  return <QuizResult result={result} said={said} formEventId={formEventId} busy={useNavigation().state === "submitting"} />;
}
