import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { EventId } from "#app/domain/shared/ids.ts";
import { found, requireActor, sessionOf } from "#app/http/guard.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { attemptResult } from "#app/queries/learning/attempt-result.server.ts";
import { QuizResult } from "#app/ui/learner/quiz-result.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "quiz.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const language = await languageOf(request, await sessionOf(request));
  const result = found(await attemptResult(learner, params["courseId"] ?? "", params["attemptId"] ?? "", language));
  return { result, formEventId: randomUUID() };
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
  const { result, formEventId } = useLoaderData<typeof loader>();
  return <QuizResult result={result} formEventId={formEventId} busy={useNavigation().state === "submitting"} />;
}
