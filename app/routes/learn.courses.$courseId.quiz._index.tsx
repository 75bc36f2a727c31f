import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { CourseVersionId, EventId } from "#app/domain/shared/ids.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { useLine } from "#app/offline/line.ts";
import { quizStanding } from "#app/queries/learning/quiz-standing.server.ts";
import { QuizStart } from "#app/ui/learner/quiz-start.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "quiz.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const standing = found(await quizStanding(learner, params["courseId"] ?? "", occasionOf(request).at));
  return { standing, formEventId: randomUUID() };
}

const StartForm = z.object({ eventId: EventId, courseVersionId: CourseVersionId });

/** The server makes the attempt before any question is sent (R25); pressing twice is the same event twice (R82). */
export async function action({ request, params }: ActionFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const occasion = occasionOf(request);
  const read = await readForm(request, StartForm);
  if (!read.ok) return data({ problem: "not-found" as const }, { status: 422 });
  const { eventId, courseVersionId } = read.value;
  const event = { id: eventId, deviceId: eventId, sequence: 1, occurredAt: occasion.at, kind: "attempt-started", courseVersionId } as const;
  const [receipt] = await recordLearnerEvents(learner, [event], occasion);
  if (receipt?.outcome === "rejected") return data({ problem: receipt.reason }, { status: 409 });
  if (receipt === undefined || receipt.outcome === "later") return data({ problem: "later" as const }, { status: 503 });
  return redirect(`/learn/courses/${params["courseId"] ?? ""}/quiz/${receipt.data.attemptId ?? ""}`);
}

/** A refusal is remembered under the event's id (R84): the next try needs a new one, and after a refusal nothing is loaded anew of itself. */
export const shouldRevalidate = () => true;

export default function QuizRoute() {
  const { standing, formEventId } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem ?? null;
  const busy = useNavigation().state === "submitting";
  const isLineLost = useLine() === "lost";
  return <QuizStart standing={standing} formEventId={formEventId} problem={problem} busy={busy} isLineLost={isLineLost} />;
}
