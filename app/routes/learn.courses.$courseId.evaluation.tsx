import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { recordLearnerEvents } from "#app/commands/learning/record-learner-events.server.ts";
import { Evaluation } from "#app/domain/learning/evaluation.ts";
import { CourseVersionId, EventId } from "#app/domain/shared/ids.ts";
import { refusalOf } from "#app/domain/sync/receipt.ts";
import { found, requireActor } from "#app/http/guard.server.ts";
import { occasionOf } from "#app/http/occasion.server.ts";
import { readForm } from "#app/http/read.server.ts";
import { claimStanding } from "#app/queries/credits/claim-standing.server.ts";
import { EvaluationScreen } from "#app/ui/learner/evaluation-screen.tsx";
import type { PageHandle } from "#app/ui/shell/page-title.tsx";

export const handle = { title: "evaluation.title" } satisfies PageHandle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireActor(request, "learner");
  return { standing: found(await claimStanding(learner, params["courseId"] ?? "")), eventId: randomUUID() };
}

const text = z.string().trim().max(2000, "too-long").default("");
/** The form as a browser sends it; the event carries it on as an Evaluation. */
const EvaluationForm = z.object({
  eventId: EventId,
  courseVersionId: CourseVersionId,
  relevance: z.coerce.number({ error: "required" }).int().min(1, "required").max(5),
  intentToChange: Evaluation.shape.intentToChange,
  intendedChange: text,
  barriers: Evaluation.shape.barriers.default([]),
  perceivedBias: Evaluation.shape.perceivedBias,
  biasComment: text,
  comment: z.string().trim().max(4000, "too-long").default(""),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const learner = await requireActor(request, "learner");
  const read = await readForm(request, EvaluationForm);
  if (!read.ok) return data({ reply: read.reply, refusal: null }, { status: 422 });
  const { eventId, courseVersionId, ...evaluation } = read.value;
  const occasion = occasionOf(request);
  // A form without script is a device of its own that does one thing: sending it twice is the same event twice.
  const event = {
    id: eventId,
    deviceId: eventId,
    sequence: 1,
    occurredAt: occasion.at,
    kind: "evaluation-submitted",
    courseVersionId,
    evaluation,
  } as const;
  const [receipt] = await recordLearnerEvents(learner, [event], occasion);
  const refusal = refusalOf(receipt);
  if (refusal !== null && refusal !== "already-evaluated") {
    return data({ reply: { values: read.values, errors: {} }, refusal }, { status: refusal === "later" ? 503 : 409 });
  }
  return redirect(`/learn/courses/${params["courseId"] ?? ""}/claim`);
}

/** A refusal is remembered under the event's id (R84): the next try needs a new one, and after a refusal nothing is loaded anew of itself. */
export const shouldRevalidate = () => true;

export default function EvaluationRoute() {
  const { standing, eventId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  return (
    <EvaluationScreen standing={standing} eventId={eventId} reply={answer?.reply ?? null} refusal={answer?.refusal ?? null} busy={busy} />
  );
}
